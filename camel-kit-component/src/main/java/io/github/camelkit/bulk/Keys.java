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

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What identifies items, as one text: values are compared without case and without blanks around them.
 */
final class Keys {

    private static final char SEPARATOR = '\n';

    private Keys() {
    }

    /** The key of those fields; null where one of them is missing. */
    static String of(Map<String, Object> item, Collection<String> fields) {
        if (fields.size() == 1) {
            return text(item.get(fields.iterator().next()));
        }
        StringBuilder key = new StringBuilder();
        for (String field : fields) {
            String text = text(item.get(field));
            if (text == null) {
                return null;
            }
            key.append(text).append(SEPARATOR);
        }
        return key.toString();
    }

    /** Those fields alone, in the smallest map there is, because results have one for each item. */
    static Map<String, Object> pick(Map<String, Object> item, List<String> fields) {
        if (fields.size() == 1) {
            return Collections.singletonMap(fields.get(0), item.get(fields.get(0)));
        }
        Map<String, Object> picked = new LinkedHashMap<>();
        fields.forEach(field -> picked.put(field, item.get(field)));
        return picked;
    }

    static boolean equal(Object one, Object other) {
        String text = text(one);
        return text != null && text.equals(text(other));
    }

    private static String text(Object value) {
        String text = value == null ? "" : value.toString().strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? null : text;
    }
}
