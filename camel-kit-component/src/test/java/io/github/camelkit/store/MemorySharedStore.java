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
package io.github.camelkit.store;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** A shared store for nodes in one process, whose engine can fail. */
public class MemorySharedStore extends AbstractSharedStore implements CallbackStore {

    private record Stored(String value, long version) {
    }

    private record Callback(String owner, byte[] body) {
    }

    private final LongSupplier millis;
    private final Map<String, Stored> entries = new TreeMap<>();
    private final Map<String, Callback> callbacks = new HashMap<>();
    private final AtomicLong versions = new AtomicLong(1_000);
    private final AtomicLong statements = new AtomicLong();
    private volatile boolean down;

    public MemorySharedStore() {
        this(System::currentTimeMillis);
    }

    /** @param millis the engine's clock */
    public MemorySharedStore(LongSupplier millis) {
        this.millis = millis;
    }

    public void down(boolean value) {
        down = value;
    }

    public long statements() {
        return statements.get();
    }

    private static String key(Space space, String key) {
        return space + " " + key;
    }

    void check() throws IOException {
        statements.incrementAndGet();
        if (down) {
            throw new IOException("connection refused");
        }
    }

    @Override
    public synchronized Entry read(Space space, String key) throws IOException {
        check();
        Stored stored = entries.get(key(space, key));
        return stored == null ? new Entry(null, 0, millis.getAsLong())
                : new Entry(stored.value(), stored.version(), millis.getAsLong());
    }

    @Override
    public synchronized long replace(Space space, String key, long version, String value, Duration keep)
            throws IOException {
        check();
        Stored stored = entries.get(key(space, key));
        if ((stored == null ? 0 : stored.version()) != version) {
            return 0;
        }
        put(space, key, value);
        return versions.get();
    }

    @Override
    public synchronized boolean remove(Space space, String key, long version) throws IOException {
        check();
        Stored stored = entries.get(key(space, key));
        if (stored == null || stored.version() != version) {
            return false;
        }
        put(space, key, null);
        return true;
    }

    /** As nobody may but who tests. Null removes it. */
    public synchronized void put(Space space, String key, String value) {
        if (value == null) {
            entries.remove(key(space, key));
        } else {
            entries.put(key(space, key), new Stored(value, versions.incrementAndGet()));
        }
    }

    public synchronized Set<String> keys(Space space) {
        String prefix = key(space, "");
        return entries.keySet().stream().filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length())).collect(Collectors.toSet());
    }

    public synchronized String value(Space space, String key) {
        Stored stored = entries.get(key(space, key));
        return stored == null ? null : stored.value();
    }

    @Override
    public Set<String> keys() throws IOException {
        check();
        return keys(Space.VALUE);
    }

    // Callbacks

    @Override
    public CallbackStore callbacks() {
        return this;
    }

    @Override
    public synchronized void expect(String name, String owner, Duration keep) throws IOException {
        check();
        callbacks.put(name, new Callback(owner, null));
    }

    @Override
    public synchronized boolean isExpected(String name) throws IOException {
        check();
        return callbacks.containsKey(name) && callbacks.get(name).body() == null;
    }

    @Override
    public synchronized boolean deliver(String name, byte[] body) throws IOException {
        if (!isExpected(name)) {
            return false;
        }
        callbacks.put(name, new Callback(callbacks.get(name).owner(), body));
        return true;
    }

    @Override
    public synchronized Set<String> delivered(String owner) throws IOException {
        check();
        return callbacks.entrySet().stream().filter(entry -> entry.getValue().owner().equals(owner)
                && entry.getValue().body() != null).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized byte[] body(String name) throws IOException {
        check();
        return callbacks.containsKey(name) ? callbacks.get(name).body() : null;
    }

    @Override
    public synchronized void forget(String name) throws IOException {
        check();
        callbacks.remove(name);
    }

    @Override
    public String toString() {
        return "MemorySharedStore";
    }
}
