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
package io.github.camelkit.poll;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists that lag by up to 3 s, four writers, four sources: everything comes, and nothing comes twice. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class LagProofTest {

    private static final int OBJECTS = 5_000;

    private final Map<String, List<String>> got = new ConcurrentHashMap<>();

    @Test
    void everythingOnce() throws Exception {
        Lists.ALL.forEach(source -> got.put(source, new CopyOnWriteArrayList<>()));
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).recordRequests(false).start();
                CamelContext context = new DefaultCamelContext()) {
            long tag = kit.state().addTag("Reader");
            kit.state().listLag(Duration.ofSeconds(3));
            Lists.poll(context, kit.baseUri(), kit.accessToken(), tag, "",
                    (source, content, exchange) -> got.get(source).add(content));
            context.start();
            Writers writers = new Writers(kit.state(), tag, OBJECTS, Duration.ofSeconds(20));

            writers.run();

            await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> check(writers));
            // What would come twice comes while the look-back passes
            await().pollDelay(Duration.ofSeconds(9)).atMost(Duration.ofSeconds(180)).untilAsserted(() -> check(writers));
            got.forEach((source, items) -> System.out.printf("poll: %s gave %d items, %d of them twice%n", source,
                    items.size(), items.size() - new HashSet<>(items).size()));
            got.forEach((source, items) -> assertThat(items).as(source).doesNotHaveDuplicates());
            System.out.printf("poll: %d subscribers, %d changes, %d requests%n", writers.subscribers.size(),
                    writers.changes(), kit.countStatus(200));
            assertThat(kit.countStatus(200)).isPositive();
        }
    }

    private void check(Writers writers) {
        assertThat(missing(writers.subscribers, Lists.NEW)).isEmpty();
        assertThat(missing(writers.tagged, Lists.TAGGED)).isEmpty();
        assertThat(missing(writers.bought, Lists.BOUGHT)).isEmpty();
        Map<String, String> last = new LinkedHashMap<>();
        got.get(Lists.UPDATED).forEach(content -> last.put(content.substring(0, content.indexOf(' ')),
                content.substring(content.indexOf(' ') + 1)));
        assertThat(last).isEqualTo(writers.contents);
    }

    private Set<String> missing(Set<String> wanted, String source) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(new HashSet<>(got.get(source)));
        return missing;
    }
}
