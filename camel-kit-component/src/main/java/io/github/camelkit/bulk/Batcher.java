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
package io.github.camelkit.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;

/**
 * Gathers items into calls. Of the items with the same key only one is under way at a time, the others wait for it in
 * their order; an item that is identical to the last one that was not sent yet is not sent at all.
 *
 * @param <P> who gets the outcome of an item
 */
final class Batcher<P> {

    /** What Kit takes in a call that it answers at once. */
    static final int SIZE = 100;

    /**
     * How much goes into a call.
     *
     * @param items at most
     * @param bytes at most, of the items as they are written; one that has more goes alone
     */
    record Limit(int items, long bytes) {
        static final Limit AT_ONCE = new Limit(SIZE, Long.MAX_VALUE);

        private long sizeOf(Entry<?> entry) {
            // With a comma
            return bytes == Long.MAX_VALUE ? 0 : Json.writeBytes(entry.fields()).length + 1;
        }
    }

    private final Limit limit;

    // By key: the one that is gathered or under way
    private final Map<String, Entry<P>> first = new HashMap<>();
    // By key: those that wait for it
    private final Map<String, Deque<Entry<P>>> others = new HashMap<>();
    private final Deque<List<Entry<P>>> ready = new ArrayDeque<>();
    private List<Entry<P>> open = new ArrayList<>();
    private long bytes;
    private int waiting;
    private long flushed;

    Batcher(Limit limit) {
        this.limit = limit;
    }

    void add(Entry<P> entry) {
        Entry<P> before = first.putIfAbsent(entry.key(), entry);
        if (before == null) {
            gather(entry);
            return;
        }
        Deque<Entry<P>> chain = others.get(entry.key());
        Entry<P> last = chain == null ? before : chain.getLast();
        if (!last.isSent() && last.fields().equals(entry.fields())) {
            last.join(entry);
        } else {
            others.computeIfAbsent(entry.key(), key -> new ArrayDeque<>()).add(entry);
            waiting++;
        }
    }

    private void gather(Entry<P> entry) {
        long size = limit.sizeOf(entry);
        if (bytes + size > limit.bytes()) {
            flush();
        }
        open.add(entry);
        bytes += size;
        if (open.size() == limit.items()) {
            flush();
        }
    }

    /** Lets what was gathered go; answers whether there was any. */
    boolean flush() {
        if (open.isEmpty()) {
            return false;
        }
        ready.add(open);
        flushed++;
        bytes = 0;
        open = new ArrayList<>();
        return true;
    }

    /** The next call; null if none is full or flushed. */
    List<Entry<P>> poll() {
        List<Entry<P>> batch = ready.poll();
        if (batch != null) {
            batch.forEach(Entry::markSent);
        }
        return batch;
    }

    /** An entry is through: the next one of its key may go. */
    void release(Entry<P> entry) {
        Deque<Entry<P>> chain = others.get(entry.key());
        if (chain == null) {
            first.remove(entry.key());
            return;
        }
        Entry<P> next = chain.remove();
        if (chain.isEmpty()) {
            others.remove(entry.key());
        }
        first.put(entry.key(), next);
        waiting--;
        gather(next);
    }

    /** Takes out all that was not sent. */
    List<Entry<P>> drain() {
        List<Entry<P>> all = new ArrayList<>();
        first.values().stream().filter(e -> !e.isSent()).forEach(all::add);
        first.values().removeIf(e -> !e.isSent());
        others.values().forEach(all::addAll);
        others.clear();
        ready.clear();
        bytes = 0;
        open = new ArrayList<>();
        waiting = 0;
        return all;
    }

    /** How many calls were full or flushed so far. */
    long flushed() {
        return flushed;
    }

    /** How many are gathered for the next call. */
    int gathered() {
        return open.size();
    }

    /** How many wait for another one of the same key. */
    int waiting() {
        return waiting;
    }

    /** Whether nothing is gathered, under way, or waiting. */
    boolean isIdle() {
        return first.isEmpty();
    }
}
