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
package io.github.camelkit.credential;

import java.time.Duration;

/**
 * How often, and for how long, a refresh of tokens is tried.
 *
 * @param lease        how long a process that dies in the middle of a refresh keeps the others from it
 * @param refusedCheck how often the store is asked for new tokens of an account that must be authorised again
 * @param attempts     how often a refresh is tried before the calls that wait for it fail
 * @param firstDelay   the pause after the first attempt; it doubles with each
 * @param maxDelay     the longest pause
 * @param coolDown     how long calls fail at once after all attempts have failed
 * @param maxWait      how long to wait for another process that refreshes the same account
 * @param closeWait    how long to wait at the end for the answer to a refresh that was sent
 */
public record RefreshPolicy(Duration lease, Duration refusedCheck, int attempts, Duration firstDelay,
        Duration maxDelay, Duration coolDown, Duration maxWait, Duration closeWait) {

    public RefreshPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("A refresh needs at least one attempt");
        }
        if (lease.isNegative() || lease.isZero() || refusedCheck.isNegative() || refusedCheck.isZero()) {
            throw new IllegalArgumentException("The lease and the check of a refused account must be longer than 0");
        }
    }

    public static RefreshPolicy defaults() {
        return new RefreshPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), 5, Duration.ofMillis(500),
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofSeconds(10));
    }

    public RefreshPolicy withLease(Duration value) {
        return new RefreshPolicy(value, refusedCheck, attempts, firstDelay, maxDelay, coolDown, maxWait, closeWait);
    }

    public RefreshPolicy withRefusedCheck(Duration value) {
        return new RefreshPolicy(lease, value, attempts, firstDelay, maxDelay, coolDown, maxWait, closeWait);
    }

    public RefreshPolicy withAttempts(int value) {
        return new RefreshPolicy(lease, refusedCheck, value, firstDelay, maxDelay, coolDown, maxWait, closeWait);
    }

    public RefreshPolicy withDelays(Duration first, Duration max) {
        return new RefreshPolicy(lease, refusedCheck, attempts, first, max, coolDown, maxWait, closeWait);
    }

    public RefreshPolicy withCoolDown(Duration value) {
        return new RefreshPolicy(lease, refusedCheck, attempts, firstDelay, maxDelay, value, maxWait, closeWait);
    }

    public RefreshPolicy withMaxWait(Duration value) {
        return new RefreshPolicy(lease, refusedCheck, attempts, firstDelay, maxDelay, coolDown, value, closeWait);
    }

    public RefreshPolicy withCloseWait(Duration value) {
        return new RefreshPolicy(lease, refusedCheck, attempts, firstDelay, maxDelay, coolDown, maxWait, value);
    }

    /** The pause after so many failures, the first being 1. */
    Duration delay(int failures) {
        Duration delay = firstDelay.multipliedBy(1L << Math.min(failures - 1, 20));
        return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
    }
}
