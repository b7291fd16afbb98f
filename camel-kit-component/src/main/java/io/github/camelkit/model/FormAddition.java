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
 * A subscriber to add to a form in bulk.
 * <p>
 * Section "Bulk add subscribers to forms" of Kit's reference.
 *
 * @param formId       null in a failure if Kit does not know it
 * @param subscriberId null in a failure if Kit does not know it
 * @param referrer     the address that the subscriber came from
 */
public record FormAddition(
        Long formId,
        Long subscriberId,
        String referrer,
        Map<String, Object> additional) implements KitModel {

    public FormAddition {
        additional = Copies.additional(additional);
    }

    public static FormAddition of(Long formId, Long subscriberId) {
        return new FormAddition(formId, subscriberId, null, null);
    }
}
