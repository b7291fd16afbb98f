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

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A failure that does not show which item it is about.
 *
 * @param shown  what it shows of the item, often with nulls in the place of what Kit does not accept
 * @param errors why it was not done
 */
record Failure(Map<String, Object> shown, List<String> errors) {

    /** Whether it can be about the item: what it shows and the item has is the same. */
    boolean fits(Map<String, Object> item) {
        for (Map.Entry<String, Object> field : shown.entrySet()) {
            Object given = item.get(field.getKey());
            if (given != null && field.getValue() != null && !Objects.equals(given, field.getValue())
                    && !Keys.equal(given, field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
