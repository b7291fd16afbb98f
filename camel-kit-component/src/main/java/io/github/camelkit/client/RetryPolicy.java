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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and when a call that failed is sent again.
 *
 * @param attempts   how often a call is sent at most, the first time included
 * @param firstDelay before the second attempt; it doubles with every further one
 * @param maxDelay   the longest delay
 * @param total      from the first attempt on, no attempt is started after this time
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay, Duration total) {

    /** The delay before the attempt that follows the given number of attempts; half of it at random. */
    public long delayNanos(int attemptsMade) {
        long max = maxDelay.toNanos();
        long doubled = firstDelay.toNanos();
        for (int i = 1; i < attemptsMade && doubled < max; i++) {
            doubled *= 2;
        }
        long delay = Math.min(doubled, max);
        return delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2 + 1);
    }

    /** Whether another attempt may start after the delay. */
    public boolean allows(int attemptsMade, long elapsedNanos, long delayNanos) {
        return attemptsMade < attempts && elapsedNanos + delayNanos <= total.toNanos();
    }
}
