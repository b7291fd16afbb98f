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
package io.github.camelkit.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import io.github.camelkit.client.Quota;
import io.github.camelkit.client.RollingQuota;
import io.github.camelkit.client.SharedQuota;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.SharedKeys;
import io.github.camelkit.store.SharedStore;

/**
 * The quotas of the credentials in use: each node's own, or shared where the store is one that nodes share. Not safe for
 * threads.
 */
final class Quotas {

    private static final String PREFIX = "quota/";
    private static final int NODE_LENGTH = 12;

    private record Key(String credential, String baseUri) {
    }

    private static final class Entry {
        private final Quota quota;
        private final SharedStore store;
        private int users;

        Entry(Quota quota, SharedStore store) {
            this.quota = quota;
            this.store = store;
        }
    }

    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    // What the others call this process, and no other one
    private final String node = UUID.randomUUID().toString().replace("-", "").substring(0, NODE_LENGTH);
    private final Map<Key, Entry> entries = new HashMap<>();

    Quotas(Executor pool, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.pool = pool;
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /** The quota of a credential at an address, for one more account. */
    Quota take(String credential, String baseUri, Quota.Settings settings, KitStore store) {
        Entry entry = entries.computeIfAbsent(new Key(credential, baseUri), key -> entry(key, settings, store));
        entry.users++;
        return entry.quota;
    }

    private Entry entry(Key key, Quota.Settings settings, KitStore store) {
        SharedStore shared = shared(settings, store);
        if (shared == null) {
            return new Entry(new RollingQuota(settings, nanoTime, timer), null);
        }
        // The store need not know the credential's name
        String name = PREFIX + SharedKeys.digest(key.credential() + ' ' + key.baseUri());
        return new Entry(new SharedQuota(settings, name, new SharedQuota.Tools(shared, node, pool, timer, nanoTime)),
                shared);
    }

    /** Null where nodes share no quota. */
    private static SharedStore shared(Quota.Settings settings, KitStore store) {
        return settings.limit() > 0 && store instanceof SharedStore shared ? shared : null;
    }

    /**
     * @throws IllegalArgumentException if the quota in use is not the one that is wanted
     */
    void check(String credential, String baseUri, Quota.Settings settings, KitStore store) {
        Entry entry = entries.get(new Key(credential, baseUri));
        if (!entry.quota.settings().equals(settings)) {
            throw new IllegalArgumentException("Endpoints that share credentials must have the same options"
                    + " quotaEnabled, quotaLimit, quotaWindow, quotaMaxQueued and quotaTimeout");
        }
        if (entry.store != shared(settings, store)) {
            throw new IllegalArgumentException("Components that share credentials must have the same option store: nodes"
                    + " share the quota by it");
        }
    }

    /** An account needs it no longer. */
    void leave(String credential, String baseUri) {
        entries.computeIfPresent(new Key(credential, baseUri), (key, entry) -> --entry.users > 0 ? entry : null);
    }

    void clear() {
        entries.clear();
    }
}
