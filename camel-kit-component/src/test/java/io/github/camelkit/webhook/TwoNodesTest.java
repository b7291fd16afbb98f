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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes behind a load balancer, with one store. */
class TwoNodesTest {

    @TempDir
    private Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final List<Exchange> received = new CopyOnWriteArrayList<>();

    /** Passes requests on to the nodes in turn. */
    private HttpServer balancer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    private void pass(HttpExchange exchange) throws IOException {
        String node = nodes.get(Math.floorMod(turns.getAndIncrement(), nodes.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Content-Type", "X-Kit-Signature", "X-Kit-Delivery")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException | InterruptedException e) {
            exchange.sendResponseHeaders(502, -1);
        }
        exchange.close();
    }

    private CamelContext node(KitSimulator kit, String publicUrl, long tag) throws Exception {
        CamelContext context = new DefaultCamelContext();
        KitComponent component = context.getComponent("kit", KitComponent.class);
        component.setStoreDirectory(directory.toString());
        KitConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(kit.baseUri());
        configuration.setApiKey(kit.apiKey());
        nodes.add(EventTestSupport.startServer(context));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:webhooks?event=subscriber.tag_add&tagId=" + tag + "&publicUrl=" + publicUrl)
                        .process(received::add);
                from("kit:webhook-endpoints?events=subscriber.tag_added&publicUrl=" + publicUrl).process(received::add);
            }
        });
        return context;
    }

    private static boolean isRegistered(CamelContext context) {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(r -> r.getCheck().getId().startsWith("kit-events-"))
                .filter(r -> Boolean.TRUE.equals(r.getDetails().get("registered"))).count() == 2;
    }

    @RepeatedTest(3)
    void oneRegistrationAndBothVerify() throws Exception {
        HttpServer balancer = balancer();
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).start()) {
            kit.switches().set(Switch.WEBHOOK_RETRIES, Collections.nCopies(20, Duration.ofMillis(50)));
            String publicUrl = "http://127.0.0.1:" + balancer.getAddress().getPort();
            long tag = kit.state().addTag("Reader");
            List<CamelContext> contexts = new ArrayList<>();
            contexts.add(node(kit, publicUrl, tag));
            contexts.add(node(kit, publicUrl, tag));
            CompletableFuture.allOf(contexts.stream().map(c -> CompletableFuture.runAsync(c::start))
                    .toArray(CompletableFuture[]::new)).join();
            await().until(() -> contexts.stream().allMatch(TwoNodesTest::isRegistered));

            assertThat(kit.state().webhookCount()).isEqualTo(1);
            assertThat(kit.state().webhookEndpointCount()).isEqualTo(1);
            for (int i = 0; i < 4; i++) {
                kit.state().tag(tag, kit.state().addSubscriber("a" + i + "@example.com"));
                int expected = 2 * i + 2;
                await().until(() -> received.size() == expected);
            }
            assertThat(received).extracting(Exchange::getContext).contains(contexts.get(0), contexts.get(1));

            nodes.remove(0);
            contexts.get(0).stop();
            received.clear();
            kit.state().tag(tag, kit.state().addSubscriber("b@example.com"));
            await().until(() -> received.size() == 2);
            assertThat(received).extracting(Exchange::getContext).containsOnly(contexts.get(1));
            assertThat(kit.state().webhookCount()).isEqualTo(1);
            contexts.get(1).stop();
        } finally {
            balancer.stop(0);
        }
    }
}
