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
 * Something that happened, as a signed delivery reports it.
 * <p>
 * Kit's operations on webhook endpoints, newer than its reference.
 *
 * @param id   the same each time that the event is delivered
 * @param type such as {@code subscriber.created}
 * @param data the objects that it is about by their kind, such as {@code subscriber}
 */
public record Event(
        String id,
        String type,
        OffsetDateTime created,
        Map<String, Object> data,
        Map<String, Object> additional) implements KitModel {

    public Event {
        data = Copies.map(data);
        additional = Copies.additional(additional);
    }
}
