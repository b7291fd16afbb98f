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

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.camelkit.KitComponent;
import io.github.camelkit.store.MemorySharedStore;
import io.github.camelkit.store.SharedStore.Space;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each event is sent to two nodes that share a store, at the same time. */
class SharedEventsTest extends EventTestSupport {

    private static final int EVENTS = 300;

    private final MemorySharedStore store = new MemorySharedStore();
    private final Map<String, AtomicInteger> completed = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tried = new ConcurrentHashMap<>();
    private CamelContext other;
    private String otherUrl;

    @Override
    protected void setUp() throws Exception {
        super.setUp();
        component().setStore(store);
        other = new DefaultCamelContext();
        KitComponent component = other.getComponent("kit", KitComponent.class);
        component.setStore(store);
        configure(component.getConfiguration());
        otherUrl = startServer(other);
        other.addRoutes(routes());
        other.start();
    }

    @AfterEach
    void stopTheOther() {
        other.stop();
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS).process(exchange -> {
                    String id = exchange.getMessage().getHeader("CamelKitEventId", String.class);
                    // Each tenth fails the first time
                    if (id.endsWith("0") && count(tried, id) == 1) {
                        throw new IllegalStateException("not yet");
                    }
                    count(completed, id);
                });
            }
        };
    }

    private static int count(Map<String, AtomicInteger> counts, String id) {
        return counts.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
    }

    private CompletableFuture<Integer> send(String url, int number) {
        byte[] body = delivery(number, "e" + number).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(signed("/in", body), (name, value) -> true)
                .uri(URI.create(url + "/in")).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    @Test
    void eachIsDoneOnce() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (int first = 0; first < EVENTS; first += 5) {
                List<CompletableFuture<Integer>> answers = new ArrayList<>();
                for (int number = first; number < first + 5; number++) {
                    answers.add(send(publicUrl, number));
                    answers.add(send(otherUrl, number));
                }
                for (CompletableFuture<Integer> answer : answers) {
                    assertThat(answer.get(1, TimeUnit.MINUTES)).isIn(200, 500, 503);
                }
            }
        }
        assertThat(completed).hasSize(EVENTS).allSatisfy((id, times) -> assertThat(times).hasValue(1));
        assertThat(store.keys(Space.EVENT).stream().map(key -> store.value(Space.EVENT, key))
                .collect(Collectors.toSet())).containsExactly("done");
    }

    @Test
    void withoutTheStoreTheyAreToComeAgain() {
        store.down(true);
        assertThat(deliver("/in", delivery(1, "e1")).statusCode()).isEqualTo(500);
        assertThat(completed).isEmpty();
        store.down(false);
        assertThat(deliver("/in", delivery(1, "e1")).statusCode()).isEqualTo(200);
        assertThat(completed).containsOnlyKeys("e1");
    }
}
