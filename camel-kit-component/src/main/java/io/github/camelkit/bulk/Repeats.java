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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds items that were in a list before, with nothing else of the same key since: they share the result of the first.
 */
final class Repeats {

    /** The last item of a key. */
    private record Last(long digest, int index) {
    }

    private final Digest digest = new Digest();
    private final Map<String, Last> lasts = new HashMap<>();
    // The indexes of repeated items, with that of the item whose result they share
    private final Map<Integer, Integer> repeated = new HashMap<>();

    /**
     * A short stand-in for the content of an item.
     *
     * @throws IllegalArgumentException if there is something in it that is not JSON
     */
    long content(Map<String, Object> item) {
        return digest.of(item);
    }

    /** Whether the item is the same as the last one of its key. */
    boolean isRepeated(String key, long content, int index) {
        Last last = lasts.get(key);
        if (last == null || last.digest() != content) {
            return false;
        }
        repeated.put(index, last.index());
        return true;
    }

    /** The item is the last one of its key from now on. */
    void add(String key, long content, int index) {
        lasts.put(key, new Last(content, index));
    }

    /** Gives the results of the first ones to those that were repeated. */
    <T> void share(List<T> results) {
        repeated.forEach((index, first) -> results.set(index, results.get(first)));
        lasts.clear();
    }
}
