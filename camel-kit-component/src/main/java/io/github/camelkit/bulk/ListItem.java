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

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One item of a list.
 *
 * @param index  its place in the list
 * @param sent   its fields without those values
 * @param field  the field that has the values
 * @param values what a further operation sets; null for nothing
 */
record ListItem(int index, Map<String, Object> sent, String field, Map<String, Object> values) {

    /** All its fields. */
    Map<String, Object> given() {
        if (values == null) {
            return sent;
        }
        Map<String, Object> given = new LinkedHashMap<>(sent);
        given.put(field, values);
        return given;
    }

    boolean hasValues() {
        return values != null && !values.isEmpty();
    }
}
