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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The copies that records keep of lists and maps, so that nobody can change them later.
 */
final class Copies {

    private Copies() {
    }

    /** An unmodifiable copy, or null. A list that already is unmodifiable is not copied. */
    static <T> List<T> list(List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /** An unmodifiable copy in the same order, which can have null values, or null. */
    static Map<String, Object> map(Map<String, Object> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The same, with an empty map in place of null. */
    static Map<String, Object> additional(Map<String, Object> map) {
        return map == null || map.isEmpty() ? Collections.emptyMap() : map(map);
    }
}
