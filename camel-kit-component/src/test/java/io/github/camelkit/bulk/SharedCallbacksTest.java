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
package io.github.camelkit.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.store.MemorySharedStore;
import io.github.camelkit.store.SharedKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callbacks that came to another node, in a store that does not do as it should. */
class SharedCallbacksTest {

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> arrived = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    private SharedCallbacks node(MemorySharedStore store) {
        return new SharedCallbacks(new SharedCallbacks.Tools(store, pool, timer),
                (token, body) -> arrived.put(token, new String(body, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneThatCannotBeReadKeepsNoOtherBack() throws IOException {
        MemorySharedStore store = new MemorySharedStore();
        SharedCallbacks waits = node(store);
        List<String> tokens = List.of("a", "b", "c");
        tokens.forEach(waits::expect);
        SharedCallbacks other = node(store);
        assertThat(other.deliver("a", bytes("A"))).isTrue();
        store.deliver(SharedKeys.digest("b"), bytes("not packed"));
        assertThat(other.deliver("c", bytes("C"))).isTrue();

        await().until(() -> arrived.size() == 2);
        assertThat(arrived).containsEntry("a", "A").containsEntry("c", "C");
        tokens.forEach(waits::forget);
    }

    @Test
    void whatIsExpectedAlthoughTheStoreFailedIsFetched() throws IOException {
        MemorySharedStore store = new MemorySharedStore() {
            @Override
            public synchronized void expect(String name, String owner, Duration keep) throws IOException {
                super.expect(name, owner, keep);
                throw new IOException("the connection ended before the answer");
            }
        };
        node(store).expect("a");
        assertThat(node(store).deliver("a", bytes("A"))).isTrue();

        await().until(() -> "A".equals(arrived.get("a")));
    }
}
