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
package io.github.camelkit.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that receives events is killed again and again: every event completes. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class EventKillProofTest {

    private static final int EVENTS = 50_000;
    private static final int KILLS = 5;

    @TempDir
    private Path directory;

    @Test
    void nothingIsLost() throws Exception {
        long start = System.nanoTime();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).recordRequests(false).start()) {
            kit.switches().set(Switch.EVENT_DELAY, Duration.ofSeconds(1))
                    .set(Switch.WEBHOOK_RETRIES, Collections.nCopies(10_000, Duration.ofMillis(200)));
            Jvm process = start(kit, port);
            await().atMost(Duration.ofSeconds(180)).until(() -> kit.state().webhookEndpointCount() == 1);
            Set<Long> expected = new HashSet<>();
            for (int i = 0; i < EVENTS; i++) {
                expected.add(kit.state().addSubscriber(i + "@example.com"));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * EVENTS / (KILLS + 1);
                await().atMost(Duration.ofSeconds(180)).until(() -> completed().size() >= enough);
                process.kill();
                process = start(kit, port);
            }
            await().atMost(Duration.ofSeconds(180)).until(() -> completed().keySet().containsAll(expected));
            Map<Long, Integer> completed = completed();
            process.close();

            assertThat(completed.keySet()).isEqualTo(expected);
            int repeats = completed.values().stream().mapToInt(count -> count - 1).sum();
            System.out.printf("events: %d in deliveries of 100, one in ten failing, %d kills: %d lost, %d repeated,"
                    + " %d s%n", EVENTS, KILLS, expected.size() - completed.size(), repeats,
                    (System.nanoTime() - start) / 1_000_000_000);
            // What was under way when it was killed, and what the database had not written yet
            assertThat(repeats).isLessThan(EVENTS / 10);
        }
    }

    private Jvm start(KitSimulator kit, int port) throws Exception {
        Jvm process = Jvm.start(List.of("-Dorg.slf4j.simpleLogger.logFile=" + directory.resolve("log"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-Dorg.slf4j.simpleLogger.log.io.github.camelkit=warn"),
                EventProcess.class, kit.baseUri(), kit.apiKey(), port, directory);
        process.awaitReady();
        return process;
    }

    /** How often each event completed, by the id of its subscriber. */
    private Map<Long, Integer> completed() throws IOException {
        Map<Long, Integer> times = new HashMap<>();
        Path file = directory.resolve("done");
        if (Files.exists(file)) {
            String text = Files.readString(file);
            text.substring(0, text.lastIndexOf('\n') + 1).lines()
                    .forEach(line -> times.merge(Long.valueOf(line), 1, Integer::sum));
        }
        return times;
    }
}
