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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LagTest {

    @Test
    void listsLagAndLookUpsDoNot() {
        HandClock clock = new HandClock();
        try (KitSimulator kit = KitSimulator.builder().clock(clock).rateLimit(0).subscribers(2)
                .listLag(Duration.ofMinutes(5)).start()) {
            Http http = Http.key(kit);
            clock.forward(Duration.ofSeconds(600));
            long tag = http.post("/v4/tags", "{\"name\":\"Reader\"}").at("tag/id").asLong();
            long id = http.post("/v4/subscribers", "{\"email_address\":\"a@example.com\"}").at("subscriber/id")
                    .asLong();
            http.post("/v4/tags/" + tag + "/subscribers/" + id, "{}");
            http.post("/v4/subscribers/1/unsubscribe", "{}");
            assertThat(http.get("/v4/subscribers/" + id).status()).isEqualTo(200);
            assertThat(http.get("/v4/subscribers?per_page=1").at("subscribers/0/id").asLong()).isEqualTo(2);
            assertThat(http.get("/v4/subscribers").at("subscribers")).hasSize(2);
            assertThat(http.get("/v4/tags").at("tags")).isEmpty();
            assertThat(http.get("/v4/tags/" + tag + "/subscribers").at("subscribers")).isEmpty();
            clock.forward(Duration.ofSeconds(301));
            assertThat(http.get("/v4/subscribers").json().findValuesAsText("id")).containsExactly("" + id, "2");
            assertThat(http.get("/v4/tags").at("tags")).hasSize(1);
            assertThat(http.get("/v4/tags/" + tag + "/subscribers").at("subscribers")).hasSize(1);
            assertThat(http.get("/v4/subscribers?status=cancelled").at("subscribers/0/id").asLong()).isEqualTo(1);
        }
    }
}
