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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelkit.TestClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every store must do. */
abstract class KitStoreContract {

    static final Duration LEASE = Duration.ofSeconds(30);

    final TestClock clock = new TestClock();

    abstract KitStore store();

    @Test
    void keepsValues() throws IOException {
        KitStore store = store();
        assertThat(store.load("a")).isNull();
        assertThat(store.keys()).isEmpty();

        store.save("a", "{\"n\":1}");
        store.save("b", "{\"n\":\"ä€\uD83D\uDE00\\n\"}");
        store.save("a", "{}");

        assertThat(store.load("a")).isEqualTo("{}");
        assertThat(store.load("b")).isEqualTo("{\"n\":\"ä€\uD83D\uDE00\\n\"}");
        assertThat(store.keys()).containsExactlyInAnyOrder("a", "b");

        store.remove("a");
        store.remove("never there");
        assertThat(store.load("a")).isNull();
        assertThat(store.keys()).containsExactly("b");
    }

    @Test
    void takesAnyKey() throws IOException {
        KitStore store = store();
        List<String> keys = List.of("Main", "main", "..", ".", ".lock", "a/b", "a\\b", "../../etc/passwd", "a.json",
                "a.claim", "a", "a.tmp", "a b", "%", "%41", "A", "ä", "\uD83D\uDE00", "con", "a:b*?\"<>|\n", "\0");
        for (String key : keys) {
            store.save(key, '"' + key.length() + ":" + keys.indexOf(key) + '"');
            assertThat(store.claim(key, "me", LEASE)).isTrue();
        }
        for (String key : keys) {
            assertThat(store.load(key)).isEqualTo('"' + key.length() + ":" + keys.indexOf(key) + '"');
        }
        assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void refusesWhatIsNothing() {
        KitStore store = store();
        assertThatIllegalArgumentException().isThrownBy(() -> store.save("", "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> store.load(null));
        assertThatIllegalArgumentException().isThrownBy(() -> store.save("a", null));
        assertThatIllegalArgumentException().isThrownBy(() -> store.save("a", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> store.save("a", "secret\0")).withMessageNotContaining(
                "secret");
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim("a", "", LEASE));
        assertThatIllegalArgumentException().isThrownBy(() -> store.claim("a", "me", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> store.release("a", null));
    }

    @Test
    void keysThatAreListedDoNotChange() throws IOException {
        KitStore store = store();
        store.save("a", "{}");
        var keys = store.keys();
        store.save("b", "{}");
        assertThat(keys).containsExactly("a");
    }

    @Test
    void oneOwnerHasAClaim() throws IOException {
        KitStore store = store();
        assertThat(store.claim("a", "me", LEASE)).isTrue();
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        assertThat(store.claim("b", "you", LEASE)).isTrue();

        store.release("a", "you");
        assertThat(store.claim("a", "you", LEASE)).isFalse();

        store.release("a", "me");
        assertThat(store.claim("a", "you", LEASE)).isTrue();
        store.release("never claimed", "me");
    }

    @Test
    void aClaimOfAClockThatWasAheadLastsNoLongerThanItsLease() throws IOException {
        KitStore store = store();
        clock.advance(Duration.ofDays(1));
        store.claim("a", "dead", LEASE);
        store.claim("b", "alive", LEASE);
        clock.advance(Duration.ofDays(-1));
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        assertThat(store.claim("b", "you", LEASE)).isFalse();

        clock.advance(LEASE);
        assertThat(store.claim("a", "you", LEASE)).isTrue();
        assertThat(store.claim("b", "alive", LEASE)).as("who extends it keeps it").isTrue();
    }

    @Test
    void aClockThatJumpsTakesNobodysClaimForLong() throws IOException {
        KitStore store = store();
        for (Duration jump : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400))) {
            assertThat(store.claim("a", "me", LEASE)).isTrue();
            clock.advance(jump);
            store.claim("a", "you", LEASE);
            clock.advance(LEASE);
            assertThat(store.claim("a", "me", LEASE)).as("after " + jump).isTrue();
        }
    }

    @Test
    void aClaimIsNoValue() throws IOException {
        KitStore store = store();
        store.claim("a", "me", LEASE);
        assertThat(store.keys()).isEmpty();
        assertThat(store.load("a")).isNull();
        store.save("a", "{}");
        store.remove("a");
        assertThat(store.claim("a", "you", LEASE)).isFalse();
    }

    @Test
    void aLeaseRunsOut() throws IOException {
        KitStore store = store();
        store.claim("a", "me", LEASE);
        clock.advance(LEASE.minusMillis(1));
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(store.claim("a", "you", LEASE)).isTrue();
        assertThat(store.claim("a", "me", LEASE)).isFalse();
        store.release("a", "me");
        assertThat(store.claim("a", "me", LEASE)).isFalse();
    }

    @Test
    void theOwnerExtendsTheLease() throws IOException {
        KitStore store = store();
        store.claim("a", "me", LEASE);
        clock.advance(Duration.ofSeconds(20));
        assertThat(store.claim("a", "me", LEASE)).isTrue();
        clock.advance(Duration.ofSeconds(20));
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(store.claim("a", "you", LEASE)).isTrue();
    }

    @Test
    void manyThreadsGetOneClaim() throws Exception {
        KitStore store = store();
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String owner = "owner" + i;
                claims.add(() -> store.claim("a", owner, LEASE));
            }
            int granted = 0;
            for (Future<Boolean> claim : pool.invokeAll(claims)) {
                granted += claim.get() ? 1 : 0;
            }
            assertThat(granted).isOne();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void printsNoValue() throws IOException {
        KitStore store = store();
        store.save("a", "\"secret\"");
        assertThat(store.toString()).doesNotContain("secret");
    }
}
