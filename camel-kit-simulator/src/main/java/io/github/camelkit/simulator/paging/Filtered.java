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
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** The entries of a map that pass a filter, looked at one ahead. */
final class Filtered<T> implements Iterator<Item<T>> {

    private final Iterator<Map.Entry<Key, T>> entries;
    private final Predicate<? super T> filter;
    private Item<T> next;

    Filtered(Iterator<Map.Entry<Key, T>> entries, Predicate<? super T> filter) {
        this.entries = entries;
        this.filter = filter;
    }

    @Override
    public boolean hasNext() {
        while (next == null && entries.hasNext()) {
            Map.Entry<Key, T> entry = entries.next();
            if (filter.test(entry.getValue())) {
                next = new Item<>(entry.getKey(), entry.getValue());
            }
        }
        return next != null;
    }

    @Override
    public Item<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item<T> item = next;
        next = null;
        return item;
    }
}
