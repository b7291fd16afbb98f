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

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A clock that goes on as soon as nothing is left to do, and what is done when. */
final class VirtualTime {

    private record Event(long at, long number, Runnable task) {
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long count;
    private long now;

    VirtualTime(long now) {
        this.now = now;
    }

    long now() {
        return now;
    }

    void at(long time, Runnable task) {
        events.add(new Event(Math.max(time, now), count++, task));
    }

    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() < end) {
            Event event = events.poll();
            now = event.at();
            event.task().run();
        }
        now = end;
    }

    /** When and whether a machine runs what is due. */
    interface Machine {

        boolean isDead();

        /** Nothing is run before that. */
        long frozenUntil();
    }

    /** The threads of one machine, which dies or stands still. */
    final class Threads extends AbstractExecutorService implements ScheduledExecutorService {

        private final Machine machine;
        private final java.util.function.LongSupplier delay;

        /** @param delay how long the hand-over to another thread takes */
        Threads(Machine machine, java.util.function.LongSupplier delay) {
            this.machine = machine;
            this.delay = delay;
        }

        void at(long time, Runnable task) {
            VirtualTime.this.at(time, () -> {
                if (machine.isDead()) {
                    return;
                }
                if (machine.frozenUntil() > now) {
                    at(machine.frozenUntil(), task);
                } else {
                    task.run();
                }
            });
        }

        @Override
        public void execute(Runnable task) {
            at(now + delay.getAsLong(), task);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long time, TimeUnit unit) {
            Timer timer = new Timer(now + unit.toNanos(time));
            at(timer.at, () -> {
                if (!timer.cancelled) {
                    timer.done = true;
                    task.run();
                }
            });
            return timer;
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> task, long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void shutdown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Timer implements ScheduledFuture<Object> {

        private final long at;
        private boolean cancelled;
        private boolean done;

        Timer(long at) {
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean cancel(boolean interrupt) {
            cancelled = true;
            return !done;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean isDone() {
            return done || cancelled;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long time, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }
}
