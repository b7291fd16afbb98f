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

/**
 * The fields of a map by Kit's names. A row of a database may have them in capitals, or know them in any case: the map
 * itself is asked first, and its keys are compared without case only where it does not know the name.
 */
public final class FieldNames {

    private FieldNames() {
    }

    /** The value of a field; null where the map has no such field. */
    public static Object get(Map<?, ?> map, String field) {
        Object value = map.get(field);
        if (value != null || map.containsKey(field)) {
            return value;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (field.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** A copy of all entries, in their order, with Kit's spelling of the known names. */
    public static Map<String, Object> copy(Map<?, ?> map, List<String> known) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            copy.put(known.contains(name) ? name : spelling(map, name, known), value);
        });
        return copy;
    }

    /** Kit's spelling, unless the map has another entry of exactly that name. */
    private static String spelling(Map<?, ?> map, String name, List<String> known) {
        for (String field : known) {
            if (field.equalsIgnoreCase(name) && map.keySet().stream().noneMatch(field::equals)) {
                return field;
            }
        }
        return name;
    }
}
