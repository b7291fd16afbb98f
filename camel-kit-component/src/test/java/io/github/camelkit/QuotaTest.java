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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Against a simulator that counts as Kit does: no call is refused, and none fails. */
class QuotaTest extends KitTestSupport {

    private static final int LIMIT = 20;
    private static final int WINDOW_MILLIS = 500;

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(LIMIT).window(Duration.ofMillis(WINDOW_MILLIS)).start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(LIMIT);
        configuration.setQuotaWindow(WINDOW_MILLIS);
    }

    /** With a credential, and so a quota, of its own. */
    private void configureOther(KitConfiguration configuration) {
        configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").to("kit:account?operation=get");
                from("direct:other").to("kit:tags?operation=list");
            }
        };
    }

    /** Calls that are all started at once, and what became of them. */
    private List<Exchange> sendAll(int count, String... uris) throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(template.asyncSend(uris[i % uris.length], e -> { }));
        }
        List<Exchange> done = new ArrayList<>();
        for (CompletableFuture<Exchange> call : calls) {
            done.add(call.get(60, TimeUnit.SECONDS));
        }
        return done;
    }

    @Test
    void endpointsShareOneWindowAndNothingIsRefused() throws Exception {
        List<Exchange> done = sendAll(110, "direct:one", "direct:other");

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(kit.countStatus(429)).isZero();
        assertThat(kit.countStatus(200)).isEqualTo(110);
    }

    @Test
    void slowAndUnevenAnswersDoNotMakeItRefuseEither() throws Exception {
        Random random = new Random(7);
        IntStream.range(0, 100).forEach(i -> kit.faults().next(1).delay(Duration.ofMillis(random.nextInt(300))));

        List<Exchange> done = sendAll(100, "direct:one");

        assertThat(done).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(kit.countStatus(429)).isZero();
    }

    @Test
    void callsGoInTheOrderInWhichTheyCame() throws Exception {
        // One at a time: those that are granted together would arrive in any order
        component().setMaxConcurrentCalls(1);
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        int count = 5 * LIMIT;
        long first = kit.state().addSubscriber("s0@example.com", "S");
        for (int i = 1; i < count; i++) {
            kit.state().addSubscriber("s" + i + "@example.com", "S");
        }
        for (int i = 0; i < count; i++) {
            // Each is handed over before the next: a call that waits gives its thread back
            int turn = i;
            calls.add(CompletableFuture.completedFuture(null).thenCompose(nothing -> asyncGet(first + turn)));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        List<Integer> order = kit.requests().stream()
                .map(r -> (int) (Long.parseLong(r.path().substring(r.path().lastIndexOf('/') + 1)) - first)).toList();
        assertThat(order).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    private CompletableFuture<Exchange> asyncGet(long id) {
        String uri = "kit:subscribers?operation=get";
        Exchange exchange = context.getEndpoint(uri).createExchange();
        exchange.getMessage().setBody(id);
        return processAsync(exchange, uri);
    }

    private CompletableFuture<Exchange> processAsync(Exchange exchange, String uri) {
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        try {
            var producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            producer.process(exchange, sync -> done.complete(exchange));
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    @Test
    void waitingTakesNoThreads() throws Exception {
        KitComponent patient = new KitComponent();
        configureOther(patient.getConfiguration());
        // Long enough that nothing is granted while threads are counted
        patient.getConfiguration().setQuotaWindow(600_000);
        context.addComponent("patient", patient);
        List<CompletableFuture<Exchange>> few = waiting(LIMIT + 10);
        Set<Thread> withFew = kitThreads();

        List<CompletableFuture<Exchange>> many = waiting(10_000);

        assertThat(kitThreads().size()).isLessThanOrEqualTo(withFew.size());
        assertThat(many).noneMatch(CompletableFuture::isDone);
        context.stop();
        for (CompletableFuture<Exchange> call : many) {
            assertThat(call.get(20, TimeUnit.SECONDS).isFailed()).isTrue();
        }
        assertThat(few).allSatisfy(f -> assertThat(f).isDone());
    }

    private List<CompletableFuture<Exchange>> waiting(int count) {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(processAsync(context.getEndpoint("patient:account?operation=get").createExchange(),
                    "patient:account?operation=get"));
        }
        return calls;
    }

    private static Set<Thread> kitThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("Camel") && t.getName().contains("Kit")).collect(Collectors.toSet());
    }

    @Test
    void neverFailsBecauseSomebodyElseUsesTheKey() throws Exception {
        try (Stranger stranger = new Stranger()) {
            await().until(() -> stranger.calls.get() > 0);

            List<Exchange> ours = sendAll(80, "direct:one");

            assertThat(ours).allSatisfy(e -> assertThat(e.getException()).isNull());
            assertThat(kit.countStatus(429)).as("the two together ask for too much").isPositive();
            assertThat(component().getRefused()).as("calls of ours that were refused").isPositive();
            assertThat(stranger.calls.get()).as("the other one went on").isGreaterThan(LIMIT);
            assertThat(ours).as("a 429 is no retry").allSatisfy(
                    e -> assertThat(e.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(0));
        }
    }

    /** Uses the same key for half of what the limit allows, whatever it is answered. */
    private final class Stranger implements AutoCloseable {

        private final AtomicInteger calls = new AtomicInteger();
        private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpRequest request = HttpRequest.newBuilder(URI.create(kit.baseUri() + "/v4/account"))
                .header("X-Kit-Api-Key", kit.apiKey()).build();

        Stranger() {
            loop.scheduleAtFixedRate(this::call, 0, 2 * WINDOW_MILLIS / LIMIT, TimeUnit.MILLISECONDS);
        }

        private void call() {
            client.sendAsync(request, BodyHandlers.discarding());
            calls.incrementAndGet();
        }

        @Override
        public void close() {
            loop.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void retryAfterIsBounded() throws Exception {
        kit.faults().next(1).status(429).header("Retry-After", "3600");

        component().setMaxPause(300);

        // An endpoint of its own: that of the route was made before
        Exchange exchange = send("kit:account?operation=get&retryAttempts=4", null);

        assertThat(exchange.getException()).isNull();
        assertThat(kit.requests()).hasSize(2);
        assertThat(component().getPauses()).isEqualTo(1);
    }

    @Test
    void tooLongAWaitIsAClearFailure() {
        KitComponent impatient = new KitComponent();
        configureOther(impatient.getConfiguration());
        impatient.getConfiguration().setQuotaLimit(1);
        impatient.getConfiguration().setQuotaWindow(60_000);
        impatient.getConfiguration().setQuotaTimeout(100);
        context.addComponent("impatient", impatient);

        Exchange first = send("impatient:account?operation=get", null);
        Exchange second = send("impatient:account?operation=get", null);

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isInstanceOf(KitRateLimitException.class).hasMessageContaining("quotaTimeout");
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void tooManyWaitingIsAClearFailure() throws Exception {
        KitComponent small = new KitComponent();
        configureOther(small.getConfiguration());
        small.getConfiguration().setQuotaLimit(1);
        small.getConfiguration().setQuotaMaxQueued(2);
        context.addComponent("small", small);

        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(processAsync(context.getEndpoint("small:account?operation=get").createExchange(),
                    "small:account?operation=get"));
        }

        await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        List<Exception> failures = calls.stream().map(c -> c.join().getException()).filter(e -> e != null).toList();
        assertThat(failures).hasSize(5).allSatisfy(e -> assertThat(e).isInstanceOf(KitRateLimitException.class)
                .hasMessageContaining("quotaMaxQueued"));
    }

    @Test
    void contradictingQuotasAreRefused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                () -> context.getEndpoint("kit:forms?operation=list&quotaLimit=7")))
                .hasStackTraceContaining("Endpoints that share credentials must have the same options");
    }
}
