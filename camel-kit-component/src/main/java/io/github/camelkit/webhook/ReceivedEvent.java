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
package io.github.camelkit.webhook;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An event that was verified to be from Kit.
 *
 * @param id         the same each time that it is delivered; null for events of unsigned webhooks
 * @param type       such as {@code subscriber.created}
 * @param created    when it happened; null where Kit does not say
 * @param deliveryId the same each time that Kit tries; null for events of unsigned webhooks
 * @param subject    the name in the data of what it happened to
 * @param data       the objects that it is about by their kind, such as {@code subscriber}
 */
record ReceivedEvent(String id, String type, OffsetDateTime created, Long deliveryId, String subject,
        Map<String, Object> data) {

    @Override
    public String toString() {
        return type + (id == null ? "" : ' ' + id);
    }
}
