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
package io.github.camelkit.jdbc;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.simulator.KitSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three processes with routes, a real PostgreSQL, and Kit's limit. */
class SeveralProcessesTest {

    private static final int LIMIT = 240;
    private static final Duration WINDOW = Duration.ofSeconds(6);

    private final List<Child> nodes = new ArrayList<>();
    private KitSimulator kit;

    @AfterEach
    void stop() {
        nodes.forEach(Child::close);
        kit.close();
    }

    private Child node(String database) {
        Child node = new Child(NodeProcess.class, database, kit.baseUri(), kit.apiKey(), Integer.toString(LIMIT),
                Long.toString(WINDOW.toMillis()));
        nodes.add(node);
        return node;
    }

    private void start(int limit) {
        kit = KitSimulator.builder().rateLimit(limit).window(WINDOW).start();
    }

    /** How many requests come within some windows, as a share of what the rule allows. */
    private double share(int windows) {
        long before = kit.requests().size();
        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50)).atMost(2, TimeUnit.MINUTES).until(
                () -> System.nanoTime() - start >= WINDOW.multipliedBy(windows).toNanos());
        return (kit.requests().size() - before) * (double) WINDOW.toNanos() / LIMIT / (System.nanoTime() - start);
    }

    private static EmbeddedPostgres postgres(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1").start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theyUseTheQuotaAndNeverMoreWhateverHappens(@TempDir Path directory) throws Exception {
        start(LIMIT);
        int port = freePort();
        List<Double> shares = new ArrayList<>();
        String database;
        try (EmbeddedPostgres postgres = postgres(directory, port)) {
            database = postgres.getJdbcUrl("postgres", "postgres");
            for (int i = 0; i < 3; i++) {
                node(database);
            }
            nodes.forEach(node -> node.await("ready"));
            nodes.forEach(node -> node.send("calls 8"));
            await().atMost(1, TimeUnit.MINUTES).until(() -> kit.requests().size() > LIMIT);
            shares.add(share(2));
            nodes.remove(0).kill();
            shares.add(share(2));
            node(database).await("ready");
            nodes.get(2).send("calls 8");
            share(1);
        }
        // PostgreSQL is down: calls wait
        share(1);
        long before;
        try (EmbeddedPostgres again = postgres(directory, port)) {
            before = kit.requests().size();
            await().atMost(1, TimeUnit.MINUTES).until(() -> kit.requests().size() > before + 10);
            share(1);
            shares.add(share(2));
            nodes.forEach(node -> node.send("stop"));
            List<Integer> calls = nodes.stream().map(node -> Integer.parseInt(node.await("calls"))).toList();
            System.out.println("Share of what the rule allows, even, with a kill, after a restart: " + shares
                    + ", calls of the nodes: " + calls);
            assertThat(calls).allSatisfy(count -> assertThat(count).isPositive());
        }
        assertThat(kit.countStatus(429)).isZero();
        assertThat(nodes).allSatisfy(node -> assertThat(node.lines()).noneMatch(line -> line.startsWith("failed")));
        // Little, so that it holds on a machine that has much else to do
        assertThat(shares).allSatisfy(share -> assertThat(share).isBetween(0.7, 1.05));
    }

    @Test
    void oneOfThemPollsAlsoIfNodesAreKilledOrSuspended() {
        start(0);
        String database = Databases.postgres();
        for (int i = 0; i < 3; i++) {
            node(database);
        }
        nodes.forEach(node -> node.await("ready"));
        nodes.forEach(node -> node.send("poll"));
        kit.state().addTag("first");
        Child leader = whoPolled("first");
        assertThat(leader.lines()).contains("polled first");

        nodes.remove(leader);
        leader.kill();
        kit.state().addTag("second");
        Child next = whoPolled("second");
        next.signal("STOP");
        kit.state().addTag("third");
        nodes.remove(next);
        Child last = whoPolled("third");
        next.signal("CONT");
        kit.state().addTag("fourth");
        nodes.add(next);
        assertThat(whoPolled("fourth")).isSameAs(last);

        kit.state().addTag("fifth");
        whoPolled("fifth");
        List<String> polled = List.of(leader, next, last).stream().flatMap(node -> node.lines().stream())
                .filter(line -> line.startsWith("polled")).toList();
        assertThat(polled).containsExactlyInAnyOrder("polled first", "polled second", "polled third", "polled fourth",
                "polled fifth");
    }

    private Child whoPolled(String tag) {
        await().atMost(2, TimeUnit.MINUTES).until(() -> nodes.stream().anyMatch(
                node -> node.lines().contains("polled " + tag)));
        return nodes.stream().filter(node -> node.lines().contains("polled " + tag)).findFirst().orElseThrow();
    }
}
