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

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.operation.BulkItems;
import io.github.camelkit.operation.FieldNames;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.TypedText;

/**
 * Reads an item of a list as the fields that are sent: from a map, a model, JSON, or the one field that identifies it.
 */
final class ItemReader {

    private static final String EMAIL = Parameter.EMAIL_ADDRESS.kitName();

    private final BulkItems items;
    private final List<String> names;

    ItemReader(BulkItems items) {
        this.items = items;
        this.names = items.then() == null ? items.fields()
                : Stream.concat(items.fields().stream(), Stream.of(items.then().field())).toList();
    }

    /**
     * @return                          a map of its own, with the field of a further step if the item has it
     * @throws IllegalArgumentException if it cannot be understood, or lacks what identifies it
     */
    Map<String, Object> read(Object given) {
        Map<String, Object> fields = fields(given);
        if (fields.get(EMAIL) instanceof String email) {
            fields.put(EMAIL, TypedText.emailAddress(email));
        }
        for (String field : items.key()) {
            Object value = fields.get(field);
            if (value == null || value.toString().isBlank()) {
                throw new IllegalArgumentException("it has no " + field);
            }
        }
        return fields;
    }

    private Map<String, Object> fields(Object given) {
        if (given instanceof KitModel model) {
            Map<String, Object> fields = new LinkedHashMap<>(model.toMap());
            // A model that was read from Kit has fields that are not for sending
            fields.keySet().retainAll(names);
            return fields;
        }
        if (given instanceof Map<?, ?> map) {
            return FieldNames.copy(map, names);
        }
        if (Json.isTree(given)) {
            return fields(Json.fromTree(given));
        }
        Object value = given instanceof String text ? TypedText.strip(text) : given;
        if (value instanceof String text && text.startsWith("{")) {
            return json(text);
        }
        if (items.lone() != null && (value instanceof String || value instanceof Number)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(items.lone(), value);
            return fields;
        }
        throw new IllegalArgumentException("it is "
                + (given == null ? "null" : "a " + given.getClass().getName()) + ": give a Map, a model, or JSON"
                + (items.lone() == null ? "" : "; or the " + items.lone()));
    }

    private static Map<String, Object> json(String text) {
        try {
            return Json.asObject(Json.read(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("it is " + e.getMessage(), e);
        }
    }
}
