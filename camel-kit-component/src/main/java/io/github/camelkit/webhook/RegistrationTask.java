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
package io.github.camelkit.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.store.KitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers in the background, one of the nodes that share a store at a time, again and again until it has worked.
 */
final class RegistrationTask {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationTask.class);
    // The process may die meanwhile; a registration takes a few calls, which may wait for the quota
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final long CLAIMED_MILLIS = 500;
    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 60_000;

    private final Registrar registrar;
    private final KitStore store;
    private final String key;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final String owner = UUID.randomUUID().toString();
    private long delay = FIRST_MILLIS;
    private volatile boolean stopped;
    private volatile boolean registered;
    private volatile String failure;

    /**
     * @param key what is claimed in the store
     */
    RegistrationTask(Registrar registrar, KitStore store, String key, Executor pool, ScheduledExecutorService timer) {
        this.registrar = registrar;
        this.store = store;
        this.key = key;
        this.pool = pool;
        this.timer = timer;
    }

    void start() {
        stopped = false;
        submit();
    }

    private void submit() {
        try {
            pool.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: nothing is registered");
        } catch (Throwable e) {
            // No memory for a thread, say
            failed(e);
            later(backOff());
        }
    }

    private synchronized void run() {
        if (stopped) {
            return;
        }
        long next;
        try {
            next = attempt() ? 0 : CLAIMED_MILLIS;
        } catch (KitException e) {
            // After an unknown outcome, what was made may show up on Kit's list only later
            next = e.isOutcomeUnknown() ? MAX_MILLIS : backOff();
            failed(e);
        } catch (Throwable e) {
            // The store can be anybody's
            next = backOff();
            failed(e);
        }
        if (next > 0) {
            later(next);
        }
    }

    private boolean attempt() throws IOException {
        if (!store.claim(key, owner, LEASE)) {
            return false;
        }
        try {
            registrar.register();
        } finally {
            store.release(key, owner);
        }
        registered = true;
        failure = null;
        return true;
    }

    private void failed(Throwable e) {
        failure = registrar.clean(e.getMessage() == null ? e.toString() : e.getMessage());
        LOG.warn("The events cannot be registered for, which is tried again: {}", failure);
    }

    private long backOff() {
        long now = delay;
        delay = Math.min(2 * delay, MAX_MILLIS);
        return now / 2 + ThreadLocalRandom.current().nextLong(now / 2 + 1);
    }

    private void later(long millis) {
        try {
            timer.schedule(this::submit, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: nothing is registered any more");
        }
    }

    /** Waits for what is under way. */
    void stop(boolean unregister) {
        stopped = true;
        if (!unregister) {
            return;
        }
        synchronized (this) {
            try {
                registrar.unregister();
                registered = false;
            } catch (Throwable e) {
                LOG.warn("The registration could not be ended: {}", registrar.clean(String.valueOf(e.getMessage())));
            }
        }
    }

    boolean isRegistered() {
        return registered;
    }

    /** Why the last attempt failed; null if there was none, or it did not. */
    String failure() {
        return failure;
    }
}
