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
package io.github.camelkit.oauth;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelkit.TestClock;
import io.github.camelkit.store.FileKitStore;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PendingInstallsTest {

    private final TestClock clock = new TestClock();
    @TempDir
    private Path directory;

    private PendingInstall install(Duration life) {
        return new PendingInstall("https://app.kit.com/apps", "a-verifier", "ann", "digest", clock.instant().plus(life));
    }

    private PendingInstalls pending(KitStore store) {
        return new PendingInstalls(store, clock, 3, Runnable::run);
    }

    @Test
    void whatIsKeptComesBackOnAnotherNode() throws IOException {
        pending(new FileKitStore(directory)).add("state", install(Duration.ofMinutes(10)));

        PendingInstalls other = pending(new FileKitStore(directory));
        assertThat(other.find("state")).isEqualTo(install(Duration.ofMinutes(10)));
        assertThat(other.take("state")).isEqualTo(install(Duration.ofMinutes(10)));
        assertThat(other.take("state")).isNull();
        assertThat(other.find("state")).isNull();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly(".lock");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneOfManyTakesIt(boolean file) throws Exception {
        KitStore memory = new MemoryKitStore();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String state = "state-" + round;
                pending(file ? new FileKitStore(directory) : memory).add(state, install(Duration.ofMinutes(10)));
                List<Callable<PendingInstall>> takers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    PendingInstalls node = pending(file ? new FileKitStore(directory) : memory);
                    takers.add(() -> node.take(state));
                }
                int taken = 0;
                for (Future<PendingInstall> one : threads.invokeAll(takers)) {
                    taken += one.get() == null ? 0 : 1;
                }
                assertThat(taken).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void tooLateIsTooLate() throws IOException {
        PendingInstalls pending = pending(new MemoryKitStore());
        pending.add("state", install(Duration.ofMinutes(10)));

        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(pending.find("state")).isNotNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(pending.find("state")).isNull();
        assertThat(pending.take("state")).isNull();
    }

    @Test
    void whatNobodyCameBackForIsRemoved() throws IOException {
        KitStore store = new MemoryKitStore();
        store.save("account-1", "{}");
        store.save("install-unreadable", "[]");
        PendingInstalls pending = pending(store);
        assertThat(pending.add("a", install(Duration.ofMinutes(1)))).isTrue();
        assertThat(pending.add("b", install(Duration.ofMinutes(10)))).isTrue();
        assertThat(pending.add("c", install(Duration.ofMinutes(1)))).isTrue();
        assertThat(pending.add("d", install(Duration.ofMinutes(1)))).as("no room").isFalse();

        clock.advance(Duration.ofMinutes(1));
        assertThat(pending.add("e", install(Duration.ofMinutes(1)))).isTrue();

        assertThat(store.keys()).hasSize(3).contains("account-1", "install-" + Secret.digest("b"),
                "install-" + Secret.digest("e"));
    }

    /** A store that calls something before each of its methods. */
    private static KitStore watched(KitStore store, Consumer<String> before) {
        return (KitStore) Proxy.newProxyInstance(PendingInstallsTest.class.getClassLoader(),
                new Class<?>[] {KitStore.class}, (proxy, method, arguments) -> {
                    before.accept(method.getName());
                    return method.invoke(store, arguments);
                });
    }

    /** A store that cannot be read for a moment loses nothing. */
    @Test
    void whatCannotBeReadNowIsKept() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        FileKitStore files = new FileKitStore(directory);
        pending(files).add("a", install(Duration.ofMinutes(10)));
        PendingInstalls other = pending(watched(files, method -> {
            if (broken.get() && method.equals("load")) {
                throw new IllegalStateException("too many open files");
            }
        }));

        other.add("b", install(Duration.ofMinutes(10)));
        other.add("c", install(Duration.ofMinutes(10)));
        assertThat(other.add("d", install(Duration.ofMinutes(10)))).as("it counts all the same").isFalse();

        broken.set(false);
        assertThat(other.take("a")).isEqualTo(install(Duration.ofMinutes(10)));
    }

    /** However many strangers begin, and whoever began before. */
    @Test
    void eachIsReadOnce() throws IOException {
        KitStore memory = new MemoryKitStore();
        for (int i = 0; i < 100; i++) {
            new PendingInstalls(memory, clock, 1_000, Runnable::run).add("of another node " + i,
                    install(Duration.ofMinutes(5)));
        }
        AtomicInteger reads = new AtomicInteger();
        PendingInstalls pending = new PendingInstalls(watched(memory, method -> {
            if (method.equals("load")) {
                reads.incrementAndGet();
            }
        }), clock, 1_000, Runnable::run);

        for (int minute = 0; minute < 4; minute++) {
            assertThat(pending.add("at " + minute, install(Duration.ofMinutes(5)))).isTrue();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(reads).hasValue(100);

        clock.advance(Duration.ofMinutes(1));
        pending.add("late", install(Duration.ofMinutes(5)));
        assertThat(memory.keys()).as("others are removed when their time is over").hasSize(4);
        assertThat(reads).hasValue(100);
    }

    @Test
    void nobodyWaitsForTheStoreToBeListed() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            PendingInstalls pending = new PendingInstalls(watched(new MemoryKitStore(), method -> {
                if (method.equals("keys")) {
                    await(release);
                }
            }), clock, 3, pool);

            assertThat(pool.submit(() -> pending.add("a", install(Duration.ofMinutes(1)))
                    && pending.add("b", install(Duration.ofMinutes(1)))).get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(release.getCount()).isEqualTo(1);
        } finally {
            release.countDown();
            pool.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keysDoNotTellTheState() throws IOException {
        KitStore store = new MemoryKitStore();
        pending(store).add("the-state", install(Duration.ofMinutes(1)));

        assertThat(store.keys().toString()).doesNotContain("the-state");
        assertThat(install(Duration.ofMinutes(1)).toString()).doesNotContain("a-verifier");
    }
}
