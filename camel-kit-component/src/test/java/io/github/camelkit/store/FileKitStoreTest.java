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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The store in a directory. */
class FileKitStoreTest extends KitStoreContract {

    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("made").resolve("store");
    }

    @Override
    KitStore store() {
        return new FileKitStore(directory(), clock);
    }

    @Test
    void outlivesTheObject() throws IOException {
        store().save("a", "{}");
        store().claim("a", "me", LEASE);
        assertThat(store().load("a")).isEqualTo("{}");
        assertThat(store().claim("a", "you", LEASE)).isFalse();
    }

    @Test
    void makesNothingBeforeItSaves() throws IOException {
        KitStore store = store();
        store.load("a");
        store.keys();
        store.remove("a");
        store.release("a", "me");
        assertThat(directory().getParent()).doesNotExist();
    }

    @Test
    void onlyTheOwnerCanRead() throws IOException {
        assumeThat(temporary.getFileSystem().supportedFileAttributeViews()).contains("posix");
        KitStore store = store();
        store.save("a", "{}");
        store.claim("a", "me", LEASE);
        assertThat(permissions(directory())).isEqualTo("rwx------");
        assertThat(permissions(directory().getParent())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files.toList()).hasSize(3).allSatisfy(
                    file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void usesADirectoryThatIsThere() throws IOException {
        Path there = Files.createDirectory(temporary.resolve("there"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), there);
        new FileKitStore(link).save("a", "{}");
        assertThat(new FileKitStore(there).load("a")).isEqualTo("{}");
    }

    @Test
    void ignoresWhatIsNotItsOwn() throws IOException {
        KitStore store = store();
        store.save("a", "{}");
        for (String name : List.of("README.json", "%zz.json", ".json", "%4.json", "%41%.json", "b.json.tmp", "c.txt")) {
            Files.writeString(directory().resolve(name), "x");
        }
        assertThat(store.keys()).containsExactly("a");
    }

    @Test
    void removesWhatAKilledWriterLeft() throws IOException {
        Files.createDirectories(directory());
        Path left = Files.writeString(directory().resolve("a.json.tmp"), "{\"half");
        KitStore store = store();
        assertThat(store.load("a")).isNull();
        store.save("b", "{}");
        assertThat(left).doesNotExist();
    }

    /** Those whose owner was killed are not left for as long as a process lives. */
    @Test
    void removesClaimsThatHaveRunOutOnceAnHour() throws IOException {
        KitStore store = store();
        store.claim("killed", "me", LEASE);
        store.claim("long", "me", Duration.ofHours(3));
        Path killed = directory().resolve("killed.claim");

        clock.advance(Duration.ofMinutes(59));
        store.claim("a", "me", LEASE);
        assertThat(killed).exists();
        clock.advance(Duration.ofMinutes(1));
        store.claim("a", "me", LEASE);

        assertThat(killed).doesNotExist();
        assertThat(store.claim("long", "you", LEASE)).isFalse();
        store.claim("killed", "me", LEASE);
        clock.advance(Duration.ofMinutes(59));
        store.claim("a", "me", LEASE);
        assertThat(killed).as("not before another hour").exists();
    }

    @Test
    void namesADamagedFileAndNotItsContent() throws IOException {
        KitStore store = store();
        store.save("a", "{}");
        Path file = directory().resolve("a.json");
        for (byte[] damage : new byte[][] { {}, { ' ' }, { 's', 'e', 'c', 'r', 'e', 't', 0 },
                { 's', 'e', 'c', 'r', 'e', 't', (byte) 0xff } }) {
            Files.write(file, damage);
            assertThatIOException().isThrownBy(() -> store.load("a")).withMessageContaining(file.toString())
                    .withMessageContaining("damaged").withMessageNotContaining("secret").withNoCause();
        }
        store.save("a", "{}");
        assertThat(store.load("a")).isEqualTo("{}");
    }

    @Test
    void aDamagedClaimIsNone() throws IOException {
        KitStore store = store();
        for (String damage : List.of("", "12", "x\nme", "\n", "99999999999999999999\nme")) {
            store.claim("a", "me", LEASE);
            Files.writeString(directory().resolve("a.claim"), damage);
            assertThat(store.claim("a", "you", LEASE)).isTrue();
            store.release("a", "you");
        }
    }

    @Test
    void failsWhereThereIsNoDirectory() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        KitStore store = new FileKitStore(file);
        assertThatIOException().isThrownBy(() -> store.save("a", "{\"secret\":1}")).withMessageNotContaining("secret");
        assertThatIOException().isThrownBy(() -> store.claim("a", "me", LEASE));
        assertThatIOException().isThrownBy(store::keys);
    }

    @Test
    void aFailedSaveLeavesTheOldValue() throws IOException {
        KitStore store = store();
        store.save("a", "{}");
        // A directory that cannot be removed stands where the new value is written first
        Files.createDirectories(directory().resolve("a.json.tmp").resolve("in the way"));
        assertThatIOException().isThrownBy(() -> store.save("a", "[]"));
        assertThat(store.load("a")).isEqualTo("{}");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().save("Secret".repeat(50), "{}"))
                .withMessageContaining("too long").withMessageNotContaining("Secret");
    }

    @Test
    void savesInSpiteOfAnInterrupt() throws IOException {
        KitStore store = store();
        Thread.currentThread().interrupt();
        try {
            store.save("a", "{}");
            assertThat(store.claim("a", "me", LEASE)).isTrue();
            assertThat(store.load("a")).isEqualTo("{}");
            store.release("a", "me");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.claim("a", "you", LEASE)).isTrue();
    }

    @Test
    void savesWhileItIsInterruptedAgainAndAgain() throws Exception {
        KitStore store = store();
        Thread saver = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                saver.interrupt();
                LockSupport.parkNanos(1_000_000);
            }
        });
        interrupter.start();
        try {
            for (int i = 0; i < 50; i++) {
                store.save("a", "[" + i + "]");
                assertThat(store.load("a")).isEqualTo("[" + i + "]");
            }
        } finally {
            interrupter.interrupt();
            while (interrupter.isAlive()) {
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
    }
}
