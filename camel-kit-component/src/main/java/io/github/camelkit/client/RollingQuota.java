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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exact rolling window: a call may go when fewer than the limit were sent or are in flight within the window. A slot
 * is free again one window after its answer came, which is never earlier than one window after Kit counted it, whatever
 * the latency.
 */
public final class RollingQuota implements Quota {

    private static final Logger LOG = LoggerFactory.getLogger(KitClient.class);

    private final Settings settings;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;
    private final ArrayDeque<Long> freeAt = new ArrayDeque<>();
    private final TreeSet<Waiter> waiting = new TreeSet<>(Comparator.comparingLong(Waiter::ticket));
    private final TreeSet<Waiter> byDeadline = new TreeSet<>(
            Comparator.comparingLong(Waiter::deadline).thenComparingLong(Waiter::ticket));
    private long tickets;
    private int inFlight;
    private boolean paused;
    private long pausedUntil;
    private ScheduledFuture<?> nextWake;
    private long nextWakeAt;

    /**
     * @param clock nanoseconds, such as those of {@link System#nanoTime()}
     * @param timer calls {@link #wake()} when slots may be free
     */
    public RollingQuota(Settings settings, LongSupplier clock, ScheduledExecutorService timer) {
        this.settings = settings;
        this.clock = new MonotonicClock(clock);
        this.timer = timer;
    }

    @Override
    public synchronized long nextTicket() {
        return tickets++;
    }

    @Override
    public long nextDeadline() {
        return clock.getAsLong() + settings.waitNanos();
    }

    @Override
    public synchronized boolean tryAcquire() {
        if (!waiting.isEmpty() || !isFree(clock.getAsLong())) {
            return false;
        }
        inFlight++;
        return true;
    }

    @Override
    public void acquire(Waiter waiter) {
        boolean granted = false;
        boolean refused = false;
        synchronized (this) {
            if (waiting.size() >= settings.maxWaiting() && !waiter.isReturning()) {
                refused = true;
            } else if (waiting.isEmpty() && isFree(clock.getAsLong())) {
                inFlight++;
                granted = true;
            } else {
                waiting.add(waiter);
                byDeadline.add(waiter);
                scheduleWake();
            }
        }
        if (granted) {
            waiter.granted();
        } else if (refused) {
            waiter.refused(Refusal.TOO_MANY_WAITING);
        }
    }

    @Override
    public synchronized void answered() {
        inFlight--;
        if (settings.limit() > 0) {
            freeAt.addLast(clock.getAsLong() + settings.windowNanos());
        }
        scheduleWake();
    }

    @Override
    public void unused() {
        synchronized (this) {
            inFlight--;
        }
        wake();
    }

    @Override
    public synchronized boolean pause(long nanos) {
        long now = clock.getAsLong();
        long until = now + (nanos > 0 ? nanos : settings.windowNanos());
        boolean begins = !stillPaused(now);
        if (begins || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        paused = true;
        scheduleWake();
        return begins;
    }

    /** Grants what can be granted now, and refuses what has waited too long. */
    void wake() {
        List<Waiter> granted = new ArrayList<>();
        List<Waiter> late = new ArrayList<>();
        synchronized (this) {
            long now = clock.getAsLong();
            while (!byDeadline.isEmpty() && byDeadline.first().deadline() - now <= 0) {
                late.add(byDeadline.pollFirst());
            }
            late.forEach(waiting::remove);
            while (!waiting.isEmpty() && isFree(now)) {
                Waiter next = waiting.pollFirst();
                byDeadline.remove(next);
                inFlight++;
                granted.add(next);
            }
            scheduleWake();
        }
        granted.forEach(waiter -> tell(waiter::granted));
        late.forEach(waiter -> tell(() -> waiter.refused(Refusal.TOO_LATE)));
    }

    /** One that throws must not keep the others waiting. */
    static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A call that waited for the quota has thrown", e);
        }
    }

    private boolean isFree(long now) {
        while (!freeAt.isEmpty() && freeAt.peekFirst() - now <= 0) {
            freeAt.pollFirst();
        }
        return !stillPaused(now) && (settings.limit() == 0 || inFlight + freeAt.size() < settings.limit());
    }

    private boolean stillPaused(long now) {
        if (paused && pausedUntil - now <= 0) {
            paused = false;
        }
        return paused;
    }

    /** One wake-up is enough at a time: at the end of the pause, when the next slot is free, or at a deadline. */
    private void scheduleWake() {
        if (waiting.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        long at = byDeadline.first().deadline();
        if (stillPaused(now)) {
            at = earlier(at, pausedUntil);
        } else if (!freeAt.isEmpty()) {
            at = earlier(at, freeAt.peekFirst());
        }
        if (nextWake != null) {
            if (nextWakeAt - at <= 0) {
                return;
            }
            nextWake.cancel(false);
        }
        try {
            nextWakeAt = at;
            nextWake = timer.schedule(this::wakeByTimer, Math.max(0, at - now), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The component stops and fails whatever waits; or the next call that ends schedules it
            nextWake = null;
        }
    }

    private void wakeByTimer() {
        synchronized (this) {
            nextWake = null;
        }
        wake();
    }

    private static long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    @Override
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized int used() {
        isFree(clock.getAsLong());
        return inFlight + freeAt.size();
    }

    @Override
    public int limit() {
        return settings.limit();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public synchronized boolean isPaused() {
        return stillPaused(clock.getAsLong());
    }
}
