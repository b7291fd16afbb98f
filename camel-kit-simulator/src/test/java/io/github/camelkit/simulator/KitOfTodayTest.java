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

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Kit's own clients send and expect, beyond the reference. */
class KitOfTodayTest extends SimulatorTest {

    private static final String STATUSES = "status must be one of: draft, scheduled, sending, completed, aborted";

    @Test
    void aTagThatNobodyEverHadCannotBeRemoved() {
        long tag = kit.state().addTag("Unused");
        long ada = kit.state().addSubscriber("ada@example.com");
        String path = "/v4/tags/" + tag + "/subscribers";
        assertError(http.delete(path + "/" + ada), 404, "Not Found");
        assertError(http.delete(path, "{\"email_address\":\"ada@example.com\"}"), 404, "Not Found");
        Http.Reply bulk = oauth.delete("/v4/bulk/tags/subscribers",
                "{\"taggings\":[{\"tag_id\":" + tag + ",\"subscriber_id\":" + ada + "}]}");
        assertThat(bulk.status()).isEqualTo(200);
        assertThat(bulk.at("failures/0/errors/0").asText()).isEqualTo("Subscriber does not have the tag");
    }

    @Test
    void anAddressToUntagMayComeAsQuery() {
        long tag = kit.state().addTag("Reader");
        long ada = kit.state().addSubscriber("ada@example.com");
        kit.state().tag(tag, ada);
        assertThat(http.delete("/v4/tags/" + tag + "/subscribers?email_address=ada%40example.com").status())
                .isEqualTo(204);
        assertThat(kit.state().isTagged(tag, ada)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"subscribers,include_total_count,pagination/total_count", "broadcasts,slim,broadcasts/0/content",
        "snippets,archived,snippets/0", "posts,include_content,posts/0/content"})
    void booleansMayBeNumbers(String resource, String parameter, String pointer) {
        kit.state().addPost("First", "Hi");
        http.post("/v4/broadcasts", "{\"content\":\"Hi\"}");
        http.post("/v4/snippets", "{\"name\":\"x\",\"snippet_type\":\"inline\",\"content\":\"x\"}");
        String path = "/v4/" + resource + "?" + parameter + "=";
        JsonNode yes = http.get(path + "1").at(pointer);
        JsonNode no = http.get(path + "0").at(pointer);
        assertThat(yes).isEqualTo(http.get(path + "true").at(pointer)).isNotEqualTo(no);
        assertThat(no).isEqualTo(http.get(path + "false").at(pointer));
        assertThat(http.get(path + "2").status()).isEqualTo(422);
    }

    @Test
    void anEmptyArrayIsABodyWithoutFields() {
        long ada = kit.state().addSubscriber("ada@example.com");
        long sequence = kit.state().addSequence("Course");
        assertThat(http.post("/v4/sequences/" + sequence + "/subscribers/" + ada, "[]").status()).isEqualTo(201);
        assertThat(http.post("/v4/subscribers/" + ada + "/unsubscribe", "[]").status()).isEqualTo(204);
        assertThat(http.delete("/v4/sequences/" + sequence, "[]").status()).isEqualTo(204);
        assertThat(http.post("/v4/tags", "[]").error()).isEqualTo("Name can't be blank");
        assertThat(http.post("/v4/tags", "[1]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v4/broadcasts", "/v4/broadcasts/stats"})
    void broadcastsHaveFiveStatuses(String path) {
        long[] ids = new long[5];
        List<String> statuses = List.of("draft", "scheduled", "sending", "completed", "aborted");
        for (int i = 0; i < ids.length; i++) {
            ids[i] = http.post("/v4/broadcasts", "{}").at("broadcast/id").asLong();
            kit.state().setBroadcastStatus(ids[i], statuses.get(i));
        }
        for (int i = 0; i < ids.length; i++) {
            JsonNode found = http.get(path + "?status=" + statuses.get(i)).at("broadcasts");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("id").asLong()).isEqualTo(ids[i]);
        }
        assertError(http.get(path + "?status=sent"), 422, STATUSES);
        assertError(http.get(path + "?status=all"), 422, STATUSES);
    }

    @Test
    void slimBroadcastsLeaveOutWhatIsLarge() {
        http.post("/v4/broadcasts", "{\"content\":\"Hi\",\"public\":true}");
        JsonNode whole = http.get("/v4/broadcasts").at("broadcasts/0");
        JsonNode slim = http.get("/v4/broadcasts?slim=true").at("broadcasts/0");
        List<String> large = List.of("content", "public_url", "email_address", "email_template", "subscriber_filter");
        assertThat(whole.fieldNames()).toIterable().containsAll(large);
        assertThat(slim.fieldNames()).toIterable().doesNotContainAnyElementsOf(large).contains("subject", "status");
    }

    @Test
    void startingPointsCanBeUsedWhenAllowed() {
        String template = "{\"email_template_id\":4,\"allow_starting_point\":";
        assertThat(http.post("/v4/broadcasts", template + "true,\"content\":\"Hi\"}").status()).isEqualTo(201);
        assertThat(http.post("/v4/broadcasts", template + "true}").status()).isEqualTo(422);
        assertThat(http.post("/v4/broadcasts", template + "false,\"content\":\"Hi\"}").status()).isEqualTo(422);
    }

    @Test
    void aBroadcastGoesToThoseWhoAreThere() {
        for (int i = 1; i <= 3; i++) {
            kit.state().addSubscriber("a" + i + "@example.com");
        }
        long id = http.post("/v4/broadcasts", "{\"send_at\":\"2024-01-01\"}").at("broadcast/id").asLong();
        kit.state().setSubscriberState(3, "cancelled");
        JsonNode stats = http.get("/v4/broadcasts/" + id + "/stats").at("broadcast/stats");
        assertThat(stats.get("recipients").asInt()).isEqualTo(3);
        assertThat(stats.get("emails_opened").asInt()).isEqualTo(1);
        assertThat(stats.get("open_rate").asDouble()).isBetween(33.3, 33.4);
    }

    @Test
    void purchasesNeedNoWrapping() {
        String purchase = "{\"transaction_id\":\"1\",\"email_address\":\"ada@example.com\",\"currency\":\"USD\","
                + "\"products\":[{\"name\":\"Book\",\"pid\":9,\"lid\":7,\"quantity\":1,\"unit_price\":2}]}";
        Http.Reply reply = oauth.post("/v4/purchases", purchase);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.at("purchase/products/0/pid").asText()).isEqualTo("9");
        assertThat(oauth.post("/v4/purchases", "{\"purchase\":" + purchase + "}").status()).isEqualTo(201);
        assertError(oauth.post("/v4/purchases", "{}"), 422, "Purchase cannot be blank");
        assertError(oauth.post("/v4/purchases", "{\"purchase\":null}"), 422, "Purchase cannot be blank");
    }

    @Test
    void timesMayHaveASpaceAndAreUtc() {
        JsonNode broadcast = http.post("/v4/broadcasts", "{\"send_at\":\"2999-01-01 10:00:00\","
                + "\"published_at\":\"2999-01-02 11:30:00\"}").at("broadcast");
        assertThat(broadcast.get("send_at").asText()).isEqualTo("2999-01-01T10:00:00Z");
        assertThat(broadcast.get("published_at").asText()).isEqualTo("2999-01-02T11:30:00Z");
    }

    @Test
    void subscribersAreFoundByOneOrMoreAddresses() {
        long ada = kit.state().addSubscriber("ada@example.com");
        long bob = kit.state().addSubscriber("bob@example.com");
        kit.state().addSubscriber("eve@example.com");
        String path = "/v4/subscribers?email_address=";
        assertThat(http.get(path + "ada@example.com,BOB@example.com,none@example.com").json().findValuesAsText("id"))
                .containsExactly("" + bob, "" + ada);
        assertThat(http.get(path + "bob@example.com").json().findValuesAsText("id")).containsExactly("" + bob);
        assertThat(http.get(path + "none@example.com").at("subscribers")).isEmpty();
        assertError(http.get(path + "nonsense"), 422, "Email address is invalid");
        assertError(http.get(path + "ada@example.com,nonsense"), 422, "Email address is invalid");
        kit.state().setSubscriberState(ada, "bounced");
        assertThat(http.get(path + "ada@example.com,bob@example.com&status=all&sort_field=updated_at&sort_order=desc")
                .json().findValuesAsText("id")).containsExactly("" + ada, "" + bob);
    }

    @Test
    void cancellationsAreIncludedInListsOfCancelledOnes() {
        long ada = kit.state().addSubscriber("ada@example.com");
        kit.state().setSubscriberState(ada, "cancelled");
        assertError(http.get("/v4/subscribers?include=canceled_at"), 422,
                "The status param must be `cancelled` if include has `canceled_at`");
        assertThat(http.get("/v4/subscribers?include=canceled_at&status=cancelled").at("subscribers/0/canceled_at")
                .asText()).endsWith("Z");
        for (String field : List.of("canceled_at", "cancelled_at")) {
            assertThat(http.get("/v4/subscribers?sort_field=" + field).status()).isEqualTo(422);
            assertThat(http.get("/v4/subscribers?status=cancelled&sort_field=" + field).at("subscribers")).hasSize(1);
        }
    }

    @Test
    void anAccountTellsOfItsPlanAndAddresses() {
        JsonNode account = http.get("/v4/account").at("account");
        assertThat(account.get("plan").fieldNames()).toIterable().containsExactly("plan_type", "interval",
                "subscriber_limit", "on_trial", "trial_lapse_date", "renews_at", "cancels_at");
        assertThat(account.at("/sending_addresses/0/is_verified").asBoolean()).isTrue();
        assertThat(account.at("/sending_addresses/0/is_dmarc_configured").asBoolean()).isTrue();
        assertThat(account.at("/timezone/friendly_name").asText()).isEqualTo("Eastern Time (US & Canada)");
        assertThat(account.at("/timezone/utc_offset").asText()).isEqualTo("-05:00");
    }

    @Test
    void theOffsetIsTheStandardOneInSummerToo() {
        HandClock clock = new HandClock();
        try (KitSimulator other = KitSimulator.builder().clock(clock).start()) {
            for (int months = 0; months < 12; months++) {
                clock.forward(Duration.ofDays(30));
                assertThat(Http.key(other).get("/v4/account").at("account/timezone/utc_offset").asText())
                        .isEqualTo("-05:00");
            }
        }
    }

    @Test
    void statisticsOfEmailsHaveRates() {
        JsonNode stats = http.get("/v4/account/email_stats").at("stats");
        assertThat(stats.get("open_rate").asDouble())
                .isEqualTo(100.0 * stats.get("opened").asInt() / stats.get("sent").asInt());
        assertThat(stats.fieldNames()).toIterable().contains("click_rate", "unsubscribe_rate", "bounce_rate");
    }

    @Test
    void sequencesAndTheirEmailsHaveStatistics() {
        long sequence = kit.state().addSequence("Course");
        String path = "/v4/sequences/" + sequence;
        long email = http.post(path + "/emails", "{\"subject\":\"One\",\"delay_value\":1,\"delay_unit\":\"days\","
                + "\"published\":true}").at("email/id").asLong();
        JsonNode none = http.get(path + "?include=stats").at("sequence/stats");
        assertThat(none.fieldNames()).toIterable().containsExactly("unsubscribers", "recipients", "opens", "clicks",
                "email_unsubscribes", "bounces", "complaints", "open_rate", "click_rate", "click_to_open_rate",
                "unsubscribe_rate", "bounce_rate", "complaint_rate");
        assertThat(none.get("open_rate").isNull()).isTrue();
        for (int i = 1; i <= 10; i++) {
            http.post(path + "/subscribers/" + kit.state().addSubscriber("a" + i + "@example.com"), null);
        }
        kit.state().setSubscriberState(3, "cancelled");
        JsonNode stats = http.get("/v4/sequences?include=stats").at("sequences/0/stats");
        assertThat(stats.get("recipients").asInt()).isEqualTo(10);
        assertThat(stats.get("unsubscribers").asInt()).isEqualTo(1);
        assertThat(stats.get("open_rate").asDouble()).isEqualTo(50);
        assertThat(stats.get("click_to_open_rate").asDouble()).isEqualTo(20);
        JsonNode ofEmail = http.get(path + "/emails/" + email + "?include=stats").at("email/stats");
        assertThat(ofEmail.has("unsubscribers")).isFalse();
        assertThat(ofEmail.get("recipients")).isEqualTo(stats.get("recipients"));
        assertThat(http.get(path + "/emails?include=stats").at("emails/0/stats")).isEqualTo(ofEmail);
        assertThat(http.get(path).at("sequence").has("stats")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"subscribers,subscribers", "tags,tags", "custom_fields,custom fields"})
    void itemsWithoutFieldsAreNone(String field, String name) {
        assertError(oauth.post("/v4/bulk/" + field, "{\"" + field + "\":[[]]}"), 422,
                "No " + name + " included for processing");
        assertThat(oauth.post("/v4/bulk/" + field, "{\"" + field + "\":[{}]}").at("failures")).hasSize(1);
    }
}
