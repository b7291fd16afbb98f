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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.github.camelkit.store.SharedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quota of one credential that several nodes share: a rolling window in a store, from which each node gets slots in
 * portions, ahead of time. Without the store, slots in hand are used until their lease ends; then calls wait.
 */
public final class SharedQuota implements Quota {

    /**
     * What it works with.
     *
     * @param node  the name of this process, like no other one's: letters and digits
     * @param pool  talks to the store; {@code timer}: wakes, and is never held up
     * @param clock nanoseconds, such as those of {@link System#nanoTime()}
     */
    public record Tools(SharedStore store, String node, Executor pool, ScheduledExecutorService timer,
            LongSupplier clock) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(SharedQuota.class);
    // So many answers of the limit may be reported late, when the next call comes
    private static final int UNREPORTED = 50;
    private static final long RETRY_MILLIS = 20;
    private static final long MAX_RETRY_MILLIS = 1_000;

    private final Settings settings;
    private final Tools tools;
    private final LongSupplier clock;
    private final long leaseNanos;
    private final WaitingCalls waiting = new WaitingCalls();
    private final SlotsInHand slots;
    private final AnswerLog answers;
    private final WindowSync sync;
    private final Alarm wake;
    private final Alarm nextSync;
    private final LongAdder syncs = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private long tickets;
    private boolean paused;
    private long pausedUntil;
    private boolean pauseReported = true;
    private boolean syncing;
    private long syncSince;
    private int failures;
    private long failingSince;
    private String failure;
    // When the store may be asked for more slots, after it has said that there are none so soon
    private long askAgainAt;
    private SharedView view;

    /**
     * @param key of the window in the store
     */
    public SharedQuota(Settings settings, String key, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        this.clock = new MonotonicClock(tools.clock());
        this.leaseNanos = TimeUnit.MILLISECONDS.toNanos(
                SharedWindow.lease(TimeUnit.NANOSECONDS.toMillis(settings.windowNanos())));
        long now = now();
        this.slots = new SlotsInHand(now);
        this.answers = new AnswerLog(settings.windowNanos());
        this.sync = new WindowSync(tools.store(), key, tools.node(), settings, clock);
        this.askAgainAt = now;
        this.wake = new Alarm(this::wake);
        this.nextSync = new Alarm(this::syncNow);
    }

    private long now() {
        return clock.getAsLong();
    }

    // Calls

    @Override
    public synchronized long nextTicket() {
        return tickets++;
    }

    @Override
    public long nextDeadline() {
        return now() + settings.waitNanos();
    }

    @Override
    public synchronized boolean tryAcquire() {
        return waiting.isEmpty() && take(now());
    }

    private boolean take(long now) {
        return !isPaused(now) && slots.take(now);
    }

    @Override
    public void acquire(Waiter waiter) {
        boolean granted = false;
        boolean refused = false;
        synchronized (this) {
            long now = now();
            if (waiting.size() >= settings.maxWaiting() && !waiter.isReturning()) {
                refused = true;
            } else if (waiting.isEmpty() && take(now)) {
                granted = true;
            } else {
                waiting.add(waiter);
                schedule(now);
            }
        }
        if (granted) {
            waiter.granted();
        } else if (refused) {
            waiter.refused(Refusal.TOO_MANY_WAITING);
        }
    }

    @Override
    public synchronized boolean send() {
        return slots.send(now());
    }

    @Override
    public synchronized void answered() {
        long now = now();
        slots.answered();
        answers.add(now);
        schedule(now);
    }

    @Override
    public void unused() {
        synchronized (this) {
            slots.unused(now());
        }
        wake();
    }

    @Override
    public synchronized boolean pause(long nanos) {
        long now = now();
        boolean begins = !isPaused(now);
        pauseUntil(now + (nanos > 0 ? nanos : settings.windowNanos()), now);
        pauseReported = false;
        nextSync.at(now, now);
        schedule(now);
        return begins;
    }

    private void pauseUntil(long until, long now) {
        if (!isPaused(now) || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        paused = true;
    }

    private boolean isPaused(long now) {
        if (paused && pausedUntil - now <= 0) {
            paused = false;
        }
        return paused;
    }

    /** Lets calls go for which there are slots, and refuses what has waited too long. */
    private void wake() {
        List<Waiter> granted = new ArrayList<>();
        List<Waiter> late;
        synchronized (this) {
            long now = now();
            late = waiting.late(now);
            while (!waiting.isEmpty() && take(now)) {
                granted.add(waiting.next());
            }
            schedule(now);
        }
        granted.forEach(waiter -> RollingQuota.tell(waiter::granted));
        late.forEach(waiter -> RollingQuota.tell(() -> waiter.refused(Refusal.TOO_LATE)));
    }

    // When to look again, and when to ask the store again

    private void schedule(long now) {
        slots.expire(now);
        if (!waiting.isEmpty()) {
            long at = waiting.deadline();
            if (slots.free() > 0) {
                long usable = slots.firstUsable();
                at = earlier(at, isPaused(now) && pausedUntil - usable > 0 ? pausedUntil : usable);
            }
            wake.at(at, now);
        }
        if (syncing) {
            return;
        }
        if (!pauseReported) {
            nextSync.at(failures > 0 ? askAgainAt : now, now);
        } else if (waiting.size() > slots.free()) {
            nextSync.at(askAgainAt, now);
        } else if (slots.held() > 0) {
            // The lease must go on, and what nobody wants goes back
            nextSync.at(later(slots.leaseUntil() - leaseNanos * 2 / 3, askAgainAt), now);
        } else if (isMuchUnreported()) {
            nextSync.at(later(slots.leaseUntil() - leaseNanos / 4, askAgainAt), now);
        }
    }

    private boolean isMuchUnreported() {
        return answers.fresh() > Math.max(1, settings.limit() / UNREPORTED);
    }

    private static long earlier(long a, long b) {
        return a - b < 0 ? a : b;
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }

    /** Hands over to a thread that may block; one at a time. */
    private synchronized void syncNow() {
        boolean needed = !pauseReported || waiting.size() > slots.free() || slots.held() > 0 || isMuchUnreported();
        if (syncing || !needed) {
            return;
        }
        syncing = true;
        syncSince = now();
        try {
            tools.pool().execute(this::sync);
        } catch (RejectedExecutionException e) {
            // The component stops, and fails whatever waits
            syncing = false;
        } catch (RuntimeException | Error e) {
            // Such as no memory for another thread
            notAsked(e);
        }
    }

    private void notAsked(Throwable e) {
        long now = now();
        syncing = false;
        failing("The store " + tools.store() + " was not asked: " + e, now);
        askAgainAt = now + TimeUnit.MILLISECONDS.toNanos(MAX_RETRY_MILLIS);
        schedule(now);
    }

    private void failing(String why, long now) {
        failure = why;
        if (failures++ == 0) {
            failingSince = now;
            LOG.warn("The quota cannot be shared just now, and calls wait if that goes on. {}", failure);
        }
    }

    private void sync() {
        WindowSync.Report report = null;
        syncs.increment();
        try {
            synchronized (this) {
                report = report(now());
            }
            settled(sync.run(report), report);
        } catch (IOException | RuntimeException e) {
            failed(e, report);
        } catch (Error e) {
            failed(e, report);
            throw e;
        } finally {
            wake();
        }
    }

    private WindowSync.Report report(long now) {
        slots.expire(now);
        slots.giveBack(waiting.size());
        answers.forget(now);
        int want = Math.min(settings.limit(), Math.max(0, waiting.size() - slots.free()));
        return new WindowSync.Report(answers.unreported(), answers.all(), answers.tried(), slots.held(), want,
                !pauseReported, pausedUntil);
    }

    private synchronized void settled(WindowSync.Settled settled, WindowSync.Report report) {
        long now = now();
        SharedWindow.Answer answer = settled.answer();
        if (failures > 0) {
            LOG.info("The store {} answers again", tools.store());
        }
        syncing = false;
        failures = 0;
        failure = null;
        answers.reported(report.fresh().length);
        slots.extend(settled.before() + leaseNanos);
        if (report.paused() && report.pause() == pausedUntil) {
            pauseReported = true;
        }
        if (answer.paused() > 0) {
            pauseUntil(settled.after() + TimeUnit.MILLISECONDS.toNanos(answer.paused()), now);
        }
        for (SharedWindow.Calls grant : answer.grants()) {
            // The engine's time is known to a millisecond
            long delay = grant.millis() == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(grant.millis() + 1);
            slots.add(settled.after() + delay, grant.count());
        }
        askAgainAt = answer.askAgain() < 0 ? now : now + TimeUnit.MILLISECONDS.toNanos(answer.askAgain());
        int limit = answer.view().limit();
        if (limit < settings.limit() && (view == null || view.limit() != limit)) {
            LOG.warn("Another node has the quotaLimit {} where this one has {}: the lower one counts", limit,
                    settings.limit());
        }
        view = answer.view();
    }

    /** @param report null if there was none to be sent */
    private synchronized void failed(Throwable e, WindowSync.Report report) {
        errors.increment();
        long now = now();
        syncing = false;
        if (report != null && sync.inDoubt()) {
            answers.tried(new SharedWindow.Tried(sync.seq(), report.fresh().length));
        }
        String message = e instanceof IOException ? e.getMessage() : e.toString();
        String store = tools.store().toString();
        long delay = Math.min(MAX_RETRY_MILLIS, RETRY_MILLIS << Math.min(failures + 1, 6));
        failing(message != null && message.contains(store) ? message : "The store " + store + " failed: " + message,
                now);
        // Not all nodes at once
        askAgainAt = now + TimeUnit.MILLISECONDS.toNanos(delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2 + 1));
    }

    // What can be seen

    @Override
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized int used() {
        return view == null ? 0 : view.used();
    }

    @Override
    public int limit() {
        return settings.limit();
    }

    @Override
    public synchronized boolean isPaused() {
        return isPaused(now());
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public synchronized String trouble() {
        if (failure != null) {
            return failure;
        }
        return syncing && now() - syncSince > leaseNanos ? "The store " + tools.store() + " has not answered for "
                + TimeUnit.NANOSECONDS.toSeconds(now() - syncSince) + " s" : null;
    }

    @Override
    public synchronized Sharing sharing() {
        long since = failures > 0 ? failingSince : syncSince;
        boolean isCutOff = (failures > 0 || syncing) && waiting.size() > 0 && now() - since > leaseNanos;
        return new Sharing(tools.node(), view == null ? Map.of() : view.nodes(), syncs.sum(), sync.conflicts(),
                errors.sum(), isCutOff);
    }

    /** Runs something at the earliest of the times that it was given. Used with the lock of the quota. */
    private final class Alarm {

        private final Runnable task;
        private ScheduledFuture<?> future;
        private long due;

        Alarm(Runnable task) {
            this.task = task;
        }

        void at(long time, long now) {
            if (future != null) {
                if (due - time <= 0) {
                    return;
                }
                future.cancel(false);
                future = null;
            }
            due = time;
            try {
                future = tools.timer().schedule(this::ring, Math.max(0, time - now), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // The component stops and fails whatever waits; or the next call schedules it
                future = null;
            }
        }

        private void ring() {
            synchronized (SharedQuota.this) {
                future = null;
            }
            task.run();
        }
    }
}
