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

import java.time.Instant;

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcastTest extends SimulatorTest {

    private static final String CONTENT = "\"content\":\"<a href='https://example.com/1'>1</a>\"";

    private long create(String body) {
        Http.Reply reply = http.post("/v4/broadcasts", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.at("broadcast/id").asLong();
    }

    @Test
    void draftsHaveDefaults() {
        long id = create("{\"subject\":\"Hello\"}");
        Http.Reply reply = http.get("/v4/broadcasts/" + id);
        assertThat(reply.at("broadcast/subscriber_filter").toString())
                .isEqualTo("[{\"all\":[{\"type\":\"all_subscribers\"}]}]");
        assertThat(reply.at("broadcast/email_template/name").asText()).isEqualTo("Text Only");
        assertThat(reply.at("broadcast/status").asText()).isEqualTo("draft");
        assertThat(reply.at("broadcast").has("stats")).isFalse();
    }

    @Test
    void anUpdateResetsWhatIsAbsent() {
        long id = create("{\"subject\":\"Hello\",\"email_template_id\":1,\"preview_text\":\"Look\","
                + "\"subscriber_filter\":[{\"any\":[{\"type\":\"tag\",\"ids\":[\"5\",6]}]}]}");
        Http.Reply before = http.get("/v4/broadcasts/" + id);
        assertThat(before.at("broadcast/subscriber_filter/0/any/0/ids").toString()).isEqualTo("[5,6]");
        Http.Reply after = http.put("/v4/broadcasts/" + id, "{\"subject\":\"New\"}");
        assertThat(after.at("broadcast/preview_text").isNull()).isTrue();
        assertThat(after.at("broadcast/email_template/name").asText()).isEqualTo("Text Only");
        assertThat(after.at("broadcast/subscriber_filter/0/all/0/type").asText()).isEqualTo("all_subscribers");
        assertThat(after.at("broadcast/created_at")).isEqualTo(before.at("broadcast/created_at"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"email_template_id\":99}|Email template not found",
        "{\"email_template_id\":4}|Email template not found",
        "{\"subscriber_filter\":[{\"all\":[{\"type\":\"tag\",\"ids\":[1]}],\"none\":[{\"type\":\"tag\",\"ids\":[1]}]}]}"
                + "|Only a single filter group is supported. Use one of `all`, `any`, or `none`.",
        "{\"subscriber_filter\":[{\"all\":[{\"type\":\"all_subscribers\"}]}]}"
                + "|Subscriber filter type must be one of: segment, tag",
        "{\"send_at\":\"soon\"}|send_at is not a valid timestamp",
        "{\"public\":\"yes\"}|public must be a boolean"})
    void refusesBodies(String body, String error) {
        assertError(http.post("/v4/broadcasts", body), 422, error);
        long id = create("{}");
        assertError(http.put("/v4/broadcasts/" + id, body), 422, error);
    }

    @Test
    void whatIsSentCannotBeChanged() {
        long id = create("{\"subject\":\"Now\",\"send_at\":\"" + Instant.now().minusSeconds(1) + "\"}");
        assertError(http.put("/v4/broadcasts/" + id, "{}"), 422, "Broadcast is already sending.");
        assertError(http.delete("/v4/broadcasts/" + id), 422, "Broadcast is already sending.");
        long sending = create("{}");
        kit.state().setBroadcastStatus(sending, "sending");
        assertError(http.delete("/v4/broadcasts/" + sending), 422, "Broadcast is already sending.");
        long draft = create("{\"send_at\":\"2999-01-01T00:00:00\"}");
        assertThat(http.get("/v4/broadcasts/" + draft).at("broadcast/status").asText()).isEqualTo("scheduled");
        assertThat(http.delete("/v4/broadcasts/" + draft).status()).isEqualTo(204);
        assertError(http.delete("/v4/broadcasts/" + draft), 404, "Not Found");
    }

    @Test
    void statisticsNeedThePlan() {
        for (int i = 0; i < 20; i++) {
            kit.state().addSubscriber("a" + i + "@example.com");
        }
        long id = create("{\"send_at\":\"2024-01-01T00:00:00Z\"," + CONTENT + "}");
        Http.Reply stats = http.get("/v4/broadcasts/" + id + "/stats");
        assertThat(stats.at("broadcast/stats/recipients").asInt()).isEqualTo(20);
        Http.Reply clicks = http.get("/v4/broadcasts/" + id + "/clicks?per_page=1");
        assertThat(clicks.at("broadcast/clicks/0/url").asText()).isEqualTo("https://example.com/1");
        assertThat(clicks.at("pagination/has_next_page").asBoolean()).isFalse();
        Http.Reply extra = http.get("/v4/broadcasts?extra_fields=clicks,stats");
        assertThat(extra.at("broadcasts/0/clicks")).hasSize(1);
        assertThat(extra.at("broadcasts/0/stats/status").asText()).isEqualTo("completed");
        assertThat(http.get("/v4/broadcasts/stats").at("broadcasts/0/stats/open_rate").asDouble()).isEqualTo(50);
        kit.switches().set(Switch.STATS_PLAN, false);
        assertError(http.get("/v4/broadcasts/stats"), 403, NO_PERMISSION);
        assertError(http.get("/v4/broadcasts/" + id + "/clicks"), 403, NO_PERMISSION);
        assertThat(http.get("/v4/broadcasts/" + id + "?extra_fields=stats").at("broadcast").has("stats")).isFalse();
    }

    @Test
    void listsAreFiltered() {
        create("{}");
        create("{\"send_at\":\"2024-01-01T00:00:00Z\"," + CONTENT + "}");
        assertThat(http.get("/v4/broadcasts?status=draft").at("broadcasts")).hasSize(1);
        assertThat(http.get("/v4/broadcasts?sent_after=2023-01-01").at("broadcasts")).hasSize(1);
        assertThat(http.get("/v4/broadcasts/stats?sent_before=2023-01-01").at("broadcasts")).isEmpty();
        assertThat(http.get("/v4/broadcasts?slim=true").at("broadcasts/0").has("content")).isFalse();
    }

    @Test
    void needsPermission() {
        long id = create("{}");
        kit.switches().set(Switch.PERMISSIONS, false);
        assertError(http.post("/v4/broadcasts", "{}"), 403, NO_PERMISSION);
        assertError(http.put("/v4/broadcasts/" + id, "{}"), 403, NO_PERMISSION);
        assertError(http.delete("/v4/broadcasts/" + id), 403, NO_PERMISSION);
    }
}
