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
 * A label on subscribers.
 * <p>
 * Section "Tags" of Kit's reference.
 *
 * @param taggedAt        when the subscriber got the tag, in the list of a subscriber's tags
 * @param subscriberCount only if it was asked for
 */
public record Tag(
        Long id,
        String name,
        OffsetDateTime createdAt,
        OffsetDateTime taggedAt,
        OffsetDateTime addedAt,
        Long subscriberCount,
        Map<String, Object> additional) implements KitModel {

    public Tag {
        additional = Copies.additional(additional);
    }

    /** A tag to create. */
    public static Tag named(String name) {
        return new Tag(null, name, null, null, null, null, null);
    }
}
