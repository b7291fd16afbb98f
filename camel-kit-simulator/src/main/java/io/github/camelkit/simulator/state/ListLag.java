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
package io.github.camelkit.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;

/** Holds changes back from the lists for a random time, as Kit's lists lag behind its writes. */
public final class ListLag {

    private record Pending(long due, long number, Runnable change) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Clock clock;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    private final Random random = new Random(42);
    private volatile long maxMillis;
    private long number;

    public ListLag(Clock clock, Duration max) {
        this.clock = clock;
        this.maxMillis = max.toMillis();
    }

    /** Sets the longest lag of the changes to come. */
    public void max(Duration max) {
        maxMillis = max.toMillis();
    }

    /** Forgets the changes that are held back. */
    void clear() {
        synchronized (pending) {
            pending.clear();
        }
    }

    public Duration max() {
        return Duration.ofMillis(maxMillis);
    }

    /** Applies the change now, or when its lag is over; it must be one that may be applied late and twice. */
    void later(Runnable change) {
        long max = maxMillis;
        if (max == 0) {
            change.run();
            return;
        }
        synchronized (pending) {
            pending.add(new Pending(clock.millis() + random.nextLong(max + 1), number++, change));
        }
    }

    /** Applies all changes whose lag is over; called before a list is read. */
    public void catchUp() {
        synchronized (pending) {
            long now = clock.millis();
            while (!pending.isEmpty() && pending.peek().due() <= now) {
                pending.poll().change().run();
            }
        }
    }
}
