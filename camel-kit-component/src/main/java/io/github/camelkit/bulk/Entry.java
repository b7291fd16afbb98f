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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One item that is being sent, and those who wait for it.
 *
 * @param <P> who gets its outcome
 */
final class Entry<P> {

    private final String key;
    private final Supplier<Map<String, Object>> fields;
    private final P owner;
    private List<P> twins = List.of();
    private boolean sent;

    /**
     * @param key what identifies it, as {@link Keys} writes it
     */
    Entry(String key, Map<String, Object> fields, P owner) {
        this(key, () -> fields, owner);
    }

    /**
     * @param fields makes them each time, so that they are not kept
     */
    Entry(String key, Supplier<Map<String, Object>> fields, P owner) {
        this.key = key;
        this.fields = fields;
        this.owner = owner;
    }

    String key() {
        return key;
    }

    Map<String, Object> fields() {
        return fields.get();
    }

    P owner() {
        return owner;
    }

    /** The owners of this item and of those identical to it, in their order. */
    Stream<P> owners() {
        return Stream.concat(Stream.of(owner), twins.stream());
    }

    /** Another owner's item is identical, and gets the same outcome without being sent. */
    void join(Entry<P> twin) {
        if (twins.isEmpty()) {
            // Few have one
            twins = new ArrayList<>(1);
        }
        twins.add(twin.owner);
    }

    boolean hasTwins() {
        return !twins.isEmpty();
    }

    boolean isSent() {
        return sent;
    }

    void markSent() {
        sent = true;
    }
}
