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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * Signed deliveries a second, against a route that only parses the same deliveries. Both are in one Java process,
 * another one sends, and the ways take turns.
 *
 * @param rounds     how often each is measured, after one round that does not count
 * @param deliveries how many are sent each time; half as many where they are long
 */
record Events(int rounds, int deliveries) implements Benchmark {

    // As many as there are connections to an address, and fewer than the component takes at a time
    private static final int SENDERS = 4;
    private static final List<Integer> SIZES = List.of(1, 100);
    private static final Map<String, String> WAYS = new LinkedHashMap<>();
    static {
        WAYS.put(EventsProcess.BARE, "`platform-http:` that parses");
        WAYS.put(EventsProcess.SPLIT, "`platform-http:` that parses, and splits");
        WAYS.put(EventsProcess.EACH, "`kit:`, an exchange for each event");
        WAYS.put(EventsProcess.LIST, "`kit:`, `splitResult=false`");
    }

    @Override
    public Table run() throws Exception {
        Table table = new Table("events in a delivery", "way", "deliveries a second", "ratio to the bare route",
                "CPU time of a delivery, µs", "ratio to the bare route");
        try (Jvm receiver = Jvm.start(EventsProcess.class); CloseableHttpClient client = HttpClients.createDefault()) {
            String baseUri = receiver.read();
            for (int size : SIZES) {
                Map<String, List<Double>> rates = new LinkedHashMap<>();
                Map<String, List<Double>> cpu = new LinkedHashMap<>();
                for (int round = 0; round <= rounds; round++) {
                    for (String way : WAYS.keySet()) {
                        double[] figures = measure(receiver, way, new Deliveries(client, baseUri + way, size), size);
                        if (round > 0) {
                            rates.computeIfAbsent(way, w -> new ArrayList<>()).add(figures[0]);
                            cpu.computeIfAbsent(way, w -> new ArrayList<>()).add(figures[1]);
                        }
                    }
                }
                WAYS.forEach((way, name) -> table.row(String.valueOf(size), name, Figures.of(rates.get(way)).text(0),
                        Figures.ratios(rates.get(way), rates.get(EventsProcess.BARE)).withSpread(),
                        Figures.of(cpu.get(way)).text(0),
                        Figures.ratios(cpu.get(way), cpu.get(EventsProcess.BARE)).withSpread()));
            }
        }
        return table;
    }

    /** Deliveries a second, and the time of the receiver's processors that each took, in microseconds. */
    private double[] measure(Jvm receiver, String way, Deliveries sender, int size) throws Exception {
        int sent = size == 1 ? deliveries : deliveries / 2;
        long cpu = Long.parseLong(receiver.ask("").split(" ")[1]);
        long start = System.nanoTime();
        send(sender, sent);
        double seconds = (System.nanoTime() - start) / 1e9;
        String[] told = receiver.ask("").split(" ");
        int expected = EventsProcess.SPLITTING.contains(way) ? sent * size : sent;
        if (Integer.parseInt(told[0]) != expected) {
            throw new IOException(way + ": " + told[0] + " exchanges instead of " + expected);
        }
        return new double[] {sent / seconds, (Long.parseLong(told[1]) - cpu) / 1e3 / sent};
    }

    private static void send(Deliveries sender, int count) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            AtomicInteger left = new AtomicInteger(count);
            Callable<Void> some = () -> {
                while (left.getAndDecrement() > 0) {
                    sender.send();
                }
                return null;
            };
            for (Future<Void> sent : senders.invokeAll(Collections.nCopies(SENDERS, some))) {
                sent.get();
            }
        } finally {
            senders.shutdown();
        }
    }
}
