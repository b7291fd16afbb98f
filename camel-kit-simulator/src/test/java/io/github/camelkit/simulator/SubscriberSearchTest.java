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

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriberSearchTest extends SimulatorTest {

    private Http.Reply filter(String body) {
        return http.post("/v4/subscribers/filter", body);
    }

    @Test
    void pagesThroughTheBody() {
        for (int i = 1; i <= 3; i++) {
            kit.state().addSubscriber("a" + i + "@example.com");
        }
        Http.Reply first = filter("{\"all\":[],\"per_page\":2,\"include_total_count\":true}");
        assertThat(first.at("subscribers/0/id").isTextual()).isTrue();
        assertThat(first.json().findValuesAsText("id")).containsExactly("3", "2");
        assertThat(first.at("pagination/total_count").asInt()).isEqualTo(3);
        Http.Reply second = filter("{\"all\":[],\"per_page\":2,\"after\":\""
                + first.at("pagination/end_cursor").asText() + "\"}");
        assertThat(second.json().findValuesAsText("id")).containsExactly("1");
        assertThat(filter("{\"per_page\":0}").status()).isEqualTo(422);
        assertThat(filter("{\"after\":\"nonsense\"}").status()).isEqualTo(422);
        assertThat(http.post("/v4/subscribers/filter?per_page=2", "{}").at("pagination/per_page").asInt())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"subscriber_state\",\"states\":[\"cancelled\"]}|2",
        "{\"type\":\"tags\",\"any\":[{\"type\":\"ids\",\"matching\":[1001]}]}|1",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"par\","
                + "\"comparison\":\"contains\"}|1",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"comparison\":\"has_value\"}|1",
        "{\"type\":\"subscribed\",\"after\":\"2001-01-01\"}|3,1",
        "{\"type\":\"subscribed\",\"before\":\"2001-01-01\"}|''",
        "{\"type\":\"location\",\"latitude\":48.8,\"longitude\":2.3,\"radius\":4}|3",
        "{\"type\":\"location\",\"latitude\":48.8,\"longitude\":2.3,\"radius\":3}|''",
        "{\"type\":\"attribution\",\"any\":[{\"type\":\"forms\",\"ids\":[2001]}]}|3",
        "{\"type\":\"sent\",\"count_greater_than\":2}|3"})
    void filters(String filter, String ids) {
        kit.state().addCustomField("City");
        long one = kit.state().addSubscriber("a1@example.com");
        long two = kit.state().addSubscriber("a2@example.com", null, "cancelled");
        long three = kit.state().addSubscriber("a3@example.com");
        kit.state().tag(kit.state().addTag("Reader"), one);
        kit.state().tag(1001, two);
        http.put("/v4/subscribers/" + one, "{\"fields\":{\"city\":\"Paris\"}}");
        http.post("/v4/subscribers/" + three + "/location",
                "{\"location\":{\"country_code\":\"FR\",\"latitude\":48.85,\"longitude\":2.35}}");
        http.post("/v4/forms/" + kit.state().addForm("Sign up") + "/subscribers/" + three, "{}");
        Http.Reply reply = filter("{\"all\":[" + filter + "]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(String.join(",", reply.json().findValuesAsText("id"))).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"paris\",\"comparison\":\"is\"}|''",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"Paris\",\"comparison\":\"is\"}|1",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"5\","
                + "\"comparison\":\"greater_than\"}|2",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"five\","
                + "\"comparison\":\"greater_than\"}|''",
        "{\"type\":\"custom_field\",\"subscriber_custom_field_id\":501,\"value\":\"10.0\","
                + "\"comparison\":\"less_than_or_equal\"}|3,2"})
    void comparesFields(String filter, String ids) {
        kit.state().addCustomField("City");
        for (String value : List.of("Paris", "10", "5")) {
            http.post("/v4/subscribers", "{\"email_address\":\"" + value + "@example.com\",\"fields\":{\"city\":\""
                    + value + "\"}}");
        }
        Http.Reply reply = filter("{\"all\":[" + filter + "]}");
        assertThat(String.join(",", reply.json().findValuesAsText("id"))).as(reply.text()).isEqualTo(ids);
    }

    /** Subscribers 1 to 20 get two broadcasts beside their other e-mails; 10 and 20 click both links of the first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "raw|{\"type\":\"sent\",\"any\":[{\"type\":\"broadcasts\",\"ids\":[5001]}]}|20",
        "raw|{\"type\":\"delivered\",\"count_greater_than\":1,\"any\":[{\"type\":\"broadcasts\","
                + "\"ids\":[5001,5002]}]}|20",
        "raw|{\"type\":\"opens\",\"any\":[{\"type\":\"broadcasts\",\"ids\":[5001]}]}|10",
        "raw|{\"type\":\"opens\",\"count_greater_than\":1,\"any\":[{\"type\":\"broadcasts\",\"ids\":[5001]}]}|2",
        "unique_email|{\"type\":\"opens\",\"count_greater_than\":1,\"any\":[{\"type\":\"broadcasts\","
                + "\"ids\":[5001]}]}|0",
        "raw|{\"type\":\"clicks\",\"count_greater_than_or_equal\":2,\"any\":[{\"type\":\"broadcasts\","
                + "\"ids\":[5001]}]}|2",
        "unique_email|{\"type\":\"clicks\",\"count_greater_than_or_equal\":2,\"any\":[{\"type\":\"broadcasts\","
                + "\"ids\":[5001]}]}|0",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"broadcasts\",\"ids\":[5002]}]}|0",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"urls\",\"urls\":[\"https://example.com/a\"]}]}|2",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"urls\",\"urls\":[\"example.com\"]}]}|0",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"urls\",\"urls\":[\"//example.com/\"],"
                + "\"matching\":\"contains\"}]}|2",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"urls\",\"urls\":[\"https://example.com/\"],"
                + "\"matching\":\"starts_with\"}]}|2",
        "raw|{\"type\":\"clicks\",\"any\":[{\"type\":\"urls\",\"urls\":[\"/b\"],\"matching\":\"ends_with\"}]}|2",
        "raw|{\"type\":\"opens\",\"after\":\"2999-01-01\"}|0",
        "raw|{\"type\":\"opens\",\"before\":\"2001-01-01\"}|0",
        "raw|{\"type\":\"opens\",\"after\":\"2001-01-01\",\"any\":[{\"type\":\"broadcasts\",\"ids\":[5002]}]}|10"})
    void countsWhatTheFilterIsAbout(String mode, String filter, int count) {
        for (int i = 1; i <= 20; i++) {
            kit.state().addSubscriber("a" + i + "@example.com");
        }
        http.post("/v4/broadcasts", "{\"send_at\":\"2024-01-01\",\"content\":"
                + "\"<a href='https://example.com/a'>a</a><a href='https://example.com/b'>b</a>\"}");
        http.post("/v4/broadcasts", "{\"send_at\":\"2024-01-01\",\"content\":\"Hi\"}");
        Http.Reply reply = filter("{\"counting_mode\":\"" + mode + "\",\"all\":[" + filter + "]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.at("subscribers")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"source_type\":\"form\"}|2", "{\"source_type\":\"import\"}|0", "{\"source_names\":[\"First\"]}|1",
        "{\"source_ids\":[2002]}|1", "{\"mechanism\":\"api\",\"mechanism_ids\":[2001,2002]}|2",
        "{\"source_names\":[\"First\"],\"mechanism_ids\":[2002]}|0"})
    void findsBySource(String source, int count) {
        long one = kit.state().addSubscriber("a1@example.com");
        long two = kit.state().addSubscriber("a2@example.com");
        kit.state().addSubscriber("a3@example.com");
        http.post("/v4/forms/" + kit.state().addForm("First") + "/subscribers/" + one, "{}");
        http.post("/v4/forms/" + kit.state().addForm("Second") + "/subscribers/" + two, "{}");
        String kitSource = source.replace("{", "{\"type\":\"kit_source\",");
        assertThat(filter("{\"all\":[{\"type\":\"attribution\",\"any\":[" + kitSource + "]}]}").at("subscribers"))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"id,'1,2,3,4'", "created_at,'1,2,3,4'", "first_name,'4,3,1,2'", "email_address,'2,1,4,3'",
        "engagement__sent,'1,2,3,4'", "engagement__opens,'1,2,3,4'", "engagement__open_rate,'1,3,2,4'",
        "engagement__clicks,'1,2,3,4'", "engagement__click_rate,'1,2,3,4'", "location__distance,'3,4,1,2'"})
    void sortsAndPages(String field, String ids) {
        String[][] people = {{"b@example.com", "Bob"}, {"a@example.com", "Eve"}, {"d@example.com", "Ada"},
            {"c@example.com", null}};
        double[] longitudes = {3, 4, 1, 2};
        for (int i = 0; i < people.length; i++) {
            long id = kit.state().addSubscriber(people[i][0], people[i][1]);
            http.post("/v4/subscribers/" + id + "/location", "{\"location\":{\"country_code\":\"FR\",\"latitude\":0,"
                    + "\"longitude\":" + longitudes[i] + "}}");
        }
        String all = "{\"all\":[{\"type\":\"location\",\"latitude\":0,\"longitude\":0,\"radius\":1000}],"
                + "\"per_page\":1,\"sort_field\":\"" + field + "\",\"sort_order\":\"";
        assertThat(walk(all + "asc\"")).isEqualTo(List.of(ids.split(",")));
        List<String> reversed = new ArrayList<>(List.of(ids.split(",")));
        Collections.reverse(reversed);
        assertThat(walk(all + "desc\"")).isEqualTo(reversed);
    }

    private List<String> walk(String body) {
        List<String> ids = new ArrayList<>();
        Http.Reply page = filter(body + "}");
        while (true) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            ids.addAll(page.json().findValuesAsText("id"));
            if (!page.at("pagination/has_next_page").asBoolean()) {
                return ids;
            }
            page = filter(body + ",\"after\":\"" + page.at("pagination/end_cursor").asText() + "\"}");
        }
    }

    @Test
    void refusesSortFields() {
        assertThat(filter("{\"sort_field\":\"updated_at\"}").error()).startsWith("sort_field must be one of: id, ");
        assertError(filter("{\"sort_field\":\"location__distance\"}"), 422,
                "sort_field location__distance needs a location filter");
        assertError(filter("{\"sort_order\":\"up\"}"), 422, "sort_order must be one of: asc, desc");
        assertThat(http.get("/v4/subscribers?sort_field=first_name").error())
                .startsWith("sort_field must be one of: id, created_at, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engagement__sent", "engagement__opens", "engagement__clicks", "engagement__open_rate",
        "engagement__click_rate"})
    void listsAreSortedByEngagement(String field) {
        try (KitSimulator other = KitSimulator.builder().subscribers(19).start()) {
            List<String> ids = new ArrayList<>();
            Http caller = Http.key(other);
            String path = "/v4/subscribers?per_page=7&sort_order=desc&sort_field=" + field;
            Http.Reply page = caller.get(path);
            while (page.at("pagination/has_next_page").asBoolean()) {
                ids.addAll(page.json().findValuesAsText("id"));
                page = caller.get(path + "&after=" + page.at("pagination/end_cursor").asText().replace("=", "%3D"));
            }
            ids.addAll(page.json().findValuesAsText("id"));
            String statistic = Map.of("engagement__sent", "sent", "engagement__opens", "opened", "engagement__clicks",
                    "clicked").getOrDefault(field, field.replace("engagement__", ""));
            assertThat(ids).hasSize(19).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparingDouble(id ->
                    -caller.get("/v4/subscribers/" + id + "/stats").at("subscriber/stats/" + statistic).asDouble()));
            assertError(caller.get(path + "&email_address=a@example.com"), 422,
                    "sort_field cannot be " + field + " together with email_address");
        }
    }

    @Test
    void failsOnUnknownTypes() {
        assertThat(filter("{\"all\":[{\"type\":\"horoscope\"}]}").status()).isEqualTo(500);
        assertThat(filter("{\"all\":[[]]}").status()).isEqualTo(500);
        assertThat(filter("{\"all\":[1]}").status()).isEqualTo(422);
    }

    @Test
    void includesMore() {
        long id = kit.state().addSubscriber("a@example.com");
        kit.state().tag(kit.state().addTag("Reader"), id);
        Http.Reply reply = filter("{\"all\":[],\"include\":[{\"type\":\"tags\"},{\"type\":\"stats\"},"
                + "{\"type\":\"custom_fields\"},{\"type\":\"location\"}]}");
        assertThat(reply.at("subscribers/0/tag_names/0").asText()).isEqualTo("Reader");
        assertThat(reply.at("subscribers/0/tag_ids/0").isTextual()).isTrue();
        assertThat(reply.at("subscribers/0/stats/sent").isInt()).isTrue();
        assertThat(reply.at("subscribers/0/fields").isObject()).isTrue();
    }

    @Test
    void locationsArePinnedChangedAndRemoved() {
        long id = kit.state().addSubscriber("a@example.com");
        String path = "/v4/subscribers/" + id + "/location";
        assertError(http.patch(path, "{\"location\":{\"city\":\"Lyon\"}}"), 404, "Not Found");
        assertError(http.post(path, "{\"location\":{\"city\":\"Paris\"}}"), 422, "Country code can't be blank");
        Http.Reply pinned = http.post(path, "{\"location\":{\"city\":\"Paris\",\"country_code\":\"FR\"}}");
        assertThat(pinned.status()).isEqualTo(200);
        Http.Reply changed = http.patch(path, "{\"location\":{\"city\":\"Lyon\"}}");
        assertThat(changed.at("subscriber/location/country_code").asText()).isEqualTo("FR");
        assertThat(changed.at("subscriber/location/city").asText()).isEqualTo("Lyon");
        assertThat(http.delete(path).status()).isEqualTo(204);
        assertError(http.delete(path), 404, "Not Found");
    }

    @Test
    void statisticsOfOne() {
        long id = kit.state().addSubscriber("a@example.com");
        assertThat(http.get("/v4/subscribers/" + id + "/stats?email_sent_after=2001-01-01")
                .at("subscriber/stats/sent").asInt()).isEqualTo(1);
        assertThat(http.get("/v4/subscribers/" + id + "/stats?email_sent_before=2001-01-01")
                .at("subscriber/stats/sent").asInt()).isZero();
    }

    @Test
    void thePlanMayBeFull() {
        kit.state().addSubscriber("a@example.com");
        kit.switches().set(Switch.SUBSCRIBER_LIMIT, 1L);
        String limit = "This request would exceed your subscriber limit";
        assertError(http.post("/v4/subscribers", "{\"email_address\":\"b@example.com\"}"), 403, limit);
        assertThat(http.post("/v4/subscribers", "{\"email_address\":\"a@example.com\"}").status()).isEqualTo(200);
        assertError(oauth.post("/v4/bulk/subscribers", "{\"subscribers\":[{\"email_address\":\"b@example.com\"}]}"),
                403, limit);
    }
}
