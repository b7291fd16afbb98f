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
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BulkTest extends SimulatorTest {

    private static String subscribers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"email_address\":\"a" + i + "@example.com\"}")
                .collect(Collectors.joining(",", "\"subscribers\":[", "]"));
    }

    @Test
    void upToAHundredAreDoneAtOnceInAnotherOrder() {
        Http.Reply reply = oauth.post("/v4/bulk/subscribers", "{" + subscribers(100) + "}");
        assertThat(reply.status()).isEqualTo(200);
        List<String> emails = reply.json().findValuesAsText("email_address");
        List<String> sent = IntStream.range(0, 100).mapToObj(i -> "a" + i + "@example.com").toList();
        assertThat(emails).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
        assertThat(kit.state().subscriberCount()).isEqualTo(100);
        kit.switches().set(Switch.SHUFFLE_BULK, false);
        assertThat(oauth.post("/v4/bulk/subscribers", "{" + subscribers(100) + "}").json()
                .findValuesAsText("email_address")).isEqualTo(sent);
    }

    @Test
    void rejectedOnesHaveNoAddress() {
        Http.Reply reply = oauth.post("/v4/bulk/subscribers", "{\"subscribers\":[{\"email_address\":\"nonsense\","
                + "\"first_name\":\"Ben\"},{\"email_address\":\"a@example.com\"}]}");
        assertThat(reply.at("subscribers")).hasSize(1);
        assertThat(reply.at("failures/0/subscriber/email_address").isNull()).isTrue();
        assertThat(reply.at("failures/0/subscriber/first_name").asText()).isEqualTo("Ben");
        assertThat(reply.at("failures/0/errors/0").asText()).isEqualTo("Email address is invalid");
    }

    @Test
    void moreAreDoneLaterAndReported() throws IOException {
        CompletableFuture<JsonNode> report = new CompletableFuture<>();
        HttpServer callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        callback.createContext("/done", exchange -> {
            report.complete(Http.MAPPER.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        callback.start();
        try {
            Http.Reply reply = oauth.post("/v4/bulk/subscribers", "{\"callback_url\":\"http://127.0.0.1:"
                    + callback.getAddress().getPort() + "/done\"," + subscribers(101) + "}");
            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.text()).isEqualTo("{}");
            JsonNode body = report.orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(body.get("subscribers")).hasSize(101);
            assertThat(body.get("failures")).isEmpty();
            assertThat(kit.state().subscriberCount()).isEqualTo(101);
        } finally {
            callback.stop(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void callbacksAreMadeAgainOnlyIfToldTo(int retries) throws IOException {
        kit.switches().set(Switch.CALLBACK_RETRIES, Collections.nCopies(retries, Duration.ofMillis(1)));
        List<String> types = new CopyOnWriteArrayList<>();
        HttpServer callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        callback.createContext("/first", exchange -> {
            types.add(exchange.getRequestMethod() + ' ' + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        callback.createContext("/last", exchange -> {
            last.complete(true);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        callback.start();
        try {
            String url = "http://127.0.0.1:" + callback.getAddress().getPort();
            oauth.post("/v4/bulk/subscribers", "{\"callback_url\":\"" + url + "/first\"," + subscribers(101) + "}");
            await().until(() -> types.size() == retries + 1);
            kit.switches().set(Switch.BULK_DELAY, Duration.ofMillis(200));
            oauth.post("/v4/bulk/subscribers", "{\"callback_url\":\"" + url + "/last\"," + subscribers(101) + "}");
            assertThat(last.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
            assertThat(types).hasSize(retries + 1).containsOnly("POST application/json");
        } finally {
            callback.stop(0);
        }
    }

    @Test
    void theQueueIsBounded() {
        kit.switches().set(Switch.BULK_QUEUE_LIMIT, 100L);
        assertThat(oauth.post("/v4/bulk/subscribers", "{" + subscribers(101) + "}").status()).isEqualTo(413);
        assertThat(oauth.post("/v4/bulk/subscribers", "{" + subscribers(2) + "}").status()).isEqualTo(200);
        kit.switches().set(Switch.BULK_QUEUE_FULL, true);
        assertError(oauth.post("/v4/bulk/subscribers", "{" + subscribers(2) + "}"), 413,
                "This request exceeds your queued bulk requests limit. Please wait while we process your existing "
                        + "requests and try again later.");
        kit.switches().set(Switch.BULK_QUEUE_FULL, false).set(Switch.BULK_QUEUE_LIMIT, 1_000_000L);
        assertThat(oauth.post("/v4/bulk/subscribers", "{" + subscribers(101) + "}").status()).isEqualTo(202);
        await().until(() -> kit.state().subscriberCount() == 101);
    }

    @ParameterizedTest
    @CsvSource({"POST,subscribers,subscribers,subscribers", "POST,tags,tags,tags", "DELETE,tags,tags,tags",
        "POST,tags/subscribers,taggings,taggings", "DELETE,tags/subscribers,taggings,taggings",
        "POST,forms/subscribers,additions,additions", "POST,custom_fields,custom_fields,custom fields",
        "POST,custom_fields/subscribers,custom_field_values,custom field values"})
    void needsItems(String method, String path, String field, String name) {
        for (String body : List.of("{}", "{\"" + field + "\":[]}", "{\"" + field + "\":{}}")) {
            assertError(oauth.send(method, "/v4/bulk/" + path, body, "application/json"), 422,
                    "No " + name + " included for processing");
        }
    }

    @Test
    void tagsAreCreatedAndDeleted() {
        long existing = kit.state().addTag("Old");
        Http.Reply created = oauth.post("/v4/bulk/tags", "{\"tags\":[{\"name\":\"New\"},{\"name\":\"old\"},{}]}");
        assertThat(created.at("tags").findValuesAsText("name")).containsExactlyInAnyOrder("New", "Old");
        assertThat(created.at("failures/0/errors/0").asText()).isEqualTo("Name can't be blank");
        Http.Reply deleted = oauth.delete("/v4/bulk/tags", "{\"tags\":[{\"id\":" + existing + "},{\"id\":5}]}");
        assertThat(deleted.at("failures/0/tag/id").asLong()).isEqualTo(5);
        assertThat(deleted.json().has("tags")).isFalse();
        assertThat(kit.state().tagCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "forms"})
    void pairsAreLinked(String kind) {
        boolean tags = kind.equals("tags");
        long owner = tags ? kit.state().addTag("Reader") : kit.state().addForm("Sign up");
        long ada = kit.state().addSubscriber("ada@example.com");
        String ownerId = tags ? "tag_id" : "form_id";
        String pair = "{\"" + ownerId + "\":%d,\"subscriber_id\":%d}";
        String body = "{\"" + (tags ? "taggings" : "additions") + "\":[" + pair.formatted(owner, ada) + ","
                + pair.formatted(owner, 77) + "," + pair.formatted(7, ada) + "]}";
        Http.Reply reply = oauth.post("/v4/bulk/" + kind + "/subscribers", body);
        assertThat(reply.at("subscribers").findValuesAsText("id")).containsExactly("" + ada);
        String failed = tags ? "tagging" : "subscription";
        assertThat(reply.at("failures").findValues(failed)).extracting(JsonNode::toString).containsExactlyInAnyOrder(
                "{\"" + ownerId + "\":" + owner + ",\"subscriber_id\":null}",
                "{\"" + ownerId + "\":null,\"subscriber_id\":" + ada + "}");
        if (tags) {
            Http.Reply removed = oauth.delete("/v4/bulk/tags/subscribers", body);
            assertThat(removed.at("failures")).hasSize(2);
            assertThat(kit.state().taggedCount(owner)).isZero();
        }
    }

    @Test
    void customFieldsAndTheirValues() {
        kit.state().addCustomField("City");
        Http.Reply fields = oauth.post("/v4/bulk/custom_fields",
                "{\"custom_fields\":[{\"label\":\"Age\"},{\"label\":\"City\"},{\"label\":\" \"}]}");
        assertThat(fields.at("custom_fields/0/created_at").isTextual()).isTrue();
        assertThat(fields.at("failures").findValuesAsText("errors")).hasSize(2);
        assertThat(fields.text()).contains("Label has already been taken").contains("Label can't be blank");
        long ada = kit.state().addSubscriber("ada@example.com");
        long age = fields.at("custom_fields/0/id").asLong();
        String value = "{\"subscriber_id\":%d,\"subscriber_custom_field_id\":%d,\"value\":\"36\"}";
        Http.Reply values = oauth.post("/v4/bulk/custom_fields/subscribers", "{\"custom_field_values\":["
                + value.formatted(ada, age) + "," + value.formatted(77, age) + "]}");
        assertThat(values.at("custom_field_values")).hasSize(1);
        assertThat(values.at("failures/0/custom_field_value/subscriber_id").isNull()).isTrue();
        assertThat(kit.state().subscriberFields(ada)).containsEntry("age", "36");
    }
}
