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

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitComponent;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Bursts of 8,000 and 20,000 rows on lists of three kinds that lag by up to 3 s, while cursors are refused, dates jump,
 * and routes are stopped and started: nothing is lost.
 */
@Tag("long")
class BurstProofTest {

    private static final String TAGS = "tags";
    private static final String TAGGED = "tagged";
    private static final String SUBSCRIBERS = "subscribers";
    private static final String JSON = "application/json";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @TempDir
    private Path directory;
    private final Map<String, Queue> sources = new ConcurrentHashMap<>();
    private final Random random = new Random(11);

    /** What a source must give, and what it gave. */
    private record Queue(Set<Long> wanted, List<Long> got) {

        private Set<Long> cameOnce() {
            synchronized (got) {
                return new HashSet<>(got);
            }
        }

        Set<Long> missing() {
            Set<Long> missing = new HashSet<>(wanted);
            missing.removeAll(cameOnce());
            return missing;
        }

        int twice() {
            return got.size() - cameOnce().size();
        }
    }

    @Test
    void nothingIsLost() throws Exception {
        ScheduledExecutorService faults = Executors.newSingleThreadScheduledExecutor();
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).recordRequests(false).start();
                CamelContext context = new DefaultCamelContext()) {
            long reader = kit.state().addTag("Reader");
            routes(context, kit, reader);
            context.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> kit.countStatus(200) >= 6);
            kit.state().listLag(Duration.ofSeconds(3));
            faults.scheduleWithFixedDelay(() -> fault(kit), 0, 700, TimeUnit.MILLISECONDS);
            for (int burst : new int[] {8_000, 20_000}) {
                write(kit, reader, burst);
                for (int i = 0; i < 4; i++) {
                    int had = count();
                    await().atMost(Duration.ofMinutes(1)).until(() -> count() > had || isComplete());
                    for (String source : sources.keySet()) {
                        context.getRouteController().stopRoute(source);
                        context.getRouteController().startRoute(source);
                    }
                }
                await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> sources.forEach(
                        (source, queue) -> assertThat(queue.missing().size()).as(source).isZero()));
                sources.forEach((source, queue) -> System.out.printf("poll: after a burst of %d, %s gave %d items, %d of"
                        + " them twice%n", burst, source, queue.got().size(), queue.twice()));
            }
            assertThat(sources.get(TAGS).twice()).as("what goes by ids begins where it was").isZero();
            assertThat(kit.countStatus(422)).isPositive();
        } finally {
            faults.shutdownNow();
        }
    }

    private int count() {
        return sources.values().stream().mapToInt(queue -> queue.got().size()).sum();
    }

    private boolean isComplete() {
        return sources.values().stream().allMatch(queue -> queue.missing().isEmpty());
    }

    private void routes(CamelContext context, KitSimulator kit, long reader) throws Exception {
        KitComponent component = context.getComponent("kit", KitComponent.class);
        component.getConfiguration().setBaseUri(kit.baseUri());
        component.getConfiguration().setApiKey(kit.apiKey());
        component.getConfiguration().setQuotaEnabled(false);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route(TAGS, "kit:tags?");
                route(TAGGED, "kit:tags?tagId=" + reader + "&");
                route(SUBSCRIBERS, "kit:subscribers?");
            }

            private void route(String source, String uri) {
                sources.put(source, new Queue(ConcurrentHashMap.newKeySet(), Collections.synchronizedList(new ArrayList<>())));
                from(uri + "lookBack=6000&initialDelay=10&delay=500&outputType=map&checkpointKey=" + source
                        + "&checkpoint=file:" + directory).routeId(source).process(exchange -> sources.get(source).got()
                                .add(Long.valueOf(exchange.getMessage().getBody(Map.class).get("id").toString())));
            }
        });
    }

    private void write(KitSimulator kit, long reader, int count) {
        long offset = kit.state().subscriberCount();
        for (long i = offset; i < offset + count; i++) {
            long subscriber = kit.state().addSubscriber("s" + i + "@example.com");
            sources.get(SUBSCRIBERS).wanted().add(subscriber);
            kit.state().tag(reader, subscriber);
            sources.get(TAGGED).wanted().add(subscriber);
            sources.get(TAGS).wanted().add(kit.state().addTag("Tag " + i));
        }
    }

    private void fault(KitSimulator kit) {
        switch (random.nextInt(3)) {
            case 0 -> kit.faults().next(1).status(422, "{\"errors\":[\"Invalid cursor\"]}", JSON);
            case 1 -> kit.faults().next(1).header("Date", DATE.format(Instant.now().plus(Duration.ofHours(1))));
            default -> kit.faults().next(1).header("Date", DATE.format(Instant.now().minus(Duration.ofHours(1))));
        }
    }
}
