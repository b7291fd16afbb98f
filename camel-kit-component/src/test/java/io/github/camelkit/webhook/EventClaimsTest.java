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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.store.MemorySharedStore;
import io.github.camelkit.webhook.Duplicates.Known;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class EventClaimsTest {

    private static final Duration LEASE = Duration.ofSeconds(45);

    private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
    private final MemorySharedStore store = new MemorySharedStore(millis::get);
    private final EventClaims one = node("one");
    private final EventClaims two = node("two");

    private EventClaims node(String name) {
        // The clocks of nodes have nothing to do with the engine's
        long skew = name.hashCode() * 1_000_000_000_000L;
        return new EventClaims(store, name, LEASE, () -> millis.get() * 1_000_000 + skew);
    }

    @Test
    void oneNodeHasAnEventAndNobodyHasItAgain() throws IOException {
        assertThat(one.begin("e")).isEqualTo(Known.NEW);
        assertThat(two.begin("e")).isEqualTo(Known.UNDER_WAY);
        one.end("e", true);
        assertThat(two.begin("e")).isEqualTo(Known.DONE);
        assertThat(one.begin("e")).isEqualTo(Known.DONE);
        two.end("e", false);
        assertThat(two.begin("e")).isEqualTo(Known.DONE);
    }

    @Test
    void whatFailedOrWhoseNodeDiedIsNew() throws IOException {
        one.begin("failed");
        one.end("failed", false);
        assertThat(two.begin("failed")).isEqualTo(Known.NEW);

        one.begin("e");
        millis.addAndGet(LEASE.toMillis() - 1);
        assertThat(two.begin("e")).isEqualTo(Known.UNDER_WAY);
        millis.addAndGet(1);
        assertThat(two.begin("e")).isEqualTo(Known.NEW);
        // It was slow only
        one.end("e", true);
        two.end("e", false);
        assertThat(node("three").begin("e")).isEqualTo(Known.DONE);
    }

    @Test
    void costsTwoStatementsAnEvent() throws IOException {
        one.begin("first");
        one.end("first", true);
        long before = store.statements();
        for (int i = 0; i < 100; i++) {
            one.begin("e" + i);
            one.end("e" + i, true);
        }
        assertThat(store.statements() - before).isEqualTo(200);
    }

    @Test
    void withoutTheStoreNothingIsTaken() throws IOException {
        store.down(true);
        assertThatIOException().isThrownBy(() -> one.begin("e"));
        store.down(false);
        assertThat(two.begin("e")).isEqualTo(Known.NEW);
    }
}
