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
package io.github.camelkit.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.operation.Body;
import io.github.camelkit.operation.FieldNames;
import io.github.camelkit.operation.TypedText;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;

/**
 * The body of a message as an operation sees it: an object by Kit's field names, a list, a number, or a plain text.
 *
 * @param value    a {@code Map}, {@code List}, {@code Number} or {@code String}; null where there is no body
 * @param modelled whether it was one of Kit's models, which has fields that are not for sending
 */
public record MessageBody(Object value, boolean modelled) {

    public static final MessageBody NONE = new MessageBody(null, false);

    /** A body of which only its form is asked: objects and lists are understood as JSON. */
    public static MessageBody ofAny(Exchange exchange) {
        return read(exchange, true);
    }

    /**
     * @throws IllegalArgumentException if the body cannot be understood
     */
    public static MessageBody of(Exchange exchange, Body wanted) {
        return read(exchange, wanted.listField() != null);
    }

    private static MessageBody read(Exchange exchange, boolean lists) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return NONE;
        }
        if (body instanceof KitModel model) {
            return new MessageBody(model.toMap(), true);
        }
        if (body instanceof Map<?, ?> || body instanceof Number) {
            return new MessageBody(body, false);
        }
        if (body instanceof Collection<?> items) {
            return new MessageBody(new ArrayList<>(items), false);
        }
        if (Json.isTree(body)) {
            return new MessageBody(Json.fromTree(body), false);
        }
        return body instanceof String text ? ofText(text, lists) : ofOther(exchange, body, lists);
    }

    private static MessageBody ofOther(Exchange exchange, Object body, boolean lists) {
        TypeConverter converter = exchange.getContext().getTypeConverter();
        Map<?, ?> map = body instanceof byte[] ? null : converter.tryConvertTo(Map.class, exchange, body);
        if (map != null) {
            return new MessageBody(map, false);
        }
        String text = converter.tryConvertTo(String.class, exchange, body);
        // What has no converter of its own is turned into its toString, which is never meant to be sent
        if (text == null || text.equals(body.toString())) {
            throw new IllegalArgumentException("a body of type " + body.getClass().getName()
                    + " cannot be sent to Kit: give a Map, a model, or JSON");
        }
        return ofText(text, lists);
    }

    private static MessageBody ofText(String text, boolean lists) {
        String stripped = TypedText.strip(text);
        if (stripped.isEmpty()) {
            return NONE;
        }
        boolean json = stripped.startsWith("{") || lists && stripped.startsWith("[");
        if (!json) {
            return new MessageBody(stripped, false);
        }
        try {
            return new MessageBody(Json.read(stripped), false);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is " + e.getMessage(), e);
        }
    }

    Map<String, Object> object() {
        return Json.asObject(value);
    }

    public List<Object> list() {
        return Json.asList(value);
    }

    /** A text that is not JSON. */
    public String text() {
        return value instanceof String text ? text : null;
    }

    /** The id of the object itself, if the body is only a number. */
    String bareId() {
        if (value instanceof Number number) {
            String text = number.toString();
            return text.matches("-?\\d+") ? text : null;
        }
        return text() != null && text().matches("\\d+") ? text() : null;
    }

    /** A field as text; null if the body is not an object, or has no such field. */
    public String field(String name) {
        Map<String, Object> object = object();
        Object field = object == null ? null : FieldNames.get(object, name);
        return field == null ? null : field.toString();
    }

    /** A copy with those fields only that Kit takes. */
    Map<String, Object> only(List<String> fields) {
        Map<String, Object> kept = object() == null ? new LinkedHashMap<>() : FieldNames.copy(object(), fields);
        kept.keySet().retainAll(fields);
        return kept;
    }
}
