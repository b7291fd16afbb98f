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

import java.util.Collections;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** A part of a sorted map, from one key to another; the map may change while it is walked. */
public record MapSource<T>(NavigableMap<Key, T> map, Key low, Key high, Predicate<? super T> filter)
        implements Source<T> {

    @Override
    public Iterator<Item<T>> walk(Key from, boolean ascending) {
        Key begin = low;
        Key end = high;
        if (from != null && ascending && from.compareTo(low) > 0) {
            begin = from;
        }
        if (from != null && !ascending && from.compareTo(high) < 0) {
            end = from;
        }
        if (begin.compareTo(end) > 0) {
            return Collections.emptyIterator();
        }
        NavigableMap<Key, T> part = map.subMap(begin, !begin.equals(from), end, !end.equals(from));
        return new Filtered<>((ascending ? part : part.descendingMap()).entrySet().iterator(), filter);
    }
}
