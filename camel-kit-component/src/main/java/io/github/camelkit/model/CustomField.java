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

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A field that a creator has added to subscribers.
 * <p>
 * Section "Custom Fields" of Kit's reference.
 *
 * @param label what people see
 * @param key   what the values are found by in {@link Subscriber#fields()}
 * @param name  Kit's own, which has the id in it
 */
public record CustomField(
        Long id,
        String label,
        String key,
        String name,
        OffsetDateTime createdAt,
        Map<String, Object> additional) implements KitModel {

    public CustomField {
        additional = Copies.additional(additional);
    }

    /** A custom field to create. */
    public static CustomField labelled(String label) {
        return new CustomField(null, label, null, null, null, null);
    }
}
