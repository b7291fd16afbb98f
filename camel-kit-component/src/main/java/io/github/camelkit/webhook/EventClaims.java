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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelkit.store.SharedKeys;
import io.github.camelkit.store.SharedStore;
import io.github.camelkit.store.SharedStore.Entry;
import io.github.camelkit.store.SharedStore.Space;

/**
 * That one of several nodes at a time handles an event, and none handles one that is done. An event whose node has died
 * is another one's once its lease has ended.
 */
final class EventClaims {

    private static final String DONE = "done";
    private static final Duration KEPT = Duration.ofDays(3);
    private static final long CLOCK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final SharedStore store;
    private final String owner;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private long engineMillis;
    private long readAt;
    private boolean clockKnown;

    /**
     * @param owner    the name of this process, like no other one's
     * @param lease    how long an event can take
     * @param nanoTime of a clock that never goes back
     */
    EventClaims(SharedStore store, String owner, Duration lease, LongSupplier nanoTime) {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** Claims an event, if it is new. */
    Duplicates.Known begin(String event) throws IOException {
        String key = SharedKeys.of("", event);
        // Not by the clock of this node; what is said once a minute need not be asked for each event
        if (!isClockKnown()) {
            Entry entry = read(key);
            if (entry.version() != 0) {
                return take(key, entry);
            }
        }
        return claim(key, 0) ? Duplicates.Known.NEW : take(key, read(key));
    }

    private Duplicates.Known take(String key, Entry entry) throws IOException {
        if (DONE.equals(entry.value())) {
            return Duplicates.Known.DONE;
        }
        boolean free = entry.version() == 0 || until(entry.value()) <= entry.millis();
        return free && claim(key, entry.version()) ? Duplicates.Known.NEW : Duplicates.Known.UNDER_WAY;
    }

    private static long until(String claim) {
        try {
            return Long.parseLong(claim.substring(claim.lastIndexOf(' ') + 1));
        } catch (NumberFormatException e) {
            // Nobody's
            return 0;
        }
    }

    private boolean claim(String key, long version) throws IOException {
        long claimed = store.replace(Space.EVENT, key, version, owner + ' ' + (now() + lease.toMillis()), KEPT);
        if (claimed != 0) {
            versions.put(key, claimed);
        }
        return claimed != 0;
    }

    /** Ends the claim of an event. */
    void end(String event, boolean done) throws IOException {
        String key = SharedKeys.of("", event);
        Long version = versions.remove(key);
        if (version == null) {
            return;
        }
        boolean mine = done ? store.replace(Space.EVENT, key, version, DONE, KEPT) != 0
                : store.remove(Space.EVENT, key, version);
        if (!mine && done) {
            // Its lease ended, and another node has taken it: it is done all the same
            store.replace(Space.EVENT, key, store.read(Space.EVENT, key).version(), DONE, KEPT);
        }
    }

    private Entry read(String key) throws IOException {
        Entry entry = store.read(Space.EVENT, key);
        synchronized (this) {
            engineMillis = entry.millis();
            readAt = nanoTime.getAsLong();
            clockKnown = true;
        }
        return entry;
    }

    private synchronized boolean isClockKnown() {
        return clockKnown && nanoTime.getAsLong() - readAt < CLOCK_NANOS;
    }

    private synchronized long now() {
        return engineMillis + TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - readAt);
    }
}
