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

/** The place of an item in a list: what the list is sorted by, a number or a text, then the id. */
public record Key(long sort, String text, long id) implements Comparable<Key> {

    private static final String NO_TEXT = "";

    public static final Key LOWEST = new Key(Long.MIN_VALUE, Long.MIN_VALUE);
    public static final Key HIGHEST = new Key(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The key of an item in a list that is sorted by a number or a time in milliseconds. */
    public Key(long sort, long id) {
        this(sort, NO_TEXT, id);
    }

    /** The key of an item in a list that is sorted by a text. */
    public static Key of(String text, long id) {
        return new Key(0, text, id);
    }

    /** The key of an item in a list that is sorted by id alone. */
    public static Key of(long id) {
        return new Key(0, id);
    }

    @Override
    public int compareTo(Key other) {
        int bySort = Long.compare(sort, other.sort);
        if (bySort != 0) {
            return bySort;
        }
        int byText = text.compareTo(other.text);
        return byText != 0 ? byText : Long.compare(id, other.id);
    }
}
