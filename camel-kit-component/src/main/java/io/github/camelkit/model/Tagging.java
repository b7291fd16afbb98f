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
 * A tag on a subscriber, to set or to take off in bulk.
 * <p>
 * Section "Bulk tag subscribers" of Kit's reference.
 *
 * @param tagId        null in a failure if Kit does not know it
 * @param subscriberId null in a failure if Kit does not know it
 */
public record Tagging(
        Long tagId,
        Long subscriberId,
        Map<String, Object> additional) implements KitModel {

    public Tagging {
        additional = Copies.additional(additional);
    }

    public static Tagging of(Long tagId, Long subscriberId) {
        return new Tagging(tagId, subscriberId, null);
    }
}
