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

import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.Event;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operations;
import org.apache.camel.Message;

/**
 * Writes events to messages: what an event happened to is the body, as if it had been polled.
 */
final class EventMessages {

    private static final String ROOT = "events";
    private static final String HEADER = "CamelKitEvent";
    // Objects that have another name in Kit's lists
    private static final Map<String, String> LISTED_AS = Map.of("landing_page", "form");

    private EventMessages() {
    }

    /** One event. */
    static void write(ReceivedEvent event, OutputType type, Message message) {
        Map<String, Object> data = event.data() == null ? Map.of() : event.data();
        AnswerWriter.writeBody(body(event.subject(), data, type), type, message);
        set(message, KitConstants.EVENT_TYPE, event.type());
        set(message, KitConstants.EVENT_ID, event.id());
        set(message, KitConstants.EVENT_CREATED, event.created());
        set(message, KitConstants.DELIVERY_ID, event.deliveryId());
        set(message, KitConstants.EVENT_DATA, data);
        data.forEach((name, value) -> {
            Map<String, Object> object = Json.asObject(value);
            if (object != null) {
                set(message, HEADER + camelCase(name) + "Id", id(object.get("id")));
                set(message, HEADER + camelCase(name) + "Url", "link".equals(name) ? object.get("url") : null);
            }
        });
    }

    /** The events of a delivery. */
    static void write(List<ReceivedEvent> events, OutputType type, Message message) {
        List<Event> all = events.stream()
                .map(e -> new Event(e.id(), e.type(), e.created(), e.data(), null)).toList();
        List<?> items = type == OutputType.MODEL ? all : all.stream().map(KitModel::toMap).toList();
        AnswerWriter.writeBody(KitPage.of(ROOT, items, null, null), type, message);
        set(message, KitConstants.EVENT_TYPE, events.get(0).type());
        set(message, KitConstants.DELIVERY_ID, events.get(0).deliveryId());
    }

    private static Object body(String subject, Map<String, Object> data, OutputType type) {
        Map<String, Object> object = Json.asObject(data.get(subject));
        if (object == null) {
            return data;
        }
        Class<? extends KitModel> model = Operations.modelOf(LISTED_AS.getOrDefault(subject, subject)).orElse(null);
        return type != OutputType.MODEL || model == null ? object : KitModels.read(model, object);
    }

    private static String camelCase(String kitName) {
        StringBuilder name = new StringBuilder();
        for (String part : kitName.split("_")) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return name.toString();
    }

    private static Object id(Object value) {
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
