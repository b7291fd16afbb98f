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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.Delivery;
import io.github.camelkit.model.Event;
import io.github.camelkit.model.KitModels;

/**
 * Reads the bodies of deliveries.
 */
final class EventReader {

    private EventReader() {
    }

    /**
     * @param  deliveryId  from the header; null if absent
     * @throws IOException if it is no delivery
     */
    static List<ReceivedEvent> signed(byte[] body, String deliveryId) throws IOException {
        Delivery delivery = KitModels.read(Delivery.class, object(body));
        if (delivery.events() == null || delivery.events().isEmpty()) {
            throw new IOException("a delivery without events");
        }
        Long id = delivery.deliveryId();
        if (id == null && deliveryId != null && deliveryId.matches("\\d{1,18}")) {
            id = Long.valueOf(deliveryId);
        }
        List<ReceivedEvent> events = new ArrayList<>();
        for (Event event : delivery.events()) {
            if (event == null || event.type() == null) {
                throw new IOException("an event without a type");
            }
            String subject = event.type().contains(".")
                    ? event.type().substring(0, event.type().indexOf('.')) : event.type();
            events.add(new ReceivedEvent(event.id(), event.type(), event.created(), id, subject, event.data()));
        }
        return events;
    }

    /**
     * @param  detail      the id or the link that the event was asked for with; null where there is none
     * @throws IOException if it is not a JSON object
     */
    static ReceivedEvent legacy(byte[] body, LegacyEvent event, Object detail) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>(object(body));
        String subject = event.subject();
        if (!(data.get(subject) instanceof Map) && data.get("subscriber") instanceof Map) {
            subject = "subscriber";
        }
        if (!(data.get(subject) instanceof Map)) {
            // Purchases come bare
            data = new LinkedHashMap<>(Map.of(subject, data));
        }
        if (event.detail() != null) {
            String name = event.detail() == LegacyEvent.Detail.LINK ? "url" : "id";
            data.putIfAbsent(event.detail().object(), Map.of(name, detail));
        }
        return new ReceivedEvent(null, event.kitName(), null, null, subject, data);
    }

    private static Map<String, Object> object(byte[] body) throws IOException {
        Object json;
        try {
            json = Json.read(body);
        } catch (IOException e) {
            // A text that was cut within a character is not worth losing the event for
            json = Json.read(new String(body, StandardCharsets.UTF_8));
        }
        Map<String, Object> object = Json.asObject(json);
        if (object == null) {
            throw new IOException("not a JSON object");
        }
        return object;
    }
}
