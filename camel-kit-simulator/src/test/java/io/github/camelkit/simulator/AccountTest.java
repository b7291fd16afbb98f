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

class AccountTest extends SimulatorTest {

    @Test
    void colorsCanBeReplaced() {
        assertThat(http.put("/v4/account/colors", "{\"colors\":[\"#abc\",\"#012345\"]}").status()).isEqualTo(200);
        assertThat(http.get("/v4/account/colors").at("colors").toString()).isEqualTo("[\"#abc\",\"#012345\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[\"#xyz\"]|Colors #xyz is not a valid hex color code.",
        "[\"#1\",\"#2\",\"#3\",\"#4\",\"#5\",\"#6\"]|Colors #1 is not a valid hex color code.",
        "[\"#111\",\"#222\",\"#333\",\"#444\",\"#555\",\"#666\"]|Colors can't be more than 5",
        "null|Colors can't be blank", "[1]|colors must be an array of strings"})
    void refusesColors(String colors, String error) {
        assertError(http.put("/v4/account/colors", "{\"colors\":" + colors + "}"), 422, error);
    }

    @Test
    void theCreatorProfileMayBeMissing() {
        assertThat(http.get("/v4/account/creator_profile").at("profile/byline").isTextual()).isTrue();
        kit.switches().set(Switch.CREATOR_PROFILE, false);
        assertError(http.get("/v4/account/creator_profile"), 404, "Not Found");
    }

    @Test
    void statisticsOfEmails() {
        assertThat(http.get("/v4/account/email_stats").at("stats/email_stats_mode").asText()).isEqualTo("last_90");
    }

    @Test
    void growthIsCounted() {
        kit.state().addSubscriber("a@example.com");
        kit.state().setSubscriberState(kit.state().addSubscriber("b@example.com"), "cancelled");
        Http.Reply reply = http.get("/v4/account/growth_stats");
        assertThat(reply.at("stats/new_subscribers").asInt()).isEqualTo(2);
        assertThat(reply.at("stats/cancellations").asInt()).isEqualTo(1);
        assertThat(reply.at("stats/net_new_subscribers").asInt()).isEqualTo(1);
        assertThat(reply.at("stats/subscribers").asInt()).isEqualTo(1);
        Http.Reply old = http.get("/v4/account/growth_stats?starting=2023-02-10&ending=2023-02-24");
        assertThat(old.at("stats/new_subscribers").asInt()).isZero();
        assertThat(old.at("stats/starting").asText()).isEqualTo("2023-02-10T00:00:00-05:00");
        assertThat(old.at("stats/ending").asText()).isEqualTo("2023-02-24T23:59:59-05:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "starting=02/10/2023|Starting date is incorrectly formatted. Use YYYY-MM-DD.",
        "ending=2023-2-1|Ending date is incorrectly formatted. Use YYYY-MM-DD.",
        "starting=2023-02-02&ending=2023-02-01|Starting date must be before the ending date."})
    void refusesPeriods(String query, String error) {
        assertError(http.get("/v4/account/growth_stats?" + query), 422, error);
    }
}
