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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.bulk.BulkReport;
import io.github.camelkit.server.LoopbackServer;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.MemorySharedStore;
import io.github.camelkit.store.SharedStore.Space;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Several Camel contexts with one store, as several processes are. */
class SeveralNodesTest {

    private static final String TAGS = "kit:tags?operation=list";

    private final MemorySharedStore store = new MemorySharedStore();
    private final List<CamelContext> nodes = new ArrayList<>();
    private KitSimulator kit = KitSimulator.builder().rateLimit(60).window(Duration.ofSeconds(2)).start();

    @AfterEach
    void stop() {
        nodes.forEach(CamelContext::stop);
        kit.close();
    }

    private CamelContext node(RouteBuilder routes) throws Exception {
        CamelContext node = new DefaultCamelContext();
        nodes.add(node);
        node.getShutdownStrategy().setTimeout(5);
        KitComponent component = node.getComponent("kit", KitComponent.class);
        component.setStore(store);
        KitConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(kit.baseUri());
        configuration.setApiKey(kit.apiKey());
        configuration.setQuotaLimit(60);
        configuration.setQuotaWindow(2_000);
        configuration.setQuotaTimeout(120_000);
        configuration.setRetryDelay(50);
        if (routes != null) {
            node.addRoutes(routes);
        }
        node.start();
        return node;
    }

    private void unlimited() {
        kit.close();
        kit = KitSimulator.builder().rateLimit(0).start();
    }

    private static Object call(CamelContext node) {
        return node.createProducerTemplate().requestBody(TAGS, (Object) null);
    }

    @Test
    void theyShareTheQuota() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(12);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                CamelContext node = node(null);
                for (int k = 0; k < 100; k++) {
                    calls.add(callers.submit(() -> call(node)));
                }
            }
            for (Future<?> each : calls) {
                each.get(2, TimeUnit.MINUTES);
            }
            assertThat(kit.countStatus(429)).isZero();
            assertThat(kit.requests()).hasSize(300);
            assertThat(store.keys(Space.STATE)).singleElement().asString().startsWith("quota/");
            assertThat(store.value(Space.STATE, store.keys(Space.STATE).iterator().next()))
                    .doesNotContain(kit.apiKey()).startsWith("1 2000 ");
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void withoutTheStoreCallsWaitAndThenFailNamingIt() throws Exception {
        CamelContext node = node(null);
        node.getComponent("kit", KitComponent.class).getConfiguration().setQuotaTimeout(1_500);
        call(node);
        store.down(true);
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                call(node);
            }
        }).cause().hasMessageContaining("quotaTimeout").hasMessageContaining("MemorySharedStore")
                .hasMessageContaining("connection refused");

        CompletableFuture<Object> waiting = node.createProducerTemplate().asyncRequestBody(TAGS, (Object) null);
        await().until(() -> HealthCheckHelper.invoke(node).stream()
                .filter(result -> result.getCheck().getId().startsWith("kit-account"))
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN
                        && result.getMessage().orElse("").contains("MemorySharedStore")));
        store.down(false);
        waiting.handle((answer, failure) -> answer).get(1, TimeUnit.MINUTES);
        assertThat(call(node)).isNotNull();
        assertThat(kit.countStatus(429)).isZero();
    }

    @Test
    void oneOfThemPollsAndTheNextGoesOn() throws Exception {
        unlimited();
        List<String> polled = new CopyOnWriteArrayList<>();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from("kit:tags?initial=ALL&delay=100&outputType=MAP");
                route.process(exchange -> polled.add(exchange.getMessage().getBody(Map.class).get("name").toString()));
            }
        };
        CamelContext one = node(routes);
        kit.state().addTag("first");
        await().until(() -> polled.contains("first"));
        CamelContext two = node(routes);
        kit.state().addTag("second");
        await().until(() -> polled.contains("second"));
        long requests = kit.requests().size();
        await().until(() -> kit.requests().size() > requests + 5);
        assertThat(store.keys(Space.VALUE)).singleElement().asString().startsWith("checkpoint/");

        one.stop();
        kit.state().addTag("third");
        await().until(() -> polled.contains("third"));
        two.stop();
        assertThat(polled).containsExactly("first", "second", "third");
    }

    @Test
    void oneThatPollsGoesOnAfterItsCheckpointWasMoved() throws Exception {
        unlimited();
        List<String> polled = new CopyOnWriteArrayList<>();
        node(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from("kit:tags?initial=ALL&delay=100&outputType=MAP");
                route.process(exchange -> polled.add(exchange.getMessage().getBody(Map.class).get("name").toString()));
            }
        });
        kit.state().addTag("first");
        await().until(() -> polled.contains("first") && !store.keys(Space.VALUE).isEmpty());
        synchronized (store) {
            // As by a node that has not noticed the end of its claim
            String key = store.keys(Space.VALUE).iterator().next();
            store.put(Space.VALUE, key, store.value(Space.VALUE, key));
        }
        kit.state().addTag("second");
        await().until(() -> polled.contains("second"));
    }

    @Test
    void routesThatKeepNoPlaceInTheStoreAllPoll() throws Exception {
        unlimited();
        kit.state().addTag("first");
        Set<String> polled = ConcurrentHashMap.newKeySet();
        node(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:tags?mode=ALL&delay=100").process(exchange -> polled.add("one"));
                from("kit:tags?mode=ALL&delay=101").process(exchange -> polled.add("other"));
            }
        });
        await().until(() -> polled.size() == 2);
    }

    @Test
    void aCallbackReachesTheNodeThatWaits() throws Exception {
        unlimited();
        CamelContext caller = node(null);
        CamelContext other = node(null);
        String publicUrl = LoopbackServer.start(other);
        // So that the other one listens, too
        String uri = "kit:subscribers?operation=bulkCreate&bulkMode=ASYNC&accessToken=RAW(" + kit.accessToken()
                + ")&publicUrl=" + publicUrl;
        LoopbackServer.start(caller);
        other.createProducerTemplate().requestBody(uri, List.of(Map.of("email_address", "x@example.com")));

        List<Map<String, String>> people = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            people.add(Map.of("email_address", "p" + i + "@example.com"));
        }
        Exchange answer = caller.createProducerTemplate().request(uri,
                exchange -> exchange.getMessage().setBody(people));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(BulkReport.class).doneCount()).isEqualTo(50);
        HttpResponse<String> forged = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create(publicUrl + "/kit/bulk/" + "0".repeat(40))).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(forged.statusCode()).isEqualTo(404);
    }

    @Test
    void componentsThatShareCredentialsShareTheStore() throws Exception {
        CamelContext node = node(null);
        call(node);
        KitComponent other = new KitComponent();
        other.setConfiguration(node.getComponent("kit", KitComponent.class).getConfiguration().copy());
        node.addComponent("kit2", other);
        assertThatThrownBy(() -> node.createProducerTemplate().requestBody("kit2:tags?operation=list", (Object) null))
                .rootCause().hasMessageContaining("same option store");
    }
}
