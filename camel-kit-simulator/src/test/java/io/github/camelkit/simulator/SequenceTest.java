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

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SequenceTest extends SimulatorTest {

    @Test
    void canBeCreatedChangedAndDeleted() {
        Http.Reply created = http.post("/v4/sequences",
                "{\"name\":\"Course\",\"send_hour\":8,\"send_days\":[\"monday\"],\"hold\":true}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("sequence/active").asBoolean()).isTrue();
        long id = created.at("sequence/id").asLong();
        Http.Reply updated = http.put("/v4/sequences/" + id, "{\"active\":false}");
        assertThat(updated.at("sequence/name").asText()).isEqualTo("Course");
        assertThat(updated.at("sequence/active").asBoolean()).isFalse();
        assertThat(http.get("/v4/sequences/" + id + "?include=stats").at("sequence/email_count").asInt()).isZero();
        assertThat(http.get("/v4/sequences").at("sequences/0/send_hour").asInt()).isEqualTo(8);
        assertThat(http.delete("/v4/sequences/" + id, "{}").status()).isEqualTo(204);
        assertError(http.get("/v4/sequences/" + id), 404, "Not Found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|name can't be blank",
        "{\"name\":\"x\",\"send_hour\":24}|send_hour must be an integer between 0 and 23",
        "{\"name\":\"x\",\"send_hour\":\"8\"}|send_hour must be an integer between 0 and 23",
        "{\"name\":\"x\",\"send_days\":[\"someday\"]}|send_days must be days of the week",
        "{\"name\":\"x\",\"email_address\":\"x\"}|Email address is invalid",
        "{\"name\":\"x\",\"active\":1}|active must be a boolean"})
    void refusesBodies(String body, String error) {
        assertError(http.post("/v4/sequences", body), 422, error);
    }

    @Test
    void needsPermission() {
        kit.switches().set(Switch.PERMISSIONS, false);
        assertError(http.post("/v4/sequences", "{\"name\":\"x\"}"), 403, NO_PERMISSION);
    }

    @Test
    void addsSubscribersWhileActive() {
        long active = kit.state().addSequence("Course");
        long inactive = kit.state().addSequence("Old", false);
        long ada = kit.state().addSubscriber("ada@example.com");
        String path = "/v4/sequences/" + active + "/subscribers";
        assertThat(http.post(path + "/" + ada, "{}").status()).isEqualTo(201);
        assertThat(http.post(path, "{\"email_address\":\"ada@example.com\"}").status()).isEqualTo(200);
        assertThat(http.get(path).at("subscribers/0/added_at").isTextual()).isTrue();
        assertError(http.post("/v4/sequences/" + inactive + "/subscribers/" + ada, null), 422,
                "Sequence is inactive");
        assertThat(http.get("/v4/sequences/" + active + "?include=stats").at("sequence/subscriber_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void hasEmails() {
        long sequence = kit.state().addSequence("Course");
        long other = kit.state().addSequence("Other");
        String path = "/v4/sequences/" + sequence + "/emails";
        Http.Reply created = http.post(path,
                "{\"subject\":\"One\",\"delay_value\":1,\"delay_unit\":\"days\",\"content\":\"<p>Hi</p>\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        long id = created.at("email/id").asLong();
        assertThat(http.get(path).at("emails/0").has("content")).isFalse();
        assertThat(http.get(path + "?include_content=true").at("emails/0/content").asText()).isEqualTo("<p>Hi</p>");
        assertThat(http.put(path + "/" + id, "{\"published\":true}").at("email/published").asBoolean()).isTrue();
        assertThat(http.get(path + "/" + id).at("email/content").asText()).isEqualTo("<p>Hi</p>");
        assertError(http.get("/v4/sequences/" + other + "/emails/" + id), 404, "Not Found");
        assertThat(http.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(http.get(path).at("emails")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"delay_value\":1,\"delay_unit\":\"days\"}|subject can't be blank",
        "{\"subject\":\"x\",\"delay_value\":1,\"delay_unit\":\"weeks\"}|delay_unit must be one of: days, hours",
        "{\"subject\":\"x\",\"delay_value\":1}|delay_unit must be one of: days, hours",
        "{\"subject\":\"x\",\"delay_value\":\"1\",\"delay_unit\":\"days\"}|delay_value must be an integer"})
    void refusesEmails(String body, String error) {
        long sequence = kit.state().addSequence("Course");
        assertError(http.post("/v4/sequences/" + sequence + "/emails", body), 422, error);
    }
}
