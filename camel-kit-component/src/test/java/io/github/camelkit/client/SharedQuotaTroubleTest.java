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
package io.github.camelkit.client;

import java.util.ArrayList;
import java.util.List;

import io.github.camelkit.store.MemorySharedStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Threads that cannot be had, waiters that throw, and clocks that jump: calls that wait go on afterwards. */
class SharedQuotaTroubleTest {

    private static final long SECOND = 1_000_000_000L;

    private final VirtualTime time = new VirtualTime(1_000_000_000_000L);
    private final VirtualTime.Threads threads = time.new Threads(new VirtualTime.Machine() {
        @Override
        public boolean isDead() {
            return false;
        }

        @Override
        public long frozenUntil() {
            return 0;
        }
    }, () -> 1_000_000);
    private final List<String> log = new ArrayList<>();
    private boolean isFull;
    private int refused;
    private long jump;
    private final SharedQuota quota = new SharedQuota(new Quota.Settings(3, 60 * SECOND, 100, 600 * SECOND), "quota/k",
            new SharedQuota.Tools(new MemorySharedStore(() -> time.now() / 1_000_000), "a", task -> {
                if (isFull) {
                    refused++;
                    throw new OutOfMemoryError("unable to create native thread");
                }
                threads.execute(task);
            }, threads, () -> time.now() + jump));

    private void acquire(String name) {
        long ticket = quota.nextTicket();
        long deadline = quota.nextDeadline();
        quota.acquire(new Quota.Waiter() {
            @Override
            public long ticket() {
                return ticket;
            }

            @Override
            public boolean isReturning() {
                return false;
            }

            @Override
            public long deadline() {
                return deadline;
            }

            @Override
            public void granted() {
                log.add(name);
                if ("bad".equals(name)) {
                    throw new StackOverflowError("made up");
                }
            }

            @Override
            public void refused(Quota.Refusal why) {
                log.add(name + ' ' + why);
            }
        });
    }

    private void pass(long seconds) {
        time.runUntil(time.now() + seconds * SECOND);
    }

    @Test
    void asksLaterWhereThereIsNoThread() {
        isFull = true;
        acquire("a");
        pass(10);
        assertThat(log).isEmpty();
        assertThat(refused).as("once a second").isBetween(5, 12);
        assertThat(quota.trouble()).contains("unable to create native thread");

        isFull = false;
        pass(2);
        assertThat(log).containsExactly("a");
        assertThat(quota.trouble()).isNull();
    }

    @Test
    void aPauseIsReportedLaterToo() {
        isFull = true;
        quota.pause(SECOND);
        pass(10);
        assertThat(refused).as("once a second").isBetween(5, 12);
    }

    @Test
    void oneThatThrowsKeepsNoOtherWaiting() {
        acquire("bad");
        acquire("good");
        pass(2);
        assertThat(log).containsExactly("bad", "good");
    }

    @Test
    void aClockThatJumpsBackHoldsNobodyUp() {
        acquire("a");
        pass(2);
        quota.send();
        quota.answered();
        jump = -1_000_000 * SECOND;
        acquire("b");
        pass(2);
        assertThat(log).containsExactly("a", "b");
    }
}
