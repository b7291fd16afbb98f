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
import java.util.UUID;

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

    private final KitStore store;
    private final Clock clock;
    private final int limit;
    private Instant swept;
    private int count;

    /**
     * @param limit how many there may be at a time, about: strangers can begin as many as they like
     */
    PendingInstalls(KitStore store, Clock clock, int limit) {
        this.store = store;
        this.clock = clock;
        this.limit = limit;
    }

    /** Whether there was room for it. */
    boolean add(String state, PendingInstall install) throws IOException {
        synchronized (this) {
            Instant now = clock.instant();
            if (swept == null || Duration.between(swept, now).abs().compareTo(SWEEP) >= 0) {
                sweep(now);
                swept = now;
            }
            if (count >= limit) {
                return false;
            }
            count++;
        }
        try {
            store.save(key(state), install.toJson());
        } catch (IOException | RuntimeException e) {
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
                }
                return found;
            } finally {
                store.release(key, owner);
            }
        } catch (IOException | RuntimeException e) {
            throw failure("taken", e);
        }
    }

    /** Removes what nobody came back for. */
    private void sweep(Instant now) throws IOException {
        count = 0;
        try {
            for (String key : store.keys()) {
                if (key.startsWith(PREFIX)) {
                    if (isOver(key, now)) {
                        store.remove(key);
                    } else {
                        count++;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw failure("listed", e);
        }
    }

    /** One that cannot be read now may be read later; one that makes no sense never will. */
    private boolean isOver(String key, Instant now) {
        String text;
        try {
            text = store.load(key);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A pending installation in the store cannot be read: {}", e.getClass().getName());
            return false;
        }
        try {
            return text == null || PendingInstall.fromJson(text).isExpired(now);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A pending installation is dropped: {}", e.getClass().getName());
            return true;
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
