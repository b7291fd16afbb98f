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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How much of what Kit allows is used by fifty callers that always have something to ask for, and how much of it is
 * refused: at both limits, with answers at once and with answers that take their time, all four at the same time. The
 * simulator tells when the calls came.
 *
 * @param window  the window of the limits
 * @param windows how many of them are measured
 */
record QuotaUse(Duration window, int windows) implements Benchmark {

    private static final int CALLERS = 50;
    private static final int API_KEY = 120;
    private static final int OAUTH = 600;
    private static final int SLOW = 300;
    private static final int WARM_UP = 100;

    @Override
    public Table run() throws Exception {
        Table table = new Table("limit", "answers after", "calls", "share of the allowed calls", "refused (429)");
        ExecutorService runs = Executors.newCachedThreadPool();
        try {
            List<Future<List<String>>> rows = new ArrayList<>();
            for (int limit : List.of(API_KEY, OAUTH)) {
                for (int delay : List.of(0, SLOW)) {
                    rows.add(runs.submit(() -> measure(limit, delay)));
                }
            }
            for (Future<List<String>> row : rows) {
                table.row(row.get().toArray(String[]::new));
            }
        } finally {
            runs.shutdownNow();
        }
        return table;
    }

    private List<String> measure(int limit, int maxDelay) throws Exception {
        int calls = (windows + 1) * limit;
        try (Jvm kit = Jvm.start(SimulatorProcess.class, API_KEY, OAUTH, window.toMillis())) {
            String baseUri = kit.read();
            // The first calls load classes, here and there; they count for the other credential
            call(baseUri, limit != OAUTH, WARM_UP);
            kit.ask(SimulatorProcess.DELAY + maxDelay);
            call(baseUri, limit == OAUTH, calls);
            return List.of(limit + " in " + window.toSeconds() + " s",
                    maxDelay == 0 ? "0 ms" : "0 to " + maxDelay + " ms",
                    String.valueOf(calls), String.format(Locale.ROOT, "%.2f %%", 100 * share(kit, limit)),
                    kit.ask(SimulatorProcess.REFUSED));
        }
    }

    private void call(String baseUri, boolean oauth, int calls) throws Exception {
        try (DefaultCamelContext context = KitContexts.withQuota(baseUri, oauth, window.toMillis())) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:call").to("kit:subscribers?operation=get&subscriberId=1");
                }
            });
            context.start();
            new Callers(context, "direct:call", (exchange, i) -> { }, CALLERS).call(CALLERS, i -> i < calls);
        }
    }

    /** From the first call to the first of the last window, against the limit in each window. */
    private double share(Jvm kit, int limit) throws IOException {
        long[] times = Arrays.stream(kit.ask(SimulatorProcess.TIMES).split(" ")).mapToLong(Long::parseLong).sorted()
                .toArray();
        int before = times.length - limit;
        double allowed = (times[before] - times[0]) / (window.toNanos() / 1e3) * limit;
        return before / allowed;
    }
}
