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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again to save a pair that could not be saved, until it is.
 */
final class Saver {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TokenKeeper keeper;
    private final Supplier<Lease> leases;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private ScheduledFuture<?> next;
    private Duration delay = FIRST;
    private boolean closed;

    Saver(TokenKeeper keeper, Supplier<Lease> leases, Executor executor, ScheduledExecutorService timer) {
        this.keeper = keeper;
        this.leases = leases;
        this.executor = executor;
        this.timer = timer;
    }

    /** Sees to it that the pair gets saved, if it is not. */
    synchronized void check() {
        if (keeper.saveError() == null) {
            delay = FIRST;
        } else if (next == null && !closed) {
            try {
                next = timer.schedule(this::handOver, delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("The component stops: the tokens are saved for the last time");
            }
            Duration doubled = delay.multipliedBy(2);
            delay = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

    private void handOver() {
        try {
            executor.execute(this::save);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: the tokens are saved for the last time");
        } catch (RuntimeException | Error e) {
            LOG.warn("The tokens were not saved this time: {}", e.toString());
            again();
        }
    }

    private void save() {
        Lease lease = leases.get();
        try {
            // Otherwise somebody refreshes, and either saves a newer pair or fails for want of this one
            if (lease.claim()) {
                keeper.saveAgain();
            }
        } finally {
            lease.release();
            again();
        }
    }

    private void again() {
        synchronized (this) {
            next = null;
        }
        check();
    }

    /** The last chance to save, on this thread. */
    void close() {
        synchronized (this) {
            closed = true;
            if (next != null) {
                next.cancel(false);
            }
        }
        keeper.saveAgain();
        if (keeper.saveError() != null) {
            LOG.warn("Stopping without saving: {}", keeper.saveError());
        }
    }
}
