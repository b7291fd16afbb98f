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

import java.io.IOException;
import java.time.Duration;

import io.github.camelkit.store.MemorySharedStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SharedCheckpointsTest {

    private final MemorySharedStore store = new MemorySharedStore() {
        @Override
        public synchronized long replace(Space space, String key, long version, String value, Duration keep)
                throws IOException {
            long done = super.replace(space, key, version, value, keep);
            if (lost) {
                throw new IOException("the connection ended before the answer");
            }
            return done;
        }
    };
    private boolean lost;

    @Test
    void whoeverWasSuspendedWritesNothing() {
        SharedCheckpoints suspended = new SharedCheckpoints(store);
        assertThat(suspended.getState("k")).isNull();
        suspended.setState("k", "{\"at\":1}");
        suspended.setState("k", "{\"at\":2}");

        SharedCheckpoints next = new SharedCheckpoints(store);
        assertThat(next.getState("k")).isEqualTo("{\"at\":2}");
        next.setState("k", "{\"at\":3}");

        assertThatIllegalStateException().isThrownBy(() -> suspended.setState("k", "{\"at\":2.5}"))
                .withMessageContaining("Another node");
        assertThatExceptionOfType(MovedException.class).isThrownBy(() -> suspended.getState("k"));
        assertThat(new SharedCheckpoints(store).getState("k")).isEqualTo("{\"at\":3}");
        next.setState("k", "{\"at\":4}");
        assertThat(next.getState("k")).isEqualTo("{\"at\":4}");
    }

    @Test
    void whatWasWrittenAlthoughItFailedIsItsOwn() {
        SharedCheckpoints mine = new SharedCheckpoints(store);
        mine.setState("k", "{\"at\":1}");
        lost = true;
        assertThatIllegalStateException().isThrownBy(() -> mine.setState("k", "{\"at\":2}"))
                .withMessageContaining("cannot be written");
        lost = false;
        mine.setState("k", "{\"at\":3}");
        assertThat(mine.getState("k")).isEqualTo("{\"at\":3}");
    }

    @Test
    void whatVanishedIsSaidToHave() {
        SharedCheckpoints mine = new SharedCheckpoints(store);
        String key = "k".repeat(500);
        mine.setState(key, "{\"at\":1}");
        assertThat(store.keys(MemorySharedStore.Space.VALUE)).singleElement().asString().hasSizeLessThan(200);
        store.keys(MemorySharedStore.Space.VALUE).forEach(name -> store.put(MemorySharedStore.Space.VALUE, name, null));
        assertThat(mine.getState(key)).isNull();
    }
}
