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
package io.github.camelkit.webhook;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Kit is answered, and what comes again. */
class DeliveryTest extends EventTestSupport {

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    private void route(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS + options).routeId("events").process(received::add).process(DeliveryTest.this::act);
            }
        });
    }

    private void act(Exchange exchange) throws InterruptedException {
        String id = exchange.getMessage().getHeader(KitConstants.EVENT_ID, String.class);
        if (id.startsWith("slow") && !release.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError();
        }
        if (failing.contains(id)) {
            throw new IllegalStateException("as told");
        }
        done.add(id);
    }

    private CompletableFuture<HttpResponse<String>> deliverLater(String body) {
        return http.sendAsync(signed("/in", body.getBytes(StandardCharsets.UTF_8)), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aRetryRedoesOnlyWhatFailed() throws Exception {
        route("");
        failing.add("b");
        assertThat(deliver("/in", delivery(1, "a", "b", "c")).statusCode()).isEqualTo(500);
        assertThat(done).containsExactly("a", "c");
        failing.clear();
        assertThat(deliver("/in", delivery(1, "a", "b", "c")).statusCode()).isEqualTo(200);
        assertThat(done).containsExactly("a", "c", "b");
        assertThat(deliver("/in", delivery(1, "a", "b", "c")).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(4);
        assertThat(healthDetails("events")).containsEntry("eventsCompleted", 3L).containsEntry("eventsFailed", 1L)
                .containsEntry("eventsDuplicate", 5L).containsEntry("deliveries", 3L);
    }

    @Test
    void duplicatesOutlastTheRoute() throws Exception {
        route("");
        deliver("/in", delivery(1, "a"));
        context.getRouteController().stopRoute("events");
        context.getRouteController().startRoute("events");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void whatIsUnderWayIsToComeLater() throws Exception {
        route("");
        var first = deliverLater(delivery(1, "slow", "b"));
        await().until(() -> received.size() == 1);
        HttpResponse<String> copy = deliver("/in", delivery(1, "slow"));
        assertThat(copy.statusCode()).isEqualTo(503);
        assertThat(copy.headers().firstValue("Retry-After")).contains("30");
        release.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(1, "slow", "b")).statusCode()).isEqualTo(200);
        assertThat(done).containsExactly("slow", "b");
    }

    @Test
    void tooManyAtATime() throws Exception {
        route("&maxInFlight=2&retryAfter=7s");
        var first = deliverLater(delivery(1, "slow1"));
        var second = deliverLater(delivery(2, "slow2"));
        await().until(() -> received.size() == 2);
        HttpResponse<String> third = deliver("/in", delivery(3, "c"));
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).contains("7");
        release.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(second.get().statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(3, "c")).statusCode()).isEqualTo(200);
    }

    @Test
    void fortyAtATime() throws Exception {
        route("");
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(deliverLater(delivery(i, "slow" + i)));
        }
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() == 30);
        release.countDown();
        int taken = 0;
        for (CompletableFuture<HttpResponse<String>> one : all) {
            taken += one.get().statusCode() == 200 ? 1 : 0;
            assertThat(one.get().statusCode()).isIn(200, 503);
        }
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void whatIsHandedOverCountsUntilItIsDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS).routeId("events").to("seda:next");
                from("seda:next").process(DeliveryTest.this::act);
            }
        });
        failing.add("b");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(done).containsExactly("a");
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(500);
    }

    @Test
    void whatIsNeverDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS + "&deliveryTimeout=300").routeId("events").to("seda:nobody");
            }
        });
        HttpResponse<String> answer = deliver("/in", delivery(1, "a"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(503);
        assertThat(healthDetails("events")).containsEntry("deliveriesTimedOut", 1L)
                .containsEntry("deliveriesInFlight", 1).containsEntry("deliveriesOverdue", 1);
    }

    @Test
    void handledAndRolledBack() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS).routeId("events")
                        .onException(IllegalStateException.class).handled(true).end()
                        .filter(header(KitConstants.EVENT_ID).isEqualTo("b")).markRollbackOnly().end()
                        .process(DeliveryTest.this::act);
            }
        });
        failing.add("a");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(500);
    }

    @Test
    void acknowledgedOnReceipt() throws Exception {
        route("&acknowledge=onReceipt&maxInFlight=1");
        assertThat(deliver("/in", delivery(1, "slow")).statusCode()).isEqualTo(200);
        await().until(() -> received.size() == 1);
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(503);
        release.countDown();
        await().until(() -> done.contains("slow"));
    }

    @Test
    void aRepositoryThatFails() throws Exception {
        context.getRegistry().bind("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (key.endsWith("b")) {
                    throw new IllegalStateException("no connection");
                }
                return super.contains(key);
            }

            @Override
            public boolean add(String key) {
                throw new IllegalStateException("disk full");
            }
        });
        route("&idempotentRepository=#broken");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(500);
        assertThat(done).containsExactly("a");
    }

    @Test
    void aSuspendedRouteRefuses() throws Exception {
        route("");
        context.getRouteController().suspendRoute("events");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(503);
        context.getRouteController().resumeRoute("events");
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        context.getRouteController().stopRoute("events");
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(404);
        context.getRouteController().startRoute("events");
        assertThat(deliver("/in", delivery(2, "b")).statusCode()).isEqualTo(200);
    }

    @Test
    void aShutdownFinishesWhatIsUnderWay() throws Exception {
        route("");
        var first = deliverLater(delivery(1, "slow", "b", "c"));
        await().until(() -> received.size() == 1);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::stop);
        await().until(() -> deliver("/in", delivery(2, "d")).statusCode() == 503);
        release.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        stopped.get(20, TimeUnit.SECONDS);
        assertThat(done).containsExactly("slow", "b", "c");
    }
}
