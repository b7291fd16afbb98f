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
package io.github.camelkit.examples.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.camelkit.simulator.KitSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Three processes with the same credentials and one database. They want far more than Kit's limit allows: it is used up and
 * never exceeded, each gets its part, and when one is killed the others take over what it had.
 */
public final class SeveralNodes {

    private static final int NODES = 3;
    private static final int LIMIT = 120;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final PrintStream out;
    private final List<Running> nodes = new ArrayList<>();
    // Of the last window, one a second
    private final Deque<Long> counts = new ArrayDeque<>();

    public SeveralNodes(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        new SeveralNodes(System.out).run(arguments.length == 0 ? 40 : Integer.parseInt(arguments[0]));
    }

    /** Runs for some seconds, and kills a node in the middle. */
    public void run(int seconds) throws IOException, InterruptedException {
        out.println("PostgreSQL, a Kit simulator that allows " + LIMIT + " calls in " + WINDOW.toSeconds() + " s, and "
                + NODES + " nodes are starting ...");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1")
                .start(); KitSimulator kit = KitSimulator.builder().rateLimit(LIMIT).window(WINDOW).start()) {
            try {
                for (int i = 1; i <= NODES; i++) {
                    nodes.add(new Running("node " + i, postgres.getJdbcUrl("postgres", "postgres"), kit));
                }
                for (int second = 1; second <= seconds; second++) {
                    Thread.sleep(1_000);
                    show(second, kit);
                    if (second == seconds / 2) {
                        nodes.get(1).kill();
                        out.println("      node 2 is killed: what it had is free for the others after a while");
                    }
                }
                table(kit);
            } finally {
                nodes.forEach(Running::kill);
            }
        }
    }

    private void show(int second, KitSimulator kit) {
        long accepted = kit.requests().size() - kit.countStatus(429);
        counts.addLast(accepted);
        long before = counts.size() > WINDOW.toSeconds() ? counts.removeFirst() : 0;
        StringBuilder line = new StringBuilder(String.format("%3d s  window %3d of %d ", second,
                Math.min(LIMIT, accepted - before), LIMIT));
        nodes.forEach(node -> line.append(String.format("  %s: %4d", node.name, node.calls)));
        out.println(line);
    }

    private void table(KitSimulator kit) {
        long all = Math.max(1, nodes.stream().mapToLong(node -> node.calls).sum());
        out.printf("%n%-8s %6s %6s%n", "", "calls", "share");
        nodes.forEach(node -> out.printf("%-8s %6d %5d%%%n", node.name, node.calls, Math.round(100.0 * node.calls / all)));
        out.printf("%-8s %6d%n", "429s", kit.countStatus(429));
    }

    /** A process, and what it says. */
    private static final class Running {

        private final String name;
        private final Process process;
        private volatile long calls;

        Running(String name, String database, KitSimulator kit) throws IOException {
            this.name = name;
            this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", System.getProperty("java.class.path"),
                    Node.class.getName(), database, kit.baseUri(), kit.apiKey(), Integer.toString(LIMIT),
                    Long.toString(WINDOW.toMillis())).redirectErrorStream(true).start();
            Thread reader = new Thread(this::read, name);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("calls ")) {
                        calls = Long.parseLong(line.substring("calls ".length()));
                    }
                }
            } catch (IOException e) {
                // It was killed
                return;
            }
        }

        void kill() {
            process.destroyForcibly();
        }
    }
}
