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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * Signed deliveries a second, against a route that only parses the same deliveries. Both are in one Java process,
 * another one sends, and the ways take turns.
 *
 * @param rounds how often each is measured, after one round that does not count
 * @param time   how long each time
 */
record Events(int rounds, Duration time) implements Benchmark {

    // As many as there are connections to an address, and fewer than the component takes at a time
    private static final int SENDERS = 4;
    private static final List<Integer> SIZES = List.of(1, 100);
    private static final Map<String, String> WAYS = new LinkedHashMap<>();
    static {
        WAYS.put(EventsProcess.BARE, "`platform-http:` that parses");
        WAYS.put(EventsProcess.EACH, "`kit:`, an exchange for each event");
        WAYS.put(EventsProcess.LIST, "`kit:`, `splitEvents=false`");
    }

    @Override
    public Table run() throws Exception {
        Table table = new Table("events in a delivery", "way", "deliveries a second", "ratio to the bare route");
        try (Jvm receiver = Jvm.start(EventsProcess.class); CloseableHttpClient client = HttpClients.createDefault()) {
            String baseUri = receiver.read();
            for (int size : SIZES) {
                Map<String, List<Double>> rates = new LinkedHashMap<>();
                for (int round = 0; round <= rounds; round++) {
                    for (String way : WAYS.keySet()) {
                        double rate = measure(receiver, way, new Deliveries(client, baseUri + way, size), size);
                        if (round > 0) {
                            rates.computeIfAbsent(way, w -> new ArrayList<>()).add(rate);
                        }
                    }
                }
                WAYS.forEach((way, name) -> table.row(String.valueOf(size), name, Figures.of(rates.get(way)).text(0),
                        Figures.ratios(rates.get(way), rates.get(EventsProcess.BARE)).withSpread()));
            }
        }
        return table;
    }

    private double measure(Jvm receiver, String way, Deliveries deliveries, int size) throws Exception {
        long start = System.nanoTime();
        long sent = send(deliveries, start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        long expected = way.equals(EventsProcess.EACH) ? sent * size : sent;
        String exchanges = receiver.ask("count");
        if (!exchanges.equals(String.valueOf(expected))) {
            throw new IOException(way + ": " + exchanges + " exchanges instead of " + expected);
        }
        return sent / seconds;
    }

    private static long send(Deliveries deliveries, long end) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            Callable<Long> sender = () -> {
                long count = 0;
                for (; System.nanoTime() - end < 0; count++) {
                    deliveries.send();
                }
                return count;
            };
            long sent = 0;
            for (Future<Long> count : senders.invokeAll(Collections.nCopies(SENDERS, sender))) {
                sent += count.get();
            }
            return sent;
        } finally {
            senders.shutdown();
        }
    }
}
