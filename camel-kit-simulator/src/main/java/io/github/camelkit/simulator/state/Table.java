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
package io.github.camelkit.simulator.state;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Source;

/** Rows of one kind by id: look-ups see a change at once, lists when their lag is over. */
public final class Table<T> {

    private final AtomicLong ids;
    private final String kind;
    private final long firstId;
    private final ListLag lag;
    private final Keeper keeper;
    private final ConcurrentHashMap<Long, T> rows = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Key, T> listed = new ConcurrentSkipListMap<>();

    /** A table with the rows of its kind that were kept. */
    Table(String kind, Class<T> type, long lastId, ListLag lag, Keeper keeper) {
        this.kind = kind;
        this.firstId = lastId;
        this.ids = new AtomicLong(Math.max(lastId, keeper.lastId(kind)));
        this.lag = lag;
        this.keeper = keeper;
        keeper.load(kind, type, (id, row) -> restore(Long.parseLong(id), row));
    }

    private void restore(long id, T row) {
        rows.put(id, row);
        listed.put(Key.of(id), row);
    }

    /** Forgets all rows, and begins with the first id again. */
    void clear() {
        keeper.clear(kind);
        rows.clear();
        listed.clear();
        ids.set(firstId);
    }

    public long nextId() {
        return ids.incrementAndGet();
    }

    /** The row, or {@code null}. */
    public T find(long id) {
        return rows.get(id);
    }

    /** The row, or a 404. */
    public T get(long id) {
        T row = rows.get(id);
        if (row == null) {
            throw ApiException.notFound();
        }
        return row;
    }

    public T put(long id, T row) {
        rows.put(id, row);
        keeper.put(kind, id, row);
        lag.later(() -> relist(id));
        return row;
    }

    /** Removes the row, or answers 404. */
    public T remove(long id) {
        T row = rows.remove(id);
        if (row == null) {
            throw ApiException.notFound();
        }
        keeper.remove(kind, id);
        lag.later(() -> relist(id));
        return row;
    }

    // reads the present row, so that late changes of one row may come in any order
    private synchronized void relist(long id) {
        T row = rows.get(id);
        if (row == null) {
            listed.remove(Key.of(id));
        } else {
            listed.put(Key.of(id), row);
        }
    }

    public Collection<T> all() {
        return rows.values();
    }

    public int size() {
        return rows.size();
    }

    /** The rows as lists show them. */
    public Source<T> list(Predicate<? super T> filter) {
        lag.catchUp();
        return Source.of(listed, filter);
    }

    public Source<T> list() {
        return list(row -> true);
    }
}
