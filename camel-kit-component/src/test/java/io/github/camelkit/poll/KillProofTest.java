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
package io.github.camelkit.poll;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that polls is killed ten times while everything changes: nothing is lost. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class KillProofTest {

    private static final int KILLS = 10;
    private static final int OBJECTS = 5_000;

    @TempDir
    private Path directory;

    /** What one line says. */
    private record Line(int run, String source, String content) {
    }

    @Test
    void nothingIsLost() throws Exception {
        Random random = new Random(7);
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).recordRequests(false).start()) {
            long tag = kit.state().addTag("Reader");
            kit.state().listLag(Duration.ofSeconds(3));
            Writers writers = new Writers(kit.state(), tag, OBJECTS, Duration.ofSeconds(40));
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
                try {
                    writers.run();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int run = 0; run < KILLS; run++) {
                try (Jvm polling = start(kit, tag, run)) {
                    polling.awaitReady();
                    polling.run(Duration.ofMillis(1_000 + random.nextInt(2_500)));
                    polling.kill();
                }
            }
            try (Jvm polling = start(kit, tag, KILLS)) {
                written.join();
                await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> check(writers));
                await().pollDelay(Duration.ofSeconds(9)).atMost(Duration.ofSeconds(180))
                        .untilAsserted(() -> check(writers));
            }
            countTwice();
        }
    }

    private Jvm start(KitSimulator kit, long tag, int run) throws Exception {
        return Jvm.start(List.of("-Dorg.slf4j.simpleLogger.log.io.github.camelkit=info"), PollProcess.class,
                kit.baseUri(), kit.accessToken(), tag, directory.resolve("checkpoints"), file(), run);
    }

    private Path file() {
        return directory.resolve("came.txt");
    }

    private List<Line> lines() throws Exception {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            String[] parts = line.split(" ", 3);
            lines.add(new Line(Integer.parseInt(parts[0]), parts[1], parts[2]));
        }
        return lines;
    }

    private void check(Writers writers) throws Exception {
        Map<String, Set<String>> came = new HashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (Line line : lines()) {
            came.computeIfAbsent(line.source(), source -> new HashSet<>()).add(line.content());
            if (line.source().equals(Lists.UPDATED)) {
                String[] parts = line.content().split(" ", 2);
                last.put(parts[0], parts[1]);
            }
        }
        assertThat(missing(writers.subscribers, came.getOrDefault(Lists.NEW, Set.of()))).isEmpty();
        assertThat(missing(writers.tagged, came.getOrDefault(Lists.TAGGED, Set.of()))).isEmpty();
        assertThat(missing(writers.bought, came.getOrDefault(Lists.BOUGHT, Set.of()))).isEmpty();
        assertThat(last).isEqualTo(writers.contents);
    }

    private static Set<String> missing(Set<String> wanted, Set<String> came) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(came);
        return missing;
    }

    private void countTwice() throws Exception {
        Set<Line> all = new HashSet<>();
        Map<String, Integer> before = new HashMap<>();
        Map<Integer, Integer> again = new TreeMap<>();
        int twice = 0;
        for (Line line : lines()) {
            assertThat(all.add(line)).as("%s came twice in one run", line).isTrue();
            Integer earlier = before.put(line.source() + line.content(), line.run());
            if (earlier != null) {
                again.merge(earlier, 1, Integer::sum);
                twice++;
            }
        }
        System.out.printf("poll: %d kills, %d items, %d came again; by the run that was killed: %s%n", KILLS,
                all.size(), twice, again);
    }
}
