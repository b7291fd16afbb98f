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
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The control over HTTP: every exchange is held against the OpenAPI document that the simulator serves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlTest {

    private final KitSimulator kit = KitSimulator.start();
    private final Http http = Http.anonymous(kit);
    private final OpenApiInteractionValidator document =
            OpenApiInteractionValidator.createForInlineApiSpecification(http.get("/simulator/openapi.json").text()).build();

    @AfterEach
    void reset() {
        kit.reset();
    }

    /** Sends a request that the document allows, and holds the answer against it. */
    private Http.Reply call(String method, String path, String body) {
        String type = body == null ? null : body.startsWith("{") ? "application/json" : "text/csv";
        return call(method, path, body, type, true);
    }

    private Http.Reply call(String method, String path, String body, String type, boolean allowed) {
        Http.Reply reply = http.send(method, path, body, type);
        String[] parts = path.split("\\?");
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, parts[0]);
        if (parts.length > 1) {
            for (String pair : parts[1].split("&")) {
                request.withQueryParam(pair.split("=")[0], pair.split("=", 2)[1]);
            }
        }
        if (body != null) {
            request.withBody(body).withContentType(type);
        }
        if (allowed) {
            assertThat(problems(document.validateRequest(request.build()))).as(method + " " + path).isEmpty();
        }
        SimpleResponse.Builder response = new SimpleResponse.Builder(reply.status());
        if (!reply.text().isEmpty()) {
            response.withBody(reply.text()).withContentType(reply.header("Content-Type"));
        }
        Request.Method verb = Request.Method.valueOf(method);
        assertThat(problems(document.validateResponse(parts[0], verb, response.build())))
                .as(method + " " + path + " -> " + reply.status() + " " + reply.text()).isEmpty();
        return reply;
    }

    private static List<String> problems(ValidationReport report) {
        List<String> problems = new ArrayList<>();
        report.getMessages().forEach(message -> problems.add(message.getMessage()));
        return problems;
    }

    @Test
    void describesEveryAddressThatItServes() {
        Map<String, String> bodies = Map.of("POST /simulator/accounts", "{\"name\":\"Other\"}");
        JsonNode paths = http.get("/simulator/openapi.json").at("paths");
        assertThat(paths.size()).isGreaterThan(30);
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (path.getKey().equals("/simulator/stream")) {
                return;
            }
            String method = operation.getKey().toUpperCase(Locale.ROOT);
            String address = path.getKey().replace("{account}", "1").replaceAll("\\{\\w+}", "4711");
            String body = bodies.getOrDefault(method + " " + address, method.equals("GET") ? null : "{}");
            int status = call(method, address, body, body == null ? null : "application/json", false).status();
            // an example id may not be there, and an empty body may be too little; anything else is not served
            assertThat(status).as(method + " " + address).isIn(200, 201, 202, 204, 404, 422);
        }));
    }

    @Test
    void tellsThatItIsUp() {
        assertThat(call("GET", "/simulator/health", null).at("status").asText()).isEqualTo("up");
    }

    @Test
    void seedsFromJson() {
        Http.Reply reply = call("POST", "/simulator/accounts/1/seed", """
                {"tags": ["Customer"], "forms": [{"name": "Signup", "double_opt_in": true}], "custom_fields": ["Town"],
                 "sequences": ["Welcome"], "segments": ["All"], "posts": ["Hello"],
                 "purchases": [{"email_address": "cleo@example.com", "transaction_id": "7", "currency": "EUR",
                   "products": [{"name": "Tea", "pid": "1", "lid": "1", "quantity": 2, "unit_price": 3}]}],
                 "subscribers": ["bob@example.com", {"email_address": "ann@example.com", "first_name": "Ann",
                   "state": "inactive", "tags": ["customer", "New"], "forms": ["Signup"], "sequences": ["Welcome"],
                   "fields": {"Last name": "Archer", "town": 7}}]}
                """);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("account/counts/tags").asInt()).isEqualTo(2);
        long ann = kit.state().subscriberId("ann@example.com");
        assertThat(kit.state().subscriberState(ann)).isEqualTo("inactive");
        assertThat(kit.state().subscriberFields(ann)).isEqualTo(Map.of("last_name", "Archer", "town", "7"));
        assertThat(kit.state().subscriberId("bob@example.com")).isPositive();
        JsonNode listed = call("GET", "/simulator/accounts/1/subscribers?limit=50", null).at("subscribers");
        assertThat(listed).hasSize(3);
        assertThat(listed).anySatisfy(one -> assertThat(one.at("/tags")).hasSize(2));
        for (String kind : List.of("tags", "forms", "sequences", "segments", "posts", "purchases", "custom_fields")) {
            assertThat(call("GET", "/simulator/accounts/1/" + kind, null).at(kind)).as(kind).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {",", ";", "TAB"})
    void seedsFromCsv(String separator) {
        String mark = separator.equals("TAB") ? "\t" : separator;
        String csv = String.join(mark, "email_address", "first_name", "tags", "Last name") + "\n"
                + String.join(mark, "ann@example.com", "\"Ann" + mark + " A.\"", "Customer|New", "Archer") + "\n"
                + String.join(mark, "bob@example.com", "", "", "") + "\n";
        assertThat(call("POST", "/simulator/accounts/1/seed", csv).status()).isEqualTo(200);
        long ann = kit.state().subscriberId("ann@example.com");
        assertThat(kit.state().subscriberFields(ann)).isEqualTo(Map.of("last_name", "Archer"));
        assertThat(kit.state().tagCount()).isEqualTo(2);
        assertThat(kit.state().subscriberCount()).isEqualTo(2);
    }

    @Test
    void saysWhichSeedIsWrong() {
        Http.Reply reply = call("POST", "/simulator/accounts/1/seed",
                "{\"subscribers\": [\"ann@example.com\", \"nobody\"]}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).startsWith("subscribers[1]: ");
        assertThat(kit.state().subscriberCount()).isEqualTo(1);
        assertThat(call("POST", "/simulator/accounts/1/seed", "name\nAnn\n").error()).contains("email_address");
        assertThat(call("POST", "/simulator/accounts/1/seed", "{\"teas\": []}", "application/json", false).error())
                .startsWith("teas cannot be seeded");
    }

    @Test
    void goesBackToTheStart() {
        http.post("/simulator/accounts", "{\"name\":\"Other\"}");
        call("POST", "/simulator/accounts/1/seed", "{\"subscribers\": [\"ann@example.com\"], \"tags\": [\"A\"]}");
        call("PATCH", "/simulator/switches", "{\"stats_plan\": false}");
        call("POST", "/simulator/faults", "{\"status\": 500, \"calls\": 9}");
        call("PATCH", "/simulator/clock", "{\"advance\": \"PT1H\", \"list_lag\": 5}");
        assertThat(call("POST", "/simulator/reset", "{}").status()).isEqualTo(204);
        assertThat(kit.state().subscriberCount()).isZero();
        assertThat(kit.state().tagCount()).isZero();
        assertThat(kit.accounts()).hasSize(1);
        assertThat(kit.switches().is(Switch.STATS_PLAN)).isTrue();
        assertThat(kit.faults().pending()).isEmpty();
        assertThat(kit.requests()).isEmpty();
        JsonNode clock = call("GET", "/simulator/clock", null).at("clock");
        assertThat(clock.at("/ahead").asText()).isEqualTo("PT0S");
        assertThat(clock.at("/list_lag").asText()).isEqualTo("PT0S");
        assertThat(Http.key(kit).get("/v4/email_templates").at("email_templates")).hasSize(4);
        assertThat(Http.key(kit).post("/v4/tags", "{\"name\":\"B\"}").at("tag/id").asLong()).isEqualTo(1001);
    }

    @Test
    void generatesAMillionSubscribersWhenTheyAreAskedFor() {
        assertThat(call("POST", "/simulator/reset", "{\"subscribers\": 1000000}").status()).isEqualTo(204);
        assertThat(Http.key(kit).get("/v4/subscribers?per_page=2&include_total_count=true").at("pagination/total_count")
                .asLong()).isEqualTo(1_000_000);
        assertThat(Http.key(kit).get("/v4/subscribers/777777").status()).isEqualTo(200);
    }

    @Test
    void setsFaults() {
        Http.Reply added = call("POST", "/simulator/faults",
                "{\"status\": 429, \"calls\": 2, \"method\": \"get\", \"path\": \"/v4/tags\", \"headers\": {\"X-A\": \"b\"}}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(Http.key(kit).get("/v4/account").status()).isEqualTo(200);
        Http.Reply refused = Http.key(kit).get("/v4/tags");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-A")).isEqualTo("b");
        JsonNode left = call("GET", "/simulator/faults", null).at("faults");
        assertThat(left.at("/0/calls").asInt()).isEqualTo(1);
        assertThat(left.at("/0/on").asText()).isEqualTo("GET /v4/tags");
        assertThat(call("DELETE", "/simulator/faults/" + left.at("/0/id").asLong(), null).status()).isEqualTo(204);
        assertThat(Http.key(kit).get("/v4/tags").status()).isEqualTo(200);
        assertThat(call("GET", "/simulator/requests?refused=true", null).at("requests/0/reason").asText())
                .isEqualTo("A fault was set: answered 429, with the header X-A: b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"{}!Nothing goes wrong", "{\"calls\":0,\"status\":500}!calls must be",
        "{\"status\":99}!status must be", "{\"mode\":\"soon\"}!mode must be", "{\"delay\":-1}!delay must be",
        "{\"delay\":\"soon\"}!delay must be", "{\"status\":500,\"path\":\"/v4/tags\"}!method and path go together",
        "{\"body\":\"x\",\"delay\":1}!a body needs a status", "{\"headers\":{\"A\":1}}!A must be a string"})
    void refusesFaultsThatAreNone(String body, String error) {
        Http.Reply reply = call("POST", "/simulator/faults", body, "application/json", false);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).startsWith(error);
        assertThat(kit.faults().pending()).isEmpty();
    }

    @Test
    void changesSwitches() {
        JsonNode switches = call("PATCH", "/simulator/switches",
                "{\"unknown_fields\": \"reject\", \"bulk_delay\": \"PT1S\", \"webhook_retries\": [\"PT1S\"]}").at("switches");
        assertThat(kit.switches().get(Switch.UNKNOWN_FIELDS)).isEqualTo(Switch.UnknownFields.REJECT);
        assertThat(kit.switches().get(Switch.BULK_DELAY)).isEqualTo(Duration.ofSeconds(1));
        assertThat(kit.switches().get(Switch.WEBHOOK_RETRIES)).containsExactly(Duration.ofSeconds(1));
        assertThat(switches).hasSize(Switch.all().size());
        for (String wrong : List.of("{\"stats_plan\": \"yes\"}", "{\"bulk_delay\": \"soon\"}", "{\"nothing\": true}",
                "{\"stats_plan\": false, \"subscriber_limit\": -1}", "{\"unknown_fields\": null}")) {
            assertThat(call("PATCH", "/simulator/switches", wrong, "application/json", false).status()).as(wrong)
                    .isEqualTo(422);
        }
        assertThat(kit.switches().is(Switch.STATS_PLAN)).isTrue();
    }

    @Test
    void letsTimePass() {
        for (int i = 0; i < 121; i++) {
            Http.key(kit).get("/v4/account");
        }
        JsonNode full = quota();
        assertThat(full.at("/used").asInt()).isEqualTo(120);
        assertThat(full.at("/refused").asInt()).isEqualTo(1);
        assertThat(full.at("/free_in_ms").asLong()).isPositive();
        assertThat(call("GET", "/simulator/requests?status=429", null).at("requests/0/reason").asText())
                .startsWith("The limit of 120 calls in 60 s is used up; the next call may go in ");
        call("PATCH", "/simulator/clock", "{\"advance\": 61}");
        assertThat(quota().at("/used").asInt()).isZero();
        assertThat(Http.key(kit).get("/v4/account").status()).isEqualTo(200);
        assertThat(call("PATCH", "/simulator/clock", "{}").status()).isEqualTo(422);
    }

    private JsonNode quota() {
        return call("GET", "/simulator/quotas", null).at("quotas/0");
    }

    @Test
    void sendsAgainWhenTimePasses() {
        // nothing is there, so that it is answered 404
        String target = kit.baseUri() + "/nothing";
        kit.switches().set(Switch.EVENT_DELAY, Duration.ZERO);
        Http.token(kit).post("/v4/webhook_endpoints",
                "{\"url\":\"" + target + "?secret=1\",\"events\":[\"landing_page.created\"]}");
        call("POST", "/simulator/accounts/1/events", "{\"type\":\"landing_page.created\",\"data\":{\"a\":1}}");
        await().until(() -> delivery().at("/attempts").asInt() == 1 && !delivery().at("/next_at").isNull());
        call("PATCH", "/simulator/clock", "{\"advance\": 31}");
        await().until(() -> delivery().at("/attempts").asInt() == 2);
        assertThat(delivery().at("/target").asText()).isEqualTo(target);
        assertThat(delivery().at("/answered").asInt()).isEqualTo(404);
    }

    private JsonNode delivery() {
        return call("GET", "/simulator/deliveries", null).at("deliveries/0");
    }

    @Test
    void letsThingsHappen() {
        long ann = kit.state().addSubscriber("ann@example.com");
        long tag = kit.state().addTag("A");
        long sequence = kit.state().addSequence("S");
        String path = "/simulator/accounts/1/events";
        String who = "\"email_address\":\"ann@example.com\"";
        call("POST", path, "{\"type\":\"subscriber.tag_added\",\"tag_id\":" + tag + "," + who + "}");
        assertThat(kit.state().isTagged(tag, ann)).isTrue();
        call("POST", path, "{\"type\":\"subscriber.tag_removed\",\"tag_id\":" + tag + ",\"subscriber_id\":" + ann + "}");
        assertThat(kit.state().isTagged(tag, ann)).isFalse();
        call("POST", path, "{\"type\":\"subscriber.bounced\"," + who + "}");
        assertThat(kit.state().subscriberState(ann)).isEqualTo("bounced");
        assertThat(call("POST", path, "{\"type\":\"subscriber.link_clicked\",\"url\":\"https://a.example\"," + who + "}")
                .status()).isEqualTo(202);
        assertThat(call("POST", path, "{\"type\":\"subscriber.sequence_completed\",\"sequence_id\":" + sequence + ","
                + who + "}").status()).isEqualTo(202);
        for (String wrong : List.of("{}", "{\"type\":\"subscriber.bounced\"}", "{\"type\":\"subscriber.new_thing\"}",
                "{\"type\":\"subscriber.bounced\",\"email_address\":\"nobody@example.com\"}",
                "{\"type\":\"subscriber.link_clicked\"," + who + "}",
                "{\"type\":\"subscriber.tag_added\",\"tag_id\":\"1\"," + who + "}")) {
            assertThat(call("POST", path, wrong, "application/json", false).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void changesWhatIsThere() {
        long ann = kit.state().addSubscriber("ann@example.com");
        Http.Reply changed = call("PATCH", "/simulator/accounts/1/subscribers/" + ann,
                "{\"state\":\"complained\",\"first_name\":\"Ann\"}");
        assertThat(changed.at("subscriber/state").asText()).isEqualTo("complained");
        assertThat(changed.at("subscriber/first_name").asText()).isEqualTo("Ann");
        long purchase = kit.state().addPurchase("ann@example.com", "1");
        assertThat(call("DELETE", "/simulator/accounts/1/purchases/" + purchase, null).status()).isEqualTo(204);
        assertThat(call("DELETE", "/simulator/accounts/1/purchases/" + purchase, null).status()).isEqualTo(404);
        assertThat(call("GET", "/simulator/accounts/9", null).status()).isEqualTo(404);
    }

    @Test
    void tellsWhoCalledAndWhy() {
        Http.anonymous(kit).get("/v4/account");
        Http.key(kit).post("/v4/tags", "{}");
        JsonNode requests = call("GET", "/simulator/requests?limit=2", null).at("requests");
        assertThat(requests.at("/0/reason").asText()).isEqualTo("Authentication Failed");
        assertThat(requests.at("/0/credential").isNull()).isTrue();
        assertThat(requests.at("/1/credential").asText()).startsWith("API key …");
        assertThat(requests.at("/1/operation").asText()).isEqualTo("POST /v4/tags");
        assertThat(requests.at("/1/reason").asText()).isNotBlank();
        long id = requests.at("/1/id").asLong();
        assertThat(call("GET", "/simulator/requests/" + id, null).at("request/body").asText()).isEqualTo("{}");
        assertThat(call("GET", "/simulator/requests?after=" + id, null).at("requests")).isEmpty();
        assertThat(call("GET", "/simulator/requests?limit=0", null, null, false).status()).isEqualTo(422);
        assertThat(call("GET", "/simulator/requests?nothing=1", null, null, false).status()).isEqualTo(422);
    }

    @Test
    void refusesPagesOfOtherSites() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                URI.create(kit.baseUri() + "/simulator/reset")).header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        assertThat(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"/simulator/requests,evil.example,403", "/simulator/stream,evil.example:1,403", "/,evil.example,403",
        "/face/face.js,127.0.0.1.evil.example,403", "/simulator/requests,LocalHost:8080,200", "/,127.0.0.1,200",
        "/simulator/health,[::1]:8080,200", "/simulator/health,,200", "/v4/account,evil.example,401"})
    void refusesNamesThatAreNotThisMachines(String path, String host, int status) throws IOException {
        assertThat(raw(kit, path, host)).startsWith("HTTP/1.0 " + status);
    }

    @Test
    void takesAnyNameWhereOthersMayCome() throws IOException {
        try (KitSimulator open = KitSimulator.builder().host("0.0.0.0").start()) {
            assertThat(raw(open, "/simulator/requests", "simulator.example:8080")).startsWith("HTTP/1.0 200");
        }
    }

    private static String raw(KitSimulator to, String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port())) {
            String request = "GET " + path + " HTTP/1.0\r\n" + (host == null ? "" : "Host: " + host + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsNoTokens() {
        String secret = "refresh_4711";
        http.post("/v4/oauth/revoke", "{\"token\":\"" + secret + "\"}");
        http.post("/oauth/authorize", "{\"token\":\"" + secret + "\"}");
        Http.Reply listed = call("GET", "/simulator/requests?limit=2", null);
        assertThat(listed.at("requests")).hasSize(2);
        assertThat(listed.text()).doesNotContain(secret);
    }
}
