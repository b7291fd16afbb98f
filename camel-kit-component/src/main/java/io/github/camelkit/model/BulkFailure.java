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

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that a bulk operation could not do. One of the components says what, under Kit's name for it.
 * <p>
 * Section "Bulk &amp; Async Processing" of Kit's reference.
 *
 * @param subscriber   its e-mail address is null if Kit rejected it
 * @param tagging      can lack the side that Kit does not know
 * @param subscription can lack the side that Kit does not know
 * @param errors       messages; lists in the list are flattened
 */
public record BulkFailure(
        Subscriber subscriber,
        Tag tag,
        CustomField customField,
        CustomFieldValue customFieldValue,
        Tagging tagging,
        FormAddition subscription,
        List<String> errors,
        Map<String, Object> additional) implements KitModel {

    public BulkFailure {
        errors = Copies.list(errors);
        additional = Copies.additional(additional);
    }

    /** What failed, whichever component it is, or null if Kit does not say. */
    public KitModel item() {
        return Stream.of(subscriber, tag, customField, customFieldValue, tagging, subscription)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What failed if it has the given type, else null. */
    public <T extends KitModel> T item(Class<T> type) {
        KitModel item = item();
        return type.isInstance(item) ? type.cast(item) : null;
    }
}
