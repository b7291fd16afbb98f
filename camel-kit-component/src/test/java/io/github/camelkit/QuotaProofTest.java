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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The quota at full length, and thousands of calls scaled down: it refuses nothing and wastes next to nothing. */
@Tag("long")
@Isolated("It measures how much of the time is used")
@Execution(ExecutionMode.CONCURRENT)
class QuotaProofTest {

    private static final int ROUTES = 50;
    private static final double SHARE = 0.97;

    /** What a run has shown. */
    private record Run(List<Exchange> done, KitSimulator kit, Duration took) {
    }

    @Test
    void fullLength() throws Exception {
        int limit = 120;
        int calls = 400;
        Run run = run(limit, Duration.ofSeconds(60), calls, 0, 1);

        assertThat(run.kit().countStatus(429)).isZero();
        assertThat(run.done()).hasSize(calls).allSatisfy(e -> assertThat(e.getException()).isNull());
        assertThat(run.took()).isBetween(Duration.ofSeconds(180), Duration.ofSeconds(190));
        assertThat(run.kit().requests().stream().map(QuotaProofTest::index)).as("first in, first out")
                .containsExactlyElementsOf(LongStream.range(0, calls).boxed().toList());
    }

    /** What else the machine does only costs time: of up to three runs the best counts, but none may be refused in any. */
    @ParameterizedTest(name = "answers take 0 to {0} ms")
    @CsvSource({"0", "3", "300"})
    void scaledDown(int maxDelay) throws Exception {
        double best = 0;
        for (int run = 0; run < 3 && best < SHARE; run++) {
            best = Math.max(best, share(maxDelay));
        }
        assertThat(best).isGreaterThanOrEqualTo(SHARE);
    }

    /** From the first call to the first of the last window, the rule allows a window's calls per window and delay. */
    private static double share(int maxDelay) throws Exception {
        int limit = 20;
        Duration window = Duration.ofMillis(500);
        int calls = 2_000;
        Run run = run(limit, window, calls, maxDelay, ROUTES);

        assertThat(run.kit().countStatus(429)).isZero();
        assertThat(run.done()).hasSize(calls).allSatisfy(e -> assertThat(e.getException()).isNull());
        List<RecordedRequest> requests = run.kit().requests();
        double seconds = Duration.between(requests.get(0).at(), requests.get(calls - limit).at()).toNanos() / 1e9;
        double allowed = seconds * limit / (window.toMillis() / 1e3 + maxDelay / 2e3);
        double share = (calls - limit) / allowed;
        System.out.printf("quota: limit %d in %d ms, answers after 0 to %d ms: %.2f %% of what the rule allows, %d refused%n",
                limit, window.toMillis(), maxDelay, 100 * share, run.kit().countStatus(429));
        return share;
    }

    private static long index(RecordedRequest request) {
        return Long.parseLong(request.path().substring(request.path().lastIndexOf('/') + 1)) - 1;
    }

    /**
     * Sends so many calls at once from fifty routes, the i-th for the subscriber with the id i + 1.
     *
     * @param threads one makes sure that there is an order to keep; a call that waits gives its thread back
     */
    private static Run run(int limit, Duration window, int calls, int maxDelay, int threads) throws Exception {
        Random random = new Random(maxDelay);
        try (KitSimulator kit = KitSimulator.builder().rateLimit(limit).window(window).subscribers(calls).start();
                CamelContext context = new DefaultCamelContext()) {
            for (int i = 0; i < calls && maxDelay > 0; i++) {
                kit.faults().next(1).delay(Duration.ofMillis(random.nextInt(maxDelay + 1)));
            }
            KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
            configuration.setBaseUri(kit.baseUri());
            configuration.setApiKey(kit.apiKey());
            configuration.setQuotaLimit(limit);
            configuration.setQuotaWindow(window.toMillis());
            if (threads == 1) {
                // Those that are granted together would arrive in any order
                configuration.setMaxConcurrentCalls(1);
            }
            context.addRoutes(routes());
            context.start();
            Instant start = Instant.now();
            List<Exchange> done = sendAll(context, calls, threads);
            return new Run(done, kit, Duration.between(start, Instant.now()));
        }
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ROUTES; i++) {
                    from("direct:" + i).to("kit:subscribers?operation=get");
                }
            }
        };
    }

    private static List<Exchange> sendAll(CamelContext context, int calls, int threads) throws Exception {
        List<CompletableFuture<Exchange>> started = Stream.generate(CompletableFuture<Exchange>::new).limit(calls).toList();
        ExecutorService starters = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            starters.execute(() -> {
                for (int i = first; i < calls; i += threads) {
                    start(context, i, started.get(i));
                }
            });
        }
        List<Exchange> all = new ArrayList<>();
        for (CompletableFuture<Exchange> call : started) {
            all.add(call.get(5, TimeUnit.MINUTES));
        }
        starters.shutdown();
        return all;
    }

    private static void start(CamelContext context, int i, CompletableFuture<Exchange> done) {
        try {
            AsyncProducer producer = context.getEndpoint("direct:" + i % ROUTES).createAsyncProducer();
            producer.start();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setHeader(KitConstants.SUBSCRIBER_ID, i + 1);
            producer.process(exchange, sync -> done.complete(exchange));
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }
}
