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
package io.github.camelkit.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several processes share a directory, and some are killed. */
class FileKitStoreProcessesTest {

    private static final int TIMES = 100;

    @TempDir
    Path directory;

    @Test
    void oneProcessAtATimeHasAClaim() throws Exception {
        KitStore store = new FileKitStore(directory);
        try (Jvm one = Jvm.start(List.of(), StoreProcess.class, "count", directory, "one", TIMES);
                Jvm two = Jvm.start(List.of(), StoreProcess.class, "count", directory, "two", TIMES)) {
            one.awaitReady();
            two.awaitReady();
            StoreProcess.count(store, "three", TIMES);
            assertThat(one.await(Duration.ofSeconds(60))).as("%s", one.output()).isZero();
            assertThat(two.await(Duration.ofSeconds(60))).as("%s", two.output()).isZero();
        }
        assertThat(store.load("counter")).isEqualTo(Integer.toString(3 * TIMES));
    }

    @Test
    void theClaimOfAKilledProcessRunsOut() throws Exception {
        KitStore store = new FileKitStore(directory);
        try (Jvm holder = Jvm.start(List.of(), StoreProcess.class, "hold", directory, "holder")) {
            await().until(() -> holder.output().contains("claimed true"));
            assertThat(store.claim("held", "me", Duration.ofSeconds(2))).isFalse();
            holder.kill();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> store.claim("held", "me", Duration.ofSeconds(2)));
    }

    @Test
    void canAlwaysBeReadAfterAKill() throws Exception {
        KitStore store = new FileKitStore(directory);
        store.save("value", StoreProcess.value(0));
        int kills = Boolean.getBoolean("kit.long") ? 100 : 8;
        for (int i = 0; i < kills; i++) {
            try (Jvm writer = Jvm.start(List.of(), StoreProcess.class, "write", directory)) {
                writer.awaitReady();
                writer.run(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 200)));
                writer.kill();
            }
            for (String key : store.keys()) {
                String value = store.load(key);
                String n = value.substring("{\"n\":".length(), value.indexOf(','));
                assertThat(value).isEqualTo(StoreProcess.value(Integer.parseInt(n)));
            }
            assertThat(store.keys()).contains("value");
            await().until(() -> store.claim("value", "reader", Duration.ofMinutes(1)));
            store.release("value", "reader");
        }
        new FileKitStore(directory).save("after", "{}");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }
}
