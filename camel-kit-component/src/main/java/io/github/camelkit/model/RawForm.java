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

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns typed values into what a JSON parser would have given for them.
 */
final class RawForm {

    private RawForm() {
    }

    static Object of(Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return Times.format(time);
        }
        if (value instanceof KitModel model) {
            return model.toMap();
        }
        if (value instanceof Collection<?> list) {
            return listOf(list);
        }
        if (value instanceof Map<?, ?> map) {
            return mapOf(map);
        }
        boolean asText = value instanceof LocalDate || value instanceof Instant || value instanceof CharSequence;
        return asText ? value.toString() : value;
    }

    static List<Object> listOf(Collection<?> values) {
        List<Object> list = new ArrayList<>(values.size());
        for (Object value : values) {
            list.add(of(value));
        }
        return list;
    }

    static Map<String, Object> mapOf(Map<?, ?> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((name, value) -> map.put(String.valueOf(name), of(value)));
        return map;
    }
}
