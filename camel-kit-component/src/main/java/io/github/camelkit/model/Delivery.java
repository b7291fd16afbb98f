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

/**
 * The body of a signed call to a {@link WebhookEndpoint}.
 * <p>
 * Kit's operations on webhook endpoints, newer than its reference.
 *
 * @param deliveryId the same each time that Kit tries
 * @param events     up to 100 of one type
 */
public record Delivery(
        Long deliveryId,
        List<Event> events,
        Map<String, Object> additional) implements KitModel {

    public Delivery {
        events = Copies.list(events);
        additional = Copies.additional(additional);
    }
}
