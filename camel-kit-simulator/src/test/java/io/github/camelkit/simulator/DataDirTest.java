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
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a simulator keeps in a directory is there after the next start, also if it was killed. */
class DataDirTest {

    private static final List<String> LISTS = List.of("/v4/subscribers?status=all", "/v4/tags", "/v4/custom_fields",
            "/v4/forms?status=all", "/v4/sequences", "/v4/broadcasts", "/v4/purchases", "/v4/webhooks",
            "/v4/webhook_endpoints", "/v4/posts", "/v4/snippets", "/v4/segments", "/v4/email_templates",
            "/v4/tags/1001/subscribers?status=all", "/v4/forms/2001/subscribers?status=all",
            "/v4/sequences/3001/subscribers?status=all", "/v4/sequences/3001/emails", "/v4/account/colors");

    @TempDir
    private Path directory;

    @Test
    void keepsEverythingThatTheApiShows() {
        List<JsonNode> before;
        String refreshToken;
        String accessToken;
        String otherKey;
        try (KitSimulator kit = KitSimulator.builder().dataDir(directory).subscribers(1000).start()) {
            fill(kit);
            otherKey = kit.addAccount("Other").apiKey();
            Http.withKey(kit, otherKey).post("/v4/tags", "{\"name\":\"Theirs\"}");
            var pair = kit.oauth().issue(2);
            refreshToken = pair.refreshToken();
            accessToken = pair.accessToken();
            // tokens are kept with the next request
            before = lists(Http.token(kit));
        }
        try (KitSimulator kit = KitSimulator.builder().dataDir(directory).start()) {
            assertThat(lists(Http.token(kit))).isEqualTo(before);
            assertThat(Http.withKey(kit, otherKey).get("/v4/tags").at("tags/0/name").asText()).isEqualTo("Theirs");
            assertThat(Http.bearer(kit, accessToken).get("/v4/account").status()).isEqualTo(200);
            assertThat(Http.anonymous(kit).post("/v4/oauth/token", "{\"grant_type\":\"refresh_token\",\"client_id\":\""
                    + KitSimulator.CLIENT_ID + "\",\"refresh_token\":\"" + refreshToken + "\"}").status()).isEqualTo(200);
            // an id is never given twice, and what is unique stays so
            assertThat(Http.key(kit).post("/v4/tags", "{\"name\":\"New\"}").at("tag/id").asLong()).isEqualTo(1003);
            assertThat(Http.key(kit).post("/v4/subscribers", "{\"email_address\":\"ANN@example.com\"}").status())
                    .isEqualTo(200);
        }
    }

    private static List<JsonNode> lists(Http http) {
        return LISTS.stream().map(path -> {
            Http.Reply reply = http.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            return reply.json();
        }).toList();
    }

    private static void fill(KitSimulator kit) {
        Http http = Http.token(kit);
        long ann = kit.state().addSubscriber("ann@example.com", "Ünï <script>", "inactive");
        kit.state().addTag("A");
        long deleted = kit.state().addTag("B");
        kit.state().tag(1001, ann);
        kit.state().tag(1001, 7);
        kit.state().deleteTag(deleted);
        kit.state().addForm("F");
        kit.state().addSequence("S");
        kit.state().addPost("P", "Text");
        kit.state().addSegment("G");
        kit.state().addPurchase("ann@example.com", "1");
        for (String[] call : new String[][] {
            {"/v4/custom_fields", "{\"label\":\"Last name\"}"},
            {"/v4/forms/2001/subscribers/" + ann, "{}"},
            {"/v4/sequences/3001/subscribers/" + ann, "{}"},
            {"/v4/sequences/3001/emails", "{\"subject\":\"Hi\",\"delay_value\":1,\"delay_unit\":\"days\"}"},
            {"/v4/broadcasts", "{\"subject\":\"News\",\"content\":\"x\"}"},
            {"/v4/snippets", "{\"name\":\"N\",\"snippet_type\":\"inline\",\"content\":\"x\"}"},
            {"/v4/webhooks", "{\"target_url\":\"http://127.0.0.1:1/x\",\"event\":{\"name\":\"subscriber.subscriber_activate\"}}"},
            {"/v4/webhook_endpoints", "{\"url\":\"http://127.0.0.1:1/y\",\"events\":[\"tag.created\"]}"}}) {
            assertThat(http.post(call[0], call[1]).status()).as(call[0]).isBetween(200, 201);
        }
        assertThat(http.put("/v4/subscribers/" + ann, "{\"email_address\":\"ann@example.com\",\"fields\":{\"last_name\":\"A\"}}")
                .status()).isEqualTo(200);
        assertThat(http.put("/v4/account/colors", "{\"colors\":[\"#123456\"]}").status()).isEqualTo(200);
    }

    @Test
    void forgetsWithAReset() {
        try (KitSimulator kit = KitSimulator.builder().dataDir(directory).start()) {
            fill(kit);
            kit.reset();
        }
        try (KitSimulator kit = KitSimulator.builder().dataDir(directory).start()) {
            assertThat(kit.state().subscriberCount()).isZero();
            assertThat(Http.token(kit).get("/v4/tags").at("tags")).isEmpty();
            assertThat(Http.token(kit).get("/v4/email_templates").at("email_templates")).hasSize(4);
        }
    }

    @Test
    void isUsedByOneSimulatorAtATime() {
        try (KitSimulator kit = KitSimulator.builder().dataDir(directory).start()) {
            assertThat(kit.port()).isPositive();
            assertThatThrownBy(() -> KitSimulator.builder().dataDir(directory).start())
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void survivesKill9() throws IOException, InterruptedException {
        int answered = 0;
        Process first = start();
        try {
            Http http = Http.at(address(first), "kit_simulator_api_key");
            for (; answered < 200; answered++) {
                assertThat(http.post("/v4/subscribers", "{\"email_address\":\"a" + answered + "@example.com\"}").status())
                        .isEqualTo(201);
            }
        } finally {
            first.destroyForcibly();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        Process second = start();
        try {
            Http http = Http.at(address(second), "kit_simulator_api_key");
            assertThat(http.get("/v4/subscribers?include_total_count=true").at("pagination/total_count").asInt())
                    .isEqualTo(answered);
        } finally {
            second.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "-Dorg.jboss.logging.provider=slf4j",
                KitSimulatorCommand.class.getName(), "--data-dir=" + directory, "--rate-limit=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String address(Process process) throws IOException {
        String line = process.inputReader().readLine();
        Matcher address = Pattern.compile("http://\\S+").matcher(String.valueOf(line));
        assertThat(address.find()).as(line).isTrue();
        return address.group();
    }
}
