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
package io.github.camelkit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outer object of an answer, whose typed fields are taken out one by one. What was not typed exactly as it
 * was sent stays, as in {@link KitModel#additional()}.
 */
final class Envelope {

    private final Map<String, Object> rest;

    Envelope(Map<String, ?> json) {
        rest = new LinkedHashMap<>(json);
    }

    <T> T take(String name, Class<T> type) {
        return type.cast(convert(name, Converters.of(type)));
    }

    /** The list, or null if absent. */
    @SuppressWarnings("unchecked")
    <T> List<T> takeList(String name, Class<T> type) {
        return (List<T>) convert(name, new ListConverter(Converters.of(type)));
    }

    Map<String, Object> rest() {
        return rest;
    }

    private Object convert(String name, Converter converter) {
        Object raw = rest.get(name);
        if (raw == null) {
            return null;
        }
        Object converted = converter.convert(raw);
        if (converted instanceof Inexact inexact) {
            return inexact.value();
        }
        rest.remove(name);
        return converted;
    }

    /** Two named values, where they are not null, and then the rest, which wins where it has the same names. */
    static Map<String, Object> write(
            Map<String, Object> rest, String firstName, Object first, String secondName, Object second) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (first != null) {
            json.put(firstName, RawForm.of(first));
        }
        if (second != null) {
            json.put(secondName, RawForm.of(second));
        }
        json.putAll(RawForm.mapOf(rest));
        return json;
    }
}
