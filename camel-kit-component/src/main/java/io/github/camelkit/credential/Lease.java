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

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claim to an account, extended as long as this process lives and needs it.
 */
final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);
    private static final int BEATS = 3;

    private final String owner = UUID.randomUUID().toString();
    private final AccountStore store;
    private final Duration length;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private ScheduledFuture<?> beat;
    private boolean held;

    Lease(AccountStore store, Duration length, Executor executor, ScheduledExecutorService timer) {
        this.store = store;
        this.length = length;
        this.executor = executor;
        this.timer = timer;
    }

    /**
     * Claims the account, or extends the claim.
     *
     * @return whether the account is claimed; also true if the store cannot take claims, because a store that is full
     *         or read-only would cost the account otherwise
     */
    synchronized boolean claim() {
        try {
            held = store.claim(owner, length);
        } catch (IOException e) {
            if (!held) {
                LOG.info("Going on without a claim: {}", e.getMessage());
            }
            held = true;
        }
        if (held && beat == null) {
            startBeat();
        }
        return held;
    }

    /** A request can take longer than the lease. */
    private void startBeat() {
        long nanos = length.dividedBy(BEATS).toNanos();
        try {
            beat = timer.scheduleWithFixedDelay(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: the claim is not extended");
        }
    }

    private void beat() {
        try {
            executor.execute(this::extend);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: the claim is not extended any more");
        } catch (RuntimeException | Error e) {
            // Not thrown, because the timer would not come back
            LOG.warn("A claim was not extended this time: {}", e.toString());
        }
    }

    private synchronized void extend() {
        if (held) {
            try {
                held = store.claim(owner, length);
            } catch (IOException e) {
                LOG.debug("The claim was not extended: {}", e.getMessage());
            }
        }
    }

    synchronized void release() {
        if (beat != null) {
            beat.cancel(false);
            beat = null;
        }
        if (held) {
            held = false;
            try {
                store.release(owner);
            } catch (IOException e) {
                LOG.debug("The claim ends with its lease: {}", e.getMessage());
            }
        }
    }
}
