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

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** One page of a list, cut by key and not by offset: inserts and deletes between two pages do not shift it. */
public record Page<T>(List<Item<T>> items, boolean hasPrevious, boolean hasNext, int perPage, Long total) {

    /** Cuts the page that is asked for from a source. */
    public static <T> Page<T> cut(Source<T> source, PageRequest request, Order order) {
        boolean backward = request.before() != null;
        Key from = backward ? request.before() : request.after();
        boolean direction = backward != order.ascending();
        Iterator<Item<T>> walk = source.walk(from, direction);
        List<Item<T>> items = new ArrayList<>(Math.min(request.perPage(), 64));
        while (items.size() < request.perPage() && walk.hasNext()) {
            items.add(walk.next());
        }
        boolean more = walk.hasNext();
        Key edge = items.isEmpty() ? from : items.get(0).key();
        boolean behind = from != null && source.walk(edge, !direction).hasNext();
        if (backward) {
            Collections.reverse(items);
        }
        Long total = request.withTotal() ? source.count() : null;
        return new Page<>(items, backward ? more : behind, backward ? behind : more, request.perPage(), total);
    }

    /** The key of the first item, or {@code null} on an empty page. */
    public Key first() {
        return items.isEmpty() ? null : items.get(0).key();
    }

    /** The key of the last item, or {@code null} on an empty page. */
    public Key last() {
        return items.isEmpty() ? null : items.get(items.size() - 1).key();
    }
}
