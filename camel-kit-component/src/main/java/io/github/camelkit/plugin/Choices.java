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
package io.github.camelkit.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;

/**
 * What can be chosen in a search setting, as a route gives it. Section "Search Input" of Kit's reference.
 */
final class Choices {

    private static final String LABEL = "label";
    private static final String VALUE = "value";
    private static final String DATA = "data";

    private Choices() {
    }

    /**
     * As Kit reads it: a list of objects with a label and a value, which are texts.
     *
     * @param  body                     a list of maps or records with both, a map of labels by their values, JSON, or
     *                                  null for none
     * @throws IllegalArgumentException if it is something else
     */
    static List<Map<String, Object>> of(Object body) {
        if (body == null) {
            return List.of();
        }
        if (body instanceof CharSequence text) {
            return ofJson(text.toString());
        }
        if (Json.isTree(body)) {
            return of(Json.fromTree(body));
        }
        if (body instanceof Object[] array) {
            return ofAll(Arrays.asList(array));
        }
        if (body instanceof Collection<?> all) {
            return ofAll(all);
        }
        return body instanceof Map<?, ?> map ? ofMap(map) : List.of(one(body));
    }

    private static List<Map<String, Object>> ofJson(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            Object read = Json.read(text);
            if (read instanceof Map || read instanceof List) {
                return of(read);
            }
        } catch (IOException e) {
            // The same as no list
        }
        throw new IllegalArgumentException("the body is a text that is not a JSON list");
    }

    private static List<Map<String, Object>> ofMap(Map<?, ?> map) {
        if (map.get(DATA) instanceof Collection<?> data) {
            return ofAll(data);
        }
        if (map.containsKey(LABEL) && map.containsKey(VALUE)) {
            return List.of(one(map));
        }
        List<Map<String, Object>> choices = new ArrayList<>();
        map.forEach((value, label) -> choices.add(choice(label, value)));
        return choices;
    }

    private static List<Map<String, Object>> ofAll(Collection<?> items) {
        List<Map<String, Object>> choices = new ArrayList<>();
        items.forEach(item -> choices.add(one(item)));
        return choices;
    }

    private static Map<String, Object> one(Object item) {
        Map<String, Object> fields = Json.asObject(item);
        if (fields == null && item != null) {
            // Records and beans
            fields = Json.asObject(Json.fromTree(item));
        }
        if (fields == null) {
            throw new IllegalArgumentException("an item of the body is not an object with a label and a value");
        }
        return choice(fields.get(LABEL), fields.get(VALUE));
    }

    private static Map<String, Object> choice(Object label, Object value) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put(LABEL, text(label, LABEL));
        choice.put(VALUE, text(value, VALUE));
        return choice;
    }

    private static String text(Object value, String name) {
        if (value == null || value instanceof Map || value instanceof Collection) {
            throw new IllegalArgumentException("the " + name + " of an item of the body is not a text");
        }
        return value.toString();
    }
}
