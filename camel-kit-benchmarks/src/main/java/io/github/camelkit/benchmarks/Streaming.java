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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All subscribers of an account, in pages of a thousand: HTTP and Jackson alone, a loop in a route, and the stream of
 * the component. Each measurement has a Java process of its own with a heap of 64 MB, and the ways take turns.
 *
 * @param rounds how often each is measured
 * @param count  how many subscribers there are
 */
record Streaming(int rounds, int count) implements Benchmark {

    private static final List<String> OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final Map<StreamProcess.Way, String> WAYS = new EnumMap<>(Map.of(
            StreamProcess.Way.BARE, "HTTP and Jackson alone",
            StreamProcess.Way.LOOP, "`loop` over `http:`, Jackson, `split`",
            StreamProcess.Way.MAPS, "`kit:` with `outputType=map`, read by a processor",
            StreamProcess.Way.READ, "`kit:`, read by a processor",
            StreamProcess.Way.SPLIT, "`kit:`, `split(body()).streaming()`"));

    @Override
    public Table run() throws Exception {
        Map<StreamProcess.Way, List<Double>> millis = new EnumMap<>(StreamProcess.Way.class);
        Map<StreamProcess.Way, List<Double>> cpu = new EnumMap<>(StreamProcess.Way.class);
        Map<StreamProcess.Way, Double> held = new EnumMap<>(StreamProcess.Way.class);
        try (Jvm warmUp = Jvm.start(FixedServer.class, count / 5); Jvm server = Jvm.start(FixedServer.class, count)) {
            String first = warmUp.read();
            String second = server.read();
            for (int round = 0; round < rounds; round++) {
                for (StreamProcess.Way way : StreamProcess.Way.values()) {
                    String[] figures = measure(way, first, second).split(" ");
                    millis.computeIfAbsent(way, w -> new ArrayList<>()).add(Double.valueOf(figures[0]));
                    cpu.computeIfAbsent(way, w -> new ArrayList<>()).add(Double.valueOf(figures[1]));
                    held.merge(way, Double.parseDouble(figures[2]) / 1024, Math::max);
                }
            }
        }
        Table table = new Table("way", "ms", "ratio to HTTP and Jackson alone", "ratio to the loop",
                "CPU time, ratio to HTTP and Jackson alone", "MB held at most");
        WAYS.forEach((way, name) -> table.row(name, Figures.of(millis.get(way)).text(0),
                Figures.ratios(millis.get(way), millis.get(StreamProcess.Way.BARE)).withSpread(),
                Figures.ratios(millis.get(way), millis.get(StreamProcess.Way.LOOP)).withSpread(),
                Figures.ratios(cpu.get(way), cpu.get(StreamProcess.Way.BARE)).withSpread(),
                String.format(Locale.ROOT, "%.1f", held.get(way))));
        return table;
    }

    private String measure(StreamProcess.Way way, String warmUp, String server) throws Exception {
        try (Jvm process = Jvm.start(OPTIONS, entry -> true, StreamProcess.class, way, warmUp, server, count)) {
            return process.read();
        }
    }
}
