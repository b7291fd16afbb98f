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
package io.github.camelkit.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How many subscribers a minute are created under the quota of an access token: by calls of their own, by calls that
 * share bulk calls, and from one list; all at the same time. The simulator tells how many it has in the end.
 *
 * @param window  the window of the quota
 * @param windows how many of them are measured
 */
record BulkRate(Duration window, int windows) implements Benchmark {

    private static final int LIMIT = 600;
    private static final int UNDER_WAY = 1_000;
    private static final int THREADS = 4;
    private static final String SINGLE = "direct:single";
    private static final String COALESCED = "direct:coalesced";
    private static final String LIST = "direct:list";

    @Override
    public Table run() throws Exception {
        Table table = new Table("way", "subscribers a minute", "times single calls", "refused (429)");
        ExecutorService runs = Executors.newCachedThreadPool();
        try {
            List<Future<long[]>> counts = new ArrayList<>();
            for (String way : List.of(SINGLE, COALESCED, LIST)) {
                counts.add(runs.submit(() -> measure(way)));
            }
            double single = counts.get(0).get()[0];
            row(table, "`operation=create`", counts.get(0).get(), single);
            row(table, "`operation=create&coalesce=true`", counts.get(1).get(), single);
            row(table, "`operation=bulkCreate` of a stream", counts.get(2).get(), single);
        } finally {
            runs.shutdownNow();
        }
        return table;
    }

    private void row(Table table, String way, long[] counts, double single) {
        double minutes = windows * window.toMillis() / 60e3;
        table.row(way, String.format(Locale.ROOT, "%,.0f", counts[0] / minutes),
                String.format(Locale.ROOT, "%.1f", counts[0] / single), String.valueOf(counts[1]));
    }

    /** How many were created in time, and how many calls were refused. */
    private long[] measure(String way) throws Exception {
        try (Jvm kit = Jvm.start(SimulatorProcess.class, 0, LIMIT, window.toMillis());
                DefaultCamelContext context = KitContexts.withQuota(kit.read(), true, window.toMillis())) {
            // What waits in the end is of no interest
            context.getShutdownStrategy().setTimeout(1);
            context.addRoutes(routes());
            context.start();
            // Before the clock starts: a first call loads classes
            context.createProducerTemplate().request("kit:subscribers?operation=get&subscriberId=1", e -> { });
            long before = Long.parseLong(kit.ask(SimulatorProcess.SUBSCRIBERS));
            long end = System.nanoTime() + windows * window.toNanos();
            Thread sender = new Thread(() -> send(context, way, i -> System.nanoTime() - end < 0));
            sender.setDaemon(true);
            sender.start();
            sender.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            return new long[] {Long.parseLong(kit.ask(SimulatorProcess.SUBSCRIBERS)) - before,
                Long.parseLong(kit.ask(SimulatorProcess.REFUSED))};
        }
    }

    private static void send(CamelContext context, String way, IntPredicate goOn) {
        try {
            if (way.equals(LIST)) {
                context.createProducerTemplate().request(LIST, exchange -> exchange.getMessage()
                        .setBody(IntStream.iterate(0, goOn, i -> i + 1).mapToObj(BulkRate::subscriber)));
            } else {
                new Callers(context, way, (exchange, i) -> exchange.getMessage().setBody(subscriber(i)), UNDER_WAY)
                        .call(THREADS, goOn);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> subscriber(int i) {
        return Map.of("email_address", "s" + i + "@example.com", "first_name", "Name " + i);
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(SINGLE).to("kit:subscribers?operation=create");
                from(COALESCED).to("kit:subscribers?operation=create&coalesce=true");
                from(LIST).to("kit:subscribers?operation=bulkCreate");
            }
        };
    }
}
