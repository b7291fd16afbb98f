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
import java.util.List;
import java.util.Locale;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One call with the component, against the route that does the same with http: and Jackson. Each measurement has a Java
 * process of its own, and the two ways take turns, round by round.
 *
 * @param rounds how often each is measured
 * @param forks  Java processes for a measurement; 0 is for tests, where figures do not matter
 * @param calls  how many are measured each time, after twice as many that are not: counts, because a Java process is
 *               warm after a number of calls, however long they take on a busy machine
 */
record OneCall(int rounds, int forks, int calls) implements Benchmark {

    private static final int[] CALLERS = {1, 16};
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What one way has shown, by round. */
    private record Way(List<Double> micros, List<Double> cpu, List<Double> bytes) {

        Way() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** A JMH operation is the share of one of the callers; the time is told as if all callers were one. */
        void add(RunResult result, int callers, int share) {
            micros.add(result.getPrimaryResult().getScore() / share / callers);
            cpu.add(secondary(result, CpuProfiler.NAME) / share);
            bytes.add(secondary(result, ALLOCATED) / share);
        }

        private static double secondary(RunResult result, String name) {
            return result.getSecondaryResults().get(name).getScore();
        }
    }

    @Override
    public Table run() throws Exception {
        // Another project's benchmark may run, and has nothing to do with this one
        System.setProperty("jmh.ignoreLock", "true");
        Table table = new Table("call", "callers", "`kit:`, µs", "by hand, µs", "ratio of times",
                "ratio of CPU times", "`kit:`, bytes allocated", "by hand, bytes allocated", "ratio of bytes");
        try (Jvm server = Jvm.start(FixedServer.class, 0)) {
            String baseUri = server.read();
            for (int callers : CALLERS) {
                compare(table, "Get", callers, baseUri);
                compare(table, "Create", callers, baseUri);
            }
        }
        return table;
    }

    private void compare(Table table, String call, int callers, String baseUri) throws Exception {
        Way kit = new Way();
        Way hand = new Way();
        for (int round = 0; round < rounds; round++) {
            kit.add(measure("kit" + call, callers, baseUri), callers, calls / callers);
            hand.add(measure("hand" + call, callers, baseUri), callers, calls / callers);
        }
        table.row(call.toLowerCase(Locale.ROOT), String.valueOf(callers), Figures.of(kit.micros()).text(0),
                Figures.of(hand.micros()).text(0), Figures.ratios(kit.micros(), hand.micros()).withSpread(),
                Figures.ratios(kit.cpu(), hand.cpu()).withSpread(), Figures.of(kit.bytes()).text(0),
                Figures.of(hand.bytes()).text(0), Figures.ratios(kit.bytes(), hand.bytes()).withSpread());
    }

    private RunResult measure(String method, int callers, String baseUri) throws Exception {
        return new Runner(new OptionsBuilder()
                .include(CallBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                .param("baseUri", baseUri).threads(callers).forks(forks)
                .mode(Mode.SingleShotTime).warmupIterations(1).warmupBatchSize(2 * calls / callers)
                .measurementIterations(1).measurementBatchSize(calls / callers)
                .addProfiler(GCProfiler.class).addProfiler(CpuProfiler.class)
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT)
                .build()).runSingle();
    }
}
