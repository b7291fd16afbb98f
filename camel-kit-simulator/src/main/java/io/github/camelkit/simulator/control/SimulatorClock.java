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
package io.github.camelkit.simulator.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** The time of a simulator: that of another clock, which can be put forward. */
public final class SimulatorClock extends Clock {

    private final Clock clock;
    private final LongSupplier nanos;
    private volatile Duration ahead = Duration.ZERO;

    /** @param nanos a count of nanoseconds that never goes back, which the limits use */
    public SimulatorClock(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    /** How far it was put forward. */
    public Duration ahead() {
        return ahead;
    }

    /** The count of nanoseconds, put forward as far. */
    public long nanos() {
        return nanos.getAsLong() + ahead.toNanos();
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SimulatorClock(clock.withZone(zone), nanos);
    }
}
