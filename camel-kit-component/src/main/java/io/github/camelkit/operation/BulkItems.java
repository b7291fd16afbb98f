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
package io.github.camelkit.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The items of a bulk operation: what identifies them in a request, and where an answer shows it.
 *
 * @param failed   the name under which a failure shows the item that it is about
 * @param key      the fields of which no two items of a call may have the same values, compared without case
 * @param optional the other fields that Kit reads
 * @param shown    the fields of the key that the row of an item that was done shows, each with its name there; none
 *                 where only failures are answered
 * @param then     what is done with items that were done; null for nothing
 */
public record BulkItems(String failed, List<String> key, List<String> optional, Map<String, String> shown, Step then) {

    /**
     * A field of the items which the operation does not take: an object whose entries another bulk operation sets. The
     * key of that operation's items is the id of the row and the id of what the entry is named after; its first
     * optional field takes the value.
     *
     * @param field  the field
     * @param id     the ids that the entries are named after
     * @param setter resource and name of the other operation
     */
    public record Step(String field, Parameter id, String resource, String setter) {

        public Operation operation() {
            return Operations.find(resource, setter).orElseThrow();
        }

        /** The list in which the names of the entries are looked up. */
        public Operation list() {
            return Operations.finderOf(id).orElseThrow();
        }
    }

    /** Items whose rows show the key as it was sent. */
    static BulkItems by(String failed, String... key) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String field : key) {
            shown.put(field, field);
        }
        return new BulkItems(failed, List.of(key), List.of(), shown, null);
    }

    BulkItems with(String... fields) {
        return new BulkItems(failed, key, List.of(fields), shown, then);
    }

    /** Rows show one field of the key, under another name. */
    BulkItems showing(String field, String name) {
        return new BulkItems(failed, key, optional, Map.of(field, name), then);
    }

    /** Nothing is answered for an item that was done. */
    BulkItems silent() {
        return new BulkItems(failed, key, optional, Map.of(), then);
    }

    BulkItems then(Step step) {
        return new BulkItems(failed, key, optional, shown, step);
    }

    /** All fields that Kit reads. */
    public List<String> fields() {
        return Stream.concat(key.stream(), optional.stream()).toList();
    }

    /** The field that is filled by an item that is not an object, such as {@code name}; null if absent. */
    public String lone() {
        return key.size() == 1 ? key.get(0) : null;
    }

    /** Whether Kit answers nothing for an item that was done. */
    public boolean isSilent() {
        return shown.isEmpty();
    }
}
