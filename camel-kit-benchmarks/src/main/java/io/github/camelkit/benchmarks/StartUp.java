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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long a context with ten routes takes to start: without the component, with it on the class path only, and with
 * it in the routes. Each start has a Java process of its own, and the three take turns.
 *
 * @param rounds how often each is measured
 */
record StartUp(int rounds) implements Benchmark {

    private static final String HTTP = "http://127.0.0.1:1/v4/account";
    private static final String KIT = "kit:account?operation=get&apiKey=" + SimulatorProcess.API_KEY;

    @Override
    public Table run() throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> onClassPath = new ArrayList<>();
        List<Double> inRoutes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            without.add(millis(entry -> !entry.toString().contains("camel-kit-component"), HTTP));
            onClassPath.add(millis(entry -> true, HTTP));
            inRoutes.add(millis(entry -> true, KIT));
        }
        Table table = new Table("routes to", "`kit:` on the class path", "ms", "ratio to the first");
        row(table, "`http:`", "no", without, without);
        row(table, "`http:`", "yes", onClassPath, without);
        row(table, "`kit:`", "yes", inRoutes, without);
        return table;
    }

    private static void row(Table table, String routes, String classPath, List<Double> millis, List<Double> first) {
        table.row(routes, classPath, Figures.of(millis).text(0), Figures.ratios(millis, first).withSpread());
    }

    private static double millis(Predicate<Path> classPath, String address) throws Exception {
        try (Jvm process = Jvm.start(List.of(), classPath, StartProcess.class, address)) {
            return Double.parseDouble(process.read());
        }
    }
}
