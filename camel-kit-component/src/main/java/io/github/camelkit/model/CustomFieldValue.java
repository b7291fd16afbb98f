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

import java.util.Map;

/**
 * The value of one custom field of one subscriber.
 * <p>
 * Kit's operations on custom fields, newer than its reference.
 *
 * @param subscriberCustomFieldId the id of the custom field
 */
public record CustomFieldValue(
        Long subscriberId,
        Long subscriberCustomFieldId,
        String value,
        Map<String, Object> additional) implements KitModel {

    public CustomFieldValue {
        additional = Copies.additional(additional);
    }

    /** A value to set. */
    public static CustomFieldValue of(Long subscriberId, Long customFieldId, String value) {
        return new CustomFieldValue(subscriberId, customFieldId, value, null);
    }
}
