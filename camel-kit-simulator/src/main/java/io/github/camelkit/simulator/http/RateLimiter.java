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
package io.github.camelkit.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A rolling window: at most so many calls are accepted in any window that ends now. */
public final class RateLimiter {

    private final long window;
    private final long[] accepted;
    private long refused;
    private int oldest;
    private int count;

    /** A limit of 0 lets everything pass. */
    public RateLimiter(int limit, long windowNanos) {
        this.window = windowNanos;
        this.accepted = new long[limit];
    }

    /**
     * Whether a call that has arrived may go.
     *
     * @param clock read while no other call is looked at, so that calls count in the order of their times
     */
    public synchronized boolean accept(LongSupplier clock, boolean countRefused) {
        long now = clock.getAsLong();
        if (accepted.length == 0) {
            return true;
        }
        boolean free = count < accepted.length || now - accepted[oldest] >= window;
        if (free || countRefused) {
            add(now);
        }
        if (!free) {
            refused++;
        }
        return free;
    }

    /** How much of it is used. */
    synchronized Quota quota(Credential of, LongSupplier clock) {
        long now = clock.getAsLong();
        List<Long> ages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long age = now - accepted[(oldest + i) % accepted.length];
            if (age < window) {
                ages.add(TimeUnit.NANOSECONDS.toMillis(age));
            }
        }
        return new Quota(of.name(), of.account().id(), of.oauth(), accepted.length, TimeUnit.NANOSECONDS.toMillis(window),
                ages, refused);
    }

    private void add(long now) {
        if (count < accepted.length) {
            accepted[(oldest + count++) % accepted.length] = now;
        } else {
            accepted[oldest] = now;
            oldest = (oldest + 1) % accepted.length;
        }
    }
}
