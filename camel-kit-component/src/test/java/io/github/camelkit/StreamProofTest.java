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
package io.github.camelkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.store.Jvm;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A million subscribers in little memory, and a route that hardly waits for Kit. */
@Tag("long")
class StreamProofTest {

    private static final int MILLION = 1_000_000;
    private static final int PAGES = 60;
    private static final long STEADY_KB = 8 * 1024;

    @Test
    void aMillionSubscribersInLittleMemory() throws Exception {
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).subscribers(MILLION).recordRequests(false).start();
                Jvm child = Jvm.start(List.of("-Xmx64m"), StreamProcess.class, kit.baseUri(), kit.apiKey())) {

            assertThat(child.await(Duration.ofMinutes(10))).as(() -> child.output().toString()).isZero();

            String seen = child.output().stream().filter(line -> line.startsWith("seen ")).findFirst().orElseThrow();
            List<Long> held = child.output().stream().filter(line -> line.startsWith("held "))
                    .map(line -> Long.valueOf(line.substring(5))).toList();
            System.out.printf("a million with -Xmx64m: %s; KB held after each quarter: %s; %d requests%n", seen, held,
                    kit.countStatus(200));
            assertThat(seen).startsWith("seen 1000000 distinct 1000000 ");
            assertThat(kit.countStatus(200)).isEqualTo(1_000);
            assertThat(held).hasSize(4);
            assertThat(held.get(3)).isLessThan(held.get(0) + STEADY_KB);
        }
    }

    /** Taking turns, no request would come before the route is done with the page before it. */
    @Test
    void kitAndTheRouteWorkAtTheSameTime() throws Exception {
        int perPage = 100;
        List<Instant> done = new ArrayList<>();
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).subscribers((long) PAGES * perPage).start();
                CamelContext context = new DefaultCamelContext()) {
            kit.faults().next(PAGES).delay(Duration.ofMillis(50));
            KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
            configuration.setBaseUri(kit.baseUri());
            configuration.setApiKey(kit.apiKey());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all").to("kit:subscribers?operation=list&paging=stream&perPage=" + perPage)
                            .split(body()).streaming().process(e -> work(e, perPage, done));
                }
            });
            context.start();
            long start = System.nanoTime();

            Exchange all = context.createProducerTemplate().request("direct:all", e -> { });

            double millis = (System.nanoTime() - start) / 1e6 / PAGES;
            assertThat(all.getException()).isNull();
            assertThat(kit.countStatus(200)).isEqualTo(PAGES);
            List<RecordedRequest> requests = kit.requests();
            long ahead = IntStream.range(1, PAGES).filter(page -> requests.get(page).at().isBefore(done.get(page - 1)))
                    .count();
            System.out.printf("Kit takes 50 ms a page, the route 40 ms: %.1f ms a page together; %d of %d pages were "
                    + "asked for before the route was done with the one before%n", millis, ahead, PAGES - 1);
            assertThat(ahead).isGreaterThan(PAGES * 3 / 4);
        }
    }

    /** 40 ms a page, all of them at an item in its middle, which needs nothing of the next page. */
    private static void work(Exchange exchange, int perPage, List<Instant> done) {
        if (exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class) % perPage == perPage / 2) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
            done.add(Instant.now());
        }
    }
}
