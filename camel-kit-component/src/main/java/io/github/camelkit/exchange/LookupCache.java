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
package io.github.camelkit.exchange;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.runtime.KitRuntime;
import org.apache.camel.support.LRUCacheFactory;

/**
 * Remembers for a while the ids that were looked up.
 */
public final class LookupCache {

    private static final int SIZE = 10_000;

    /** A name, and the list and the account that it was looked up in. */
    public record Key(KitAccount account, String list, String name) {
    }

    private record Entry(String id, long until) {
    }

    private final Map<Key, Entry> entries = LRUCacheFactory.newLRUCache(SIZE);
    private final LongSupplier clock;

    /**
     * @param clock nanoseconds, such as {@link System#nanoTime()}
     */
    LookupCache(LongSupplier clock) {
        this.clock = clock;
    }

    /** The one of a context. */
    public static LookupCache of(KitRuntime runtime) {
        return runtime.shared(LookupCache.class, context -> new LookupCache(System::nanoTime));
    }

    public String get(Key key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.until() - clock.getAsLong() <= 0) {
            return null;
        }
        return entry.id();
    }

    public void put(Key key, String id, long millis) {
        if (millis > 0) {
            entries.put(key, new Entry(id, clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis)));
        }
    }

    /** Kit does not know the id any more: what the name stands for now has to be looked up again. */
    public void forget(Key key) {
        entries.remove(key);
    }
}
