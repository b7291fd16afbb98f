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

import io.github.camelkit.simulator.control.SimulatorAccount;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialsAndLimitTest {

    @Test
    void tellsWhatIsWrongWithCredentials() {
        try (KitSimulator kit = KitSimulator.start()) {
            assertThat(Http.anonymous(kit).get("/v4/account").status()).isEqualTo(401);
            assertThat(Http.anonymous(kit).get("/v4/account").error()).isEqualTo("Authentication Failed");
            assertThat(Http.bearer(kit, "").get("/v4/account").error()).isEqualTo("Authentication Failed");
            assertThat(Http.withKey(kit, " ").get("/v4/account").error()).isEqualTo("Authentication Failed");
            assertThat(Http.bearer(kit, "wrong").get("/v4/account").error()).isEqualTo("The access token is invalid");
            assertThat(Http.withKey(kit, "wrong").get("/v4/account").error()).isEqualTo("The API key is invalid");
            assertThat(Http.key(kit).get("/v4/account").status()).isEqualTo(200);
            assertThat(Http.token(kit).get("/v4/account").at("account/name").asText()).isEqualTo("Kit Simulator");
            kit.oauth().expireAll();
            assertThat(Http.token(kit).get("/v4/account").error()).isEqualTo("The access token expired");
        }
    }

    @Test
    void answersCarryDateAndRequestId() {
        HandClock clock = new HandClock();
        try (KitSimulator kit = KitSimulator.builder().clock(clock).start()) {
            Http.Reply reply = Http.key(kit).get("/v4/account");
            assertThat(reply.header("Date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
            assertThat(reply.header("X-Request-Id")).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v4", "/v4/nothing", "/v4/tags/", "/v4/subscribers/abc", "/v4/subscribers/1/nothing",
        "/v4/subscribers/%31", "/v4/subscribers/-1", "/v5/account", "/v4/tags/{id}"})
    void unknownPathsAreNotFound(String path) {
        try (KitSimulator kit = KitSimulator.start()) {
            Http.Reply reply = Http.key(kit).get(path.replace("{", "%7B").replace("}", "%7D"));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("Not Found");
        }
    }

    @Test
    void theWindowRollsExactly() {
        HandClock clock = new HandClock();
        try (KitSimulator kit = KitSimulator.builder().clock(clock).rateLimit(3).start()) {
            Http http = Http.key(kit);
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            clock.forward(Duration.ofSeconds(10));
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            clock.forward(Duration.ofMillis(49_999));
            Http.Reply refused = http.get("/v4/account");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).isEqualTo("Retry later");
            assertThat(refused.header("Content-Type")).isEqualTo("text/plain");
            assertThat(refused.header("Retry-After")).isNull();
            clock.forward(Duration.ofMillis(1));
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            assertThat(http.get("/v4/account").status()).isEqualTo(429);
            assertThat(Http.token(kit).get("/v4/account").status()).isEqualTo(200);
            clock.forward(Duration.ofSeconds(10));
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            assertThat(http.get("/v4/account").status()).isEqualTo(429);
            assertThat(kit.countStatus(429)).isEqualTo(3);
        }
    }

    @Test
    void refusedCallsCountOnDemand() {
        HandClock clock = new HandClock();
        try (KitSimulator kit = KitSimulator.builder().clock(clock).rateLimit(1).start()) {
            kit.switches().set(Switch.COUNT_REFUSED, true);
            Http http = Http.key(kit);
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
            clock.forward(Duration.ofSeconds(59));
            assertThat(http.get("/v4/account").status()).isEqualTo(429);
            clock.forward(Duration.ofSeconds(59));
            assertThat(http.get("/v4/account").status()).isEqualTo(429);
            clock.forward(Duration.ofSeconds(60));
            assertThat(http.get("/v4/account").status()).isEqualTo(200);
        }
    }

    @Test
    void callsWithoutCredentialsCountForNothing() {
        try (KitSimulator kit = KitSimulator.builder().rateLimit(1).start()) {
            Http.anonymous(kit).get("/v4/account");
            Http.withKey(kit, "wrong").get("/v4/account");
            assertThat(Http.key(kit).get("/v4/account").status()).isEqualTo(200);
        }
    }

    @Test
    void accountsAreSeparate() {
        try (KitSimulator kit = KitSimulator.builder().rateLimit(1).start()) {
            SimulatorAccount other = kit.addAccount("Other");
            other.state().addTag("Theirs");
            assertThat(Http.withKey(kit, other.apiKey()).get("/v4/tags").at("tags")).hasSize(1);
            assertThat(Http.key(kit).get("/v4/tags").at("tags")).isEmpty();
            assertThat(Http.bearer(kit, other.accessToken()).get("/v4/account").at("account/name").asText())
                    .isEqualTo("Other");
        }
    }
}
