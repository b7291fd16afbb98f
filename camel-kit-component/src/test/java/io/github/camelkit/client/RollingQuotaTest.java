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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule of the window, by a clock that only the test moves. */
class RollingQuotaTest {

    private static final long WINDOW = 60;
    private static final long PATIENCE = 1_000;

    private final AtomicLong now = new AtomicLong();
    // It never fires: its delays are counted in hours, and the test wakes the quota itself
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private RollingQuota quota(int limit, int maxWaiting) {
        long unit = java.util.concurrent.TimeUnit.HOURS.toNanos(1);
        return new RollingQuota(new Quota.Settings(limit, WINDOW * unit, maxWaiting, PATIENCE * unit),
                () -> now.get() * unit, timer);
    }

    private Quota.Waiter waiter(RollingQuota quota, String name) {
        long ticket = quota.nextTicket();
        long deadline = quota.nextDeadline();
        return new Quota.Waiter() {
            @Override
            public long ticket() {
                return ticket;
            }

            @Override
            public boolean isReturning() {
                return name.startsWith("returning");
            }

            @Override
            public long deadline() {
                return deadline;
            }

            @Override
            public void granted() {
                log.add(name);
            }

            @Override
            public void refused(Quota.Refusal why) {
                log.add(name + ' ' + why);
            }
        };
    }

    @Test
    void slotIsFreeOneWindowAfterTheAnswerAndNotBefore() {
        RollingQuota quota = quota(1, 10);
        assertThat(quota.tryAcquire()).isTrue();
        now.set(30);
        assertThat(quota.tryAcquire()).as("in flight").isFalse();
        now.set(300);
        assertThat(quota.tryAcquire()).as("in flight for longer than the window").isFalse();
        quota.answered();
        now.set(359);
        assertThat(quota.tryAcquire()).isFalse();
        assertThat(quota.used()).isEqualTo(1);
        now.set(360);
        assertThat(quota.used()).isZero();
        assertThat(quota.tryAcquire()).isTrue();
    }

    @Test
    void clockThatJumpsBackBlocksNothingForLongerThanTheWindow() {
        RollingQuota quota = quota(1, 10);
        now.set(10_000);
        assertThat(quota.tryAcquire()).isTrue();
        quota.answered();
        now.set(0);
        assertThat(quota.tryAcquire()).isFalse();
        assertThat(quota.nextDeadline()).as("goes on from where it was").isPositive();
        now.set(59);
        assertThat(quota.tryAcquire()).isFalse();
        now.set(60);
        assertThat(quota.tryAcquire()).isTrue();
    }

    @Test
    void clockThatJumpsBackEndsAPauseInTime() {
        RollingQuota quota = quota(10, 10);
        now.set(10_000);
        quota.pause(0);
        now.set(0);
        assertThat(quota.isPaused()).isTrue();
        now.set(60);
        assertThat(quota.isPaused()).isFalse();
    }

    @Test
    void clockThatJumpsAheadLosesNoWaiter() {
        RollingQuota quota = quota(1, 10);
        quota.tryAcquire();
        quota.answered();
        quota.acquire(waiter(quota, "waiting"));
        now.set(500);
        quota.wake();
        assertThat(log).containsExactly("waiting");
        quota.answered();
        quota.acquire(waiter(quota, "late"));
        now.set(100_000);
        quota.wake();
        assertThat(log).containsExactly("waiting", "late TOO_LATE");
        assertThat(quota.tryAcquire()).isTrue();
    }

    @Test
    void waiterThatThrowsKeepsNoOtherWaiting() {
        RollingQuota quota = quota(2, 10);
        quota.tryAcquire();
        quota.tryAcquire();
        Quota.Waiter good = waiter(quota, "good");
        Quota.Waiter bad = waiter(quota, "bad");
        log.clear();
        quota.acquire(new Quota.Waiter() {
            @Override
            public long ticket() {
                return -1;
            }

            @Override
            public boolean isReturning() {
                return false;
            }

            @Override
            public long deadline() {
                return bad.deadline();
            }

            @Override
            public void granted() {
                throw new StackOverflowError("made up");
            }

            @Override
            public void refused(Quota.Refusal why) {
                throw new StackOverflowError("made up");
            }
        });
        quota.acquire(good);
        quota.answered();
        quota.answered();
        now.set(60);
        quota.wake();
        assertThat(log).containsExactly("good");
    }

    @Test
    void limitIsTheSumOfThoseInFlightAndThoseOfTheWindow() {
        RollingQuota quota = quota(3, 10);
        quota.tryAcquire();
        quota.answered();
        quota.tryAcquire();
        assertThat(quota.tryAcquire()).isTrue();
        assertThat(quota.tryAcquire()).isFalse();
        quota.unused();
        assertThat(quota.tryAcquire()).as("what was not sent does not count").isTrue();
    }

    @Test
    void waitersGoInTheOrderOfTheirTickets() {
        RollingQuota quota = quota(1, 10);
        quota.tryAcquire();
        Quota.Waiter first = waiter(quota, "first");
        Quota.Waiter second = waiter(quota, "second");
        quota.acquire(second);
        quota.acquire(first);
        assertThat(quota.waiting()).isEqualTo(2);
        quota.unused();
        assertThat(log).containsExactly("first");
        assertThat(quota.tryAcquire()).as("nobody overtakes those who wait").isFalse();
        quota.unused();
        assertThat(log).containsExactly("first", "second");
    }

    @Test
    void tooManyWaiting() {
        RollingQuota quota = quota(1, 1);
        quota.tryAcquire();
        quota.acquire(waiter(quota, "a"));
        quota.acquire(waiter(quota, "b"));
        assertThat(log).containsExactly("b TOO_MANY_WAITING");
    }

    @Test
    void callThatComesBackIsLetInHoweverManyWait() {
        RollingQuota quota = quota(1, 1);
        Quota.Waiter back = waiter(quota, "returning");
        quota.tryAcquire();
        quota.acquire(waiter(quota, "a"));
        quota.acquire(back);
        assertThat(quota.waiting()).isEqualTo(2);
        quota.unused();
        assertThat(log).containsExactly("returning");
    }

    @Test
    void deadlineEndsTheWaitAlsoBehindAnOlderTicket() {
        RollingQuota quota = quota(1, 10);
        quota.tryAcquire();
        long older = quota.nextTicket();
        quota.acquire(waiter(quota, "a"));
        now.set(500);
        long later = quota.nextDeadline();
        quota.acquire(new Quota.Waiter() {
            @Override
            public long ticket() {
                return older;
            }

            @Override
            public boolean isReturning() {
                return true;
            }

            @Override
            public long deadline() {
                return later;
            }

            @Override
            public void granted() {
                log.add("older");
            }

            @Override
            public void refused(Quota.Refusal why) {
                log.add("older " + why);
            }
        });
        now.set(PATIENCE);
        quota.wake();
        assertThat(log).containsExactly("a TOO_LATE");
    }

    @Test
    void deadlineEndsTheWait() {
        RollingQuota quota = quota(1, 10);
        quota.tryAcquire();
        quota.acquire(waiter(quota, "a"));
        now.set(500);
        quota.acquire(waiter(quota, "b"));
        now.set(PATIENCE);
        quota.wake();
        assertThat(log).containsExactly("a TOO_LATE");
    }

    @Test
    void pauseHoldsEverythingUntilTheWindowHasCleared() {
        RollingQuota quota = quota(5, 10);
        assertThat(quota.pause(0)).isTrue();
        assertThat(quota.pause(0)).as("the same pause").isFalse();
        assertThat(quota.isPaused()).isTrue();
        assertThat(quota.tryAcquire()).isFalse();
        quota.acquire(waiter(quota, "a"));
        now.set(WINDOW - 1);
        quota.wake();
        assertThat(log).isEmpty();
        now.set(WINDOW);
        quota.wake();
        assertThat(log).containsExactly("a");
        assertThat(quota.isPaused()).isFalse();
        assertThat(quota.pause(0)).as("another pause").isTrue();
    }

    @Test
    void shorterPauseDoesNotCutALongerOneShort() {
        RollingQuota quota = quota(5, 10);
        quota.pause(0);
        quota.pause(1);
        now.set(WINDOW - 1);
        assertThat(quota.isPaused()).isTrue();
    }

    @Test
    void withoutLimitOnlyPausesHold() {
        RollingQuota quota = quota(0, 10);
        for (int i = 0; i < 1_000; i++) {
            assertThat(quota.tryAcquire()).isTrue();
            quota.answered();
        }
        assertThat(quota.used()).isZero();
        quota.pause(0);
        assertThat(quota.tryAcquire()).isFalse();
    }
}
