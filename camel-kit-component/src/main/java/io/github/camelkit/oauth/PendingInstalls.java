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
package io.github.camelkit.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.github.camelkit.store.KitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pending installations of all nodes that share the store, each under the digest of its state. A state is good once:
 * who takes an installation removes it under a claim. No failure is passed on with what the store says: that could hold
 * a secret.
 */
final class PendingInstalls {

    private static final Logger LOG = LoggerFactory.getLogger(PendingInstalls.class);
    private static final String PREFIX = "install-";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    // For one that could not be read
    private static final Instant UNREAD = Instant.MAX;

    private final KitStore store;
    private final Clock clock;
    private final int limit;
    private final Executor pool;
    // When each ends, so that it is read once, however often strangers begin new ones
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /**
     * @param limit how many there may be at a time, about: strangers can begin as many as they like
     * @param pool  removes what nobody came back for
     */
    PendingInstalls(KitStore store, Clock clock, int limit, Executor pool) {
        this.store = store;
        this.clock = clock;
        this.limit = limit;
        this.pool = pool;
    }

    /** Whether there was room for it. */
    boolean add(String state, PendingInstall install) throws IOException {
        sweepIfDue();
        if (ends.size() >= limit) {
            return false;
        }
        String key = key(state);
        ends.put(key, install.expiresAt());
        try {
            store.save(key, install.toJson());
        } catch (IOException | RuntimeException e) {
            ends.remove(key);
            throw failure("saved", e);
        }
        return true;
    }

    /** What the state stands for; null if that is nothing, or nothing any more. */
    PendingInstall find(String state) throws IOException {
        PendingInstall found = load(key(state));
        return found == null || found.isExpired(clock.instant()) ? null : found;
    }

    /** The same, for the one who finishes it. */
    PendingInstall take(String state) throws IOException {
        String owner = UUID.randomUUID().toString();
        String key = key(state);
        try {
            if (!store.claim(key, owner, LEASE)) {
                return null;
            }
            try {
                PendingInstall found = find(state);
                if (found != null) {
                    store.remove(key);
                    ends.remove(key);
                }
                return found;
            } finally {
                store.release(key, owner);
            }
        } catch (IOException | RuntimeException e) {
            throw failure("taken", e);
        }
    }

    /** By another thread, because there are as many reads as installations. */
    private void sweepIfDue() {
        Instant now = clock.instant();
        Instant last = swept.get();
        if (last != null && Duration.between(last, now).abs().compareTo(SWEEP) < 0
                || !sweeping.compareAndSet(false, true)) {
            return;
        }
        swept.set(now);
        try {
            pool.execute(() -> sweep(now));
        } catch (Throwable e) {
            // The component stops, or there is no memory for a thread: the next installation tries again
            sweeping.set(false);
        }
    }

    /** Removes what nobody came back for. */
    private void sweep(Instant now) {
        try {
            Set<String> keys = store.keys().stream().filter(key -> key.startsWith(PREFIX)).collect(Collectors.toSet());
            for (String key : keys) {
                Instant known = ends.get(key);
                Instant end = known == null || known.equals(UNREAD) ? end(key) : known;
                if (now.isBefore(end)) {
                    ends.put(key, end);
                } else {
                    store.remove(key);
                    ends.remove(key);
                }
            }
            // Others have finished them
            ends.keySet().retainAll(keys);
        } catch (Throwable e) {
            LOG.warn("The pending installations in the store cannot be listed: {}", e.getClass().getName());
        } finally {
            sweeping.set(false);
        }
    }

    /** One that cannot be read now may be read later; one that makes no sense never will. */
    private Instant end(String key) {
        String text;
        try {
            text = store.load(key);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A pending installation in the store cannot be read: {}", e.getClass().getName());
            return UNREAD;
        }
        try {
            return text == null ? Instant.MIN : PendingInstall.fromJson(text).expiresAt();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A pending installation is dropped: {}", e.getClass().getName());
            return Instant.MIN;
        }
    }

    private PendingInstall load(String key) throws IOException {
        try {
            String text = store.load(key);
            return text == null ? null : PendingInstall.fromJson(text);
        } catch (IOException | RuntimeException e) {
            throw failure("read", e);
        }
    }

    private static String key(String state) {
        return PREFIX + Secret.digest(state);
    }

    private static IOException failure(String what, Exception e) {
        return new IOException("A pending installation in the store cannot be " + what + ": " + e.getClass().getName());
    }
}
