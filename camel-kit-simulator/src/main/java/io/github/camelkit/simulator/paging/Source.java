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
package io.github.camelkit.simulator.paging;

import java.util.Iterator;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** A sorted collection that can be walked from any key, so that pages need no copy of it. */
public interface Source<T> {

    /** Walks the items behind {@code from} (exclusive; {@code null} is the very start) in the given direction. */
    Iterator<Item<T>> walk(Key from, boolean ascending);

    /** Counts all items. */
    default long count() {
        long count = 0;
        for (Iterator<Item<T>> all = walk(null, true); all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }

    /** A source over a sorted map; the map may change while it is walked. */
    static <T> Source<T> of(NavigableMap<Key, T> map, Predicate<? super T> filter) {
        return new MapSource<>(map, Key.LOWEST, Key.HIGHEST, filter);
    }
}
