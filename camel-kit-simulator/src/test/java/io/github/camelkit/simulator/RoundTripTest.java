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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties that hold for many resources alike. */
class RoundTripTest extends SimulatorTest {

    private static final int AT_ONCE = 50;

    @ParameterizedTest
    @ValueSource(strings = {"subscribers", "tags", "custom_fields", "forms", "sequences", "segments",
        "email_templates", "posts", "snippets", "broadcasts", "webhooks", "webhook_endpoints", "purchases"})
    void emptyAndFilledListsHaveTheirPagination(String resource) {
        Http.Reply empty = oauth.get("/v4/" + resource + "?per_page=1000&include_total_count=true");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.at(resource).isArray()).isTrue();
        assertThat(empty.at("pagination/per_page").asInt()).isEqualTo(1000);
        assertThat(empty.at("pagination/total_count").asInt()).isEqualTo(empty.at(resource).size());
        if (empty.at(resource).isEmpty()) {
            assertThat(empty.at("pagination/start_cursor").isNull()).isTrue();
            assertThat(empty.at("pagination/end_cursor").isNull()).isTrue();
        }
        assertThat(oauth.get("/v4/" + resource + "?per_page=1001").status()).isEqualTo(422);
        assertThat(oauth.get("/v4/" + resource + "?nonsense=1").status()).isEqualTo(200);
        kit.switches().set(Switch.STRICT_PARAMETERS, true);
        assertThat(oauth.get("/v4/" + resource + "?nonsense=1").status()).isEqualTo(422);
    }

    @Test
    void oneOfManySimultaneousCreationsWins() {
        List<CompletableFuture<Integer>> calls = IntStream.range(0, AT_ONCE).mapToObj(i ->
                CompletableFuture.supplyAsync(() ->
                        http.post("/v4/subscribers", "{\"email_address\":\"same@example.com\"}").status())).toList();
        assertThat(calls).extracting(CompletableFuture::join).containsOnlyOnce(201).contains(200);
        assertThat(kit.state().subscriberCount()).isEqualTo(1);
    }

    @Test
    void faultsShowTheTextsOfTheApi() {
        kit.faults().next(1).status(403);
        kit.faults().next(1).status(404);
        kit.faults().next(1).status(413);
        kit.faults().next(1).status(204);
        assertError(http.get("/v4/account"), 403, NO_PERMISSION);
        assertError(http.get("/v4/account"), 404, "Not Found");
        assertThat(http.get("/v4/account").error()).startsWith("This request exceeds");
        assertThat(http.get("/v4/account").text()).isEmpty();
    }
}
