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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs one of the benchmarks, at full length, and prints what goes into the documentation. */
public final class Benchmarks {

    private static final Map<String, Supplier<Benchmark>> ALL = new LinkedHashMap<>();
    private static final Duration MINUTE = Duration.ofSeconds(60);

    static {
        ALL.put("one-call", () -> new OneCall(5, 1, 10_000));
        ALL.put("quota", () -> new QuotaUse(MINUTE, 3));
        ALL.put("streaming", () -> new Streaming(5, 1_000_000));
        ALL.put("events", () -> new Events(5, 8_000));
        ALL.put("bulk", () -> new BulkRate(MINUTE, 2));
        ALL.put("start-up", () -> new StartUp(15));
    }

    private Benchmarks() {
    }

    /** With the name of one of them. */
    public static void main(String[] arguments) throws Exception {
        Supplier<Benchmark> chosen = arguments.length == 1 ? ALL.get(arguments[0]) : null;
        if (chosen == null) {
            System.err.println("Name one of " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        String machine = Machine.describe();
        Table table = chosen.get().run();
        System.out.printf("%s: %s%n%n%s", arguments[0], machine, table);
        System.exit(0);
    }
}
