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

import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An error in the code of users costs nothing but the try: the event comes again, and no place is lost. */
class EventErrorsTest extends EventTestSupport {

    private static final String ONE_AT_A_TIME = TEST_EVENTS + "&maxInFlight=1";

    private final AtomicInteger errors = new AtomicInteger();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> beforeStore = method -> { };

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        KitStore memory = new MemoryKitStore();
        component().setStore((KitStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {KitStore.class}, (proxy, method, arguments) -> {
                    beforeStore.accept(method.getName());
                    return method.invoke(memory, arguments);
                }));
    }

    /** Throws for what begins with bad, as often as there are errors left. */
    private Object act(Exchange exchange) {
        String id = exchange.getMessage().getHeader(KitConstants.EVENT_ID, String.class);
        if (id.startsWith("bad") && errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new NoClassDefFoundError("as the test wants it");
        }
        return id;
    }

    private void step(ProcessorDefinition<?> route, String where) {
        switch (where) {
            case "processor" -> route.process(this::act);
            case "bean" -> route.bean(this, "bean");
            case "expression" -> route.setProperty("id").exchange(this::act);
            case "predicate" -> route.filter().exchange(e -> act(e) != null).log("done");
            case "asynchronous" -> route.process(new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    act(exchange);
                    callback.done(true);
                    return true;
                }
            });
            case "behind another route" -> route.to("direct:act");
            case "split" -> route.split().constant("x").process(this::act).end();
            case "multicast" -> route.multicast().to("direct:act");
            case "nowhere" -> {
                // The route itself does no harm
            }
            case "completion" -> {
                Synchronization completion = new SynchronizationAdapter() {
                    @Override
                    public void onComplete(Exchange exchange) {
                        act(exchange);
                    }
                };
                route.process(exchange -> exchange.getExchangeExtension().addOnCompletion(completion));
            }
            case "another thread" -> route.to("seda:act?waitForTaskToComplete=Never");
            case "a thread of the route" -> route.threads(1, 1).process(this::act);
            default -> throw new IllegalArgumentException(where);
        }
    }

    public void bean(Exchange exchange) {
        act(exchange);
    }

    private void route(String uri, String where) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                step(from(uri).routeId("events").process(received::add), where);
                from("direct:act").process(EventErrorsTest.this::act);
                from("seda:act").process(EventErrorsTest.this::act);
            }
        });
    }

    private void assertNothingIsLeft() {
        await().until(() -> (int) healthDetails("events").get("deliveriesInFlight") == 0);
        await().until(() -> context.getInflightRepository().size() == 0);
        assertThat(context.getInflightRepository().size("events")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"processor", "bean", "expression", "predicate", "asynchronous", "behind another route",
        "split", "multicast"})
    void comesAgain(String where) throws Exception {
        route(ONE_AT_A_TIME, where);
        errors.set(3);
        for (int i = 0; i < 3; i++) {
            assertThat(deliver("/in", delivery(1, "a" + i, "bad", "b" + i)).statusCode()).isEqualTo(500);
            assertThat(deliver("/in", delivery(2, "good" + i)).statusCode()).isEqualTo(200);
        }

        assertThat(deliver("/in", delivery(1, "bad")).statusCode()).isEqualTo(200);

        assertThat(healthDetails("events")).containsEntry("eventsCompleted", 10L).containsEntry("eventsFailed", 3L)
                .containsEntry("eventsDuplicate", 0L);
        if (!"multicast".equals(where) && !"split".equals(where)) {
            assertNothingIsLeft();
        }
    }

    /** What an error leaves behind must not be done as a part of the next delivery. */
    @Test
    void theNextOneIsNotTouched() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ONE_AT_A_TIME).routeId("events").process(received::add).setProperty("id").exchange(
                        EventErrorsTest.this::act).process(exchange -> done.add((String) exchange.getProperty("id")));
            }
        });
        for (int i = 0; i < 20; i++) {
            errors.set(1);
            assertThat(deliver("/in", delivery(1, "bad" + i, "after" + i)).statusCode()).isEqualTo(500);
            assertThat(deliver("/in", delivery(2, "good" + i)).statusCode()).isEqualTo(200);
            assertThat(done).doesNotContain("bad" + i).endsWith("after" + i, "good" + i);
        }
        assertNothingIsLeft();
    }

    @Test
    void afterTheRouteIsDone() throws Exception {
        route(ONE_AT_A_TIME, "completion");
        errors.set(1);

        assertThat(deliver("/in", delivery(1, "bad")).statusCode()).isIn(200, 500);

        assertThat(deliver("/in", delivery(1, "bad", "b")).statusCode()).isEqualTo(200);
    }

    /** Camel drops the exchange with the thread: nobody can end it any more. */
    @ParameterizedTest
    @ValueSource(strings = {"another thread", "a thread of the route"})
    void lostWithAThread(String where) throws Exception {
        route(ONE_AT_A_TIME, where);
        errors.set(1);

        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(signed("/in",
                delivery(1, "bad", "b").getBytes(StandardCharsets.UTF_8)), HttpResponse.BodyHandlers.ofString());
        await().dontCatchUncaughtExceptions().until(() -> {
            System.gc();
            return answer.isDone();
        });

        assertThat(answer.get().statusCode()).isEqualTo(500);
        assertThat(deliver("/in", delivery(1, "bad", "b")).statusCode()).isEqualTo(200);
        assertThat(healthDetails("events")).containsEntry("eventsCompleted", 2L).containsEntry("eventsFailed", 1L)
                .containsEntry("eventsDuplicate", 1L).containsEntry("deliveriesInFlight", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "add", "confirm"})
    void ofTheRepository(String method) throws Exception {
        context.getRegistry().bind("broken", new MemoryIdempotentRepository() {

            private void act(String name, String key) {
                if (name.equals(method) && key.endsWith("bad") && errors.getAndDecrement() > 0) {
                    throw new NoClassDefFoundError("as the test wants it");
                }
            }

            @Override
            public boolean contains(String key) {
                act("contains", key);
                return super.contains(key);
            }

            @Override
            public boolean add(String key) {
                act("add", key);
                return super.add(key);
            }

            @Override
            public boolean confirm(String key) {
                act("confirm", key);
                return super.confirm(key);
            }
        });
        errors.set(1);
        route(ONE_AT_A_TIME + "&idempotentRepository=#broken", "nowhere");

        assertThat(deliver("/in", delivery(1, "bad", "b")).statusCode()).isEqualTo("contains".equals(method) ? 500 : 200);
        assertThat(deliver("/in", delivery(1, "bad", "b")).statusCode()).isEqualTo(200);
        assertNothingIsLeft();
    }

    /** Registering is tried again, and what cannot be checked now is to come again. */
    @Test
    void ofTheStore() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        beforeStore = method -> {
            if (broken.get()) {
                throw new NoClassDefFoundError("as the test wants it");
            }
        };
        route("kit:webhook-endpoints?events=subscriber.created&path=/in&publicUrl=" + publicUrl, "nowhere");
        await().until(() -> health("events").getMessage().orElse("").contains("as the test wants it"));
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(503);

        broken.set(false);

        await().atMost(Duration.ofSeconds(60)).until(() -> isRegistered("events"));
        kit.state().addSubscriber("ann@example.com");
        await().until(() -> received.size() == 1);
    }

    /** A store that does not answer holds up one request, and not the server. */
    @Test
    void aStoreThatHangs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        beforeStore = method -> {
            if (method.equals("load")) {
                try {
                    release.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        route("kit:webhook-endpoints?events=subscriber.created&path=/in&autoRegister=false&deliveryTimeout=500&publicUrl="
                + publicUrl, "nowhere");
        try {
            for (int i = 0; i < 30; i++) {
                assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(503);
            }
            assertThat((int) healthDetails("events").get("deliveriesInFlight")).isEqualTo(1);
        } finally {
            release.countDown();
        }
    }
}
