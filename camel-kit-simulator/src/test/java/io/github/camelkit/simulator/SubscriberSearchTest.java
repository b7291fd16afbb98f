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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(http.post("/v4/subscribers/filter?per_page=2", "{}").status()).isEqualTo(422);
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
        "{\"type\":\"location\",\"latitude\":48.8,\"longitude\":2.3,\"radius\":50}|3",
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

    @Test
    void failsOnUnknownTypes() {
        assertThat(filter("{\"all\":[{\"type\":\"horoscope\"}]}").status()).isEqualTo(500);
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
        kit.switches().subscriberLimit(1);
        String limit = "This request would exceed your subscriber limit";
        assertError(http.post("/v4/subscribers", "{\"email_address\":\"b@example.com\"}"), 403, limit);
        assertThat(http.post("/v4/subscribers", "{\"email_address\":\"a@example.com\"}").status()).isEqualTo(200);
        assertError(oauth.post("/v4/bulk/subscribers", "{\"subscribers\":[{\"email_address\":\"b@example.com\"}]}"),
                403, limit);
    }
}
