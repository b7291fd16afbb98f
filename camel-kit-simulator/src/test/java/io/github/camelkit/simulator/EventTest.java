/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelkit.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventTest extends SimulatorTest {

    /** What the receiver got. */
    record Received(Map<String, String> headers, byte[] body) {

        JsonNode json() {
            try {
                return Http.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private HttpServer receiver;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        kit.switches().set(Switch.WEBHOOK_RETRIES, Collections.nCopies(7, Duration.ofMillis(10)));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
        Integer status = statuses.poll();
        exchange.getResponseHeaders().add("Retry-After", "1");
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private Received awaitOne() {
        await().until(() -> received.size() == 1);
        return received.get(0);
    }

    private void webhook(String event) {
        assertThat(http.post("/v4/webhooks", "{\"target_url\":\"" + url + "\",\"event\":{" + event + "}}").status())
                .isEqualTo(201);
    }

    private Http.Reply endpoint(String... events) {
        Http.Reply reply = http.post("/v4/webhook_endpoints",
                "{\"url\":\"" + url + "\",\"events\":[\"" + String.join("\",\"", events) + "\"]}");
        assertThat(reply.status()).isEqualTo(201);
        return reply;
    }

    @Test
    void legacyWebhooksAreToldOfTheirTagOnly() {
        long tag = kit.state().addTag("Reader");
        long other = kit.state().addTag("Other");
        long ada = kit.state().addSubscriber("ada@example.com");
        webhook("\"name\":\"subscriber.tag_add\",\"tag_id\":" + tag);
        http.post("/v4/tags/" + other + "/subscribers/" + ada, "{}");
        http.post("/v4/tags/" + tag + "/subscribers/" + ada, "{}");
        http.post("/v4/tags/" + tag + "/subscribers/" + ada, "{}");
        Received told = awaitOne();
        assertThat(told.json().at("/subscriber/email_address").asText()).isEqualTo("ada@example.com");
        assertThat(told.headers()).doesNotContainKey("x-kit-signature");
    }

    @ParameterizedTest
    @CsvSource({"subscriber_unsubscribe,cancelled", "subscriber_bounce,bounced", "subscriber_complain,complained"})
    void legacyWebhooksAreToldOfStates(String event, String state) {
        long ada = kit.state().addSubscriber("ada@example.com");
        webhook("\"name\":\"subscriber." + event + "\"");
        kit.state().setSubscriberState(ada, state);
        assertThat(awaitOne().json().at("/subscriber/state").asText()).isEqualTo(state);
    }

    @Test
    void legacyWebhooksAreToldOfPurchases() {
        webhook("\"name\":\"purchase.purchase_create\"");
        oauth.post("/v4/purchases", "{\"purchase\":{\"transaction_id\":\"t\",\"email_address\":\"a@example.com\","
                + "\"currency\":\"EUR\",\"products\":[{\"name\":\"n\",\"pid\":\"p\",\"lid\":\"l\",\"quantity\":1,"
                + "\"unit_price\":1}]}}");
        assertThat(awaitOne().json().at("/transaction_id").asText()).isEqualTo("t");
    }

    @Test
    void deliveriesAreSignedBatches() throws GeneralSecurityException {
        kit.switches().set(Switch.EVENT_DELAY, Duration.ofMillis(300));
        Http.Reply created = endpoint("subscriber.created");
        oauth.post("/v4/bulk/subscribers", "{\"subscribers\":[{\"email_address\":\"a@example.com\"},"
                + "{\"email_address\":\"b@example.com\"}]}");
        Received told = awaitOne();
        assertThat(told.json().get("events")).hasSize(2);
        assertThat(told.json().at("/events/0/type").asText()).isEqualTo("subscriber.created");
        assertThat(told.json().at("/events/0/data/subscriber/email_address").asText()).isEqualTo("a@example.com");
        assertThat(told.headers()).containsEntry("x-kit-delivery", told.json().get("delivery_id").asText())
                .containsEntry("user-agent", "Kit-Webhooks/2.0");
        String[] signature = told.headers().get("x-kit-signature").split(",");
        assertThat(signature).hasSize(2);
        String secret = created.at("webhook_endpoint/secret").asText();
        assertThat(signature[1]).isEqualTo("v1=" + sign(signature[0].substring(2), told.body(), secret));
    }

    private static String sign(String time, byte[] body, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void deliveriesAreSentAgainUntilTaken() {
        statuses.addAll(List.of(500, 404));
        long id = endpoint("tag.created").at("webhook_endpoint/id").asLong();
        kit.state().addTag("Reader");
        await().until(() -> received.size() == 3);
        assertThat(received.get(2).body()).isEqualTo(received.get(0).body());
        String path = "/v4/webhook_endpoints/" + id + "/deliveries";
        await().until(() -> http.get(path + "?status=delivered").at("deliveries").size() == 1);
        Http.Reply history = http.get(path + "?event_type=tag.created");
        assertThat(history.at("deliveries/0/attempt_count").asInt()).isEqualTo(3);
        assertThat(history.at("deliveries/0/attempts").findValuesAsText("response_status"))
                .containsExactly("500", "404", "204");
        assertThat(history.at("deliveries/0/completed_at").isTextual()).isTrue();
        assertError(http.get(path + "?status=lost"), 422,
                "status must be one of: pending, retrying, delivered, failed");
        assertThat(history.at("deliveries/0").has("payload")).isFalse();
        assertThat(http.get(path + "/" + history.at("deliveries/0/id").asLong() + "?include_payload=true")
                .at("delivery/payload/events/0/data/tag/name").asText()).isEqualTo("Reader");
    }

    @Test
    void goneStopsAndBusyWaits() {
        statuses.add(410);
        long id = endpoint("tag.created").at("webhook_endpoint/id").asLong();
        kit.state().addTag("One");
        String path = "/v4/webhook_endpoints/" + id + "/deliveries?status=";
        await().until(() -> http.get(path + "failed").at("deliveries").size() == 1);
        statuses.add(503);
        long begin = System.nanoTime();
        kit.state().addTag("Two");
        await().until(() -> http.get(path + "delivered").at("deliveries").size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void rotationSignsTwice() {
        long id = endpoint("tag.deleted").at("webhook_endpoint/id").asLong();
        http.post("/v4/webhook_endpoints/" + id + "/rotate_secret", "{}");
        kit.state().testWebhookEndpoint(id);
        assertThat(awaitOne().headers().get("x-kit-signature")).containsPattern("t=\\d+,v1=\\w{64},v1=\\w{64}");
    }

    @Test
    void allKindsOfEvents() {
        endpoint("subscriber.created", "subscriber.activated", "subscriber.subscribed_to_form",
                "subscriber.added_to_sequence", "subscriber.sequence_completed", "subscriber.tag_removed",
                "subscriber.link_clicked", "subscriber.custom_field_value_updated", "custom_field.created",
                "custom_field.deleted", "broadcast.created", "broadcast.sent", "broadcast.deleted",
                "sequence.created", "sequence.disabled", "sequence.deleted", "tag.deleted");
        long form = kit.state().addForm("Sign up");
        long sequence = http.post("/v4/sequences", "{\"name\":\"Course\"}").at("sequence/id").asLong();
        long ada = http.post("/v4/subscribers", "{\"email_address\":\"a@example.com\"}").at("subscriber/id").asLong();
        http.post("/v4/forms/" + form + "/subscribers/" + ada, "{}");
        http.post("/v4/sequences/" + sequence + "/subscribers/" + ada, "{}");
        kit.state().completeSequence(sequence, ada);
        kit.state().clickLink(ada, "https://example.com/");
        long tag = kit.state().addTag("Reader");
        kit.state().tag(tag, ada);
        http.delete("/v4/tags/" + tag + "/subscribers/" + ada);
        oauth.delete("/v4/bulk/tags", "{\"tags\":[{\"id\":" + tag + "}]}");
        long field = http.post("/v4/custom_fields", "{\"label\":\"City\"}").at("custom_field/id").asLong();
        http.put("/v4/subscribers/" + ada, "{\"fields\":{\"city\":\"Paris\"}}");
        http.delete("/v4/custom_fields/" + field);
        http.delete("/v4/broadcasts/" + http.post("/v4/broadcasts", "{}").at("broadcast/id").asLong());
        http.post("/v4/broadcasts", "{\"send_at\":\"2024-01-01T00:00:00Z\"}");
        http.put("/v4/sequences/" + sequence, "{\"active\":false}");
        http.delete("/v4/sequences/" + sequence);
        await().until(() -> received.stream().map(one -> one.json().at("/events/0/type").asText()).distinct().count()
                == 17);
    }
}
