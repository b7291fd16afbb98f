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
package io.github.camelkit.poll;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.SharedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That one of several nodes at a time polls a source: a claim in the store, extended for as long as the node lives.
 */
final class PollClaim {

    /**
     * @param owner    the name of this process, like no other one's
     * @param nanoTime of a clock that never goes back
     */
    public record Tools(KitStore store, String owner, Executor pool, ScheduledExecutorService timer,
            LongSupplier nanoTime) {
    }

    /** How long a node that died keeps others from polling. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(PollClaim.class);
    private static final String PREFIX = "poll/";

    private final Tools tools;
    private final String name;
    private final String key;
    private ScheduledFuture<?> next;
    // Goes up with each pass: what is granted to a call from before is given back
    private long passes;
    private boolean claimed;
    private boolean closed;
    private long until;
    private long terms;

    public PollClaim(Tools tools, String name) {
        this.tools = tools;
        this.name = name;
        this.key = SharedKeys.of(PREFIX, name);
    }

    /**
     * Claims the source, if nobody else has it.
     *
     * @return               whether it is this node's turn
     * @throws IOException   if the store fails and the node does not have it
     */
    public boolean hold() throws IOException {
        return isHeld() || !isClosed() && claim();
    }

    /** Whether it certainly is this node's turn just now. */
    public synchronized boolean isHeld() {
        return claimed && !closed && tools.nanoTime().getAsLong() - until < 0;
    }

    /** Goes up each time that the node gets its turn: somebody else may have polled in between. */
    public synchronized long term() {
        return terms;
    }

    private synchronized long passes() {
        return passes;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private boolean claim() throws IOException {
        // From before: the lease began when the store was asked, or later
        long asked = tools.nanoTime().getAsLong();
        long passesBefore = passes();
        boolean granted = tools.store().claim(key, tools.owner(), LEASE);
        boolean abandoned;
        synchronized (this) {
            boolean before = claimed && asked - until < 0;
            if (granted && !before) {
                terms++;
                LOG.info("This node polls {} from now on", name);
            } else if (!granted && claimed) {
                LOG.warn("Another node polls {} now: this one did not extend its claim in time", name);
            }
            abandoned = granted && (closed || passes != passesBefore);
            claimed = granted && !abandoned;
            until = asked + LEASE.toNanos();
            if (claimed) {
                extendLater();
            }
        }
        if (abandoned) {
            tools.store().release(key, tools.owner());
        }
        return granted && !abandoned;
    }

    private void extendLater() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = tools.timer().schedule(() -> tools.pool().execute(this::extend), LEASE.toNanos() / 3,
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The component stops
            next = null;
        }
    }

    private void extend() {
        if (!isHeld()) {
            return;
        }
        try {
            claim();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The claim to poll {} cannot be extended, and ends soon: {}", name, e.getMessage());
            synchronized (this) {
                if (!closed) {
                    extendLater();
                }
            }
        }
    }

    /** Lets another node poll, for good. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        pass();
    }

    /** Lets another node poll, until this one asks for its turn again. */
    public void pass() {
        synchronized (this) {
            passes++;
            if (next != null) {
                next.cancel(false);
            }
            if (!claimed) {
                return;
            }
            claimed = false;
        }
        try {
            tools.store().release(key, tools.owner());
        } catch (IOException | RuntimeException e) {
            LOG.debug("The claim to poll {} cannot be released, and ends with its lease: {}", name, e.getMessage());
        }
    }
}
