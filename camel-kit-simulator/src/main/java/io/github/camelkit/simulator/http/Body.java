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
package io.github.camelkit.simulator.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.json.Json;

/** A JSON object that was sent, whose values are checked as they are read. */
public record Body(ObjectNode json) {

    /** Parses a body; nothing at all and an empty array count as an empty object. */
    public static Body parse(byte[] bytes, String contentType) {
        if (bytes.length == 0) {
            return new Body(Json.object());
        }
        if (contentType == null || !mediaType(contentType).equals("application/json")) {
            throw new ApiException(415, "Unsupported Media Type");
        }
        JsonNode node;
        try {
            node = Json.parse(bytes);
        } catch (IOException e) {
            throw new ApiException(400, "The request body is not valid JSON");
        }
        // how PHP writes an object without fields
        if (node.isArray() && node.isEmpty()) {
            return new Body(Json.object());
        }
        if (!(node instanceof ObjectNode object)) {
            throw new ApiException(400, "The request body must be a JSON object");
        }
        return new Body(object);
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        return json.has(name);
    }

    private JsonNode value(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public String text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isTextual()) {
            throw wrongType(name, "a string");
        }
        return value == null ? null : value.textValue();
    }

    /** A text, or a number as one. */
    public String textOrNumber(String name) {
        JsonNode value = value(name);
        return value != null && value.isNumber() ? value.asText() : text(name);
    }

    /** A text that is one of these, or {@code null} when it is absent. */
    public String choice(String name, Set<String> values, String message) {
        String value = text(name);
        if (value != null && !values.contains(value)) {
            throw ApiException.invalid(message);
        }
        return value;
    }

    public Boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            throw wrongType(name, "a boolean");
        }
        return value == null ? null : value.booleanValue();
    }

    public Long integer(String name) {
        JsonNode value = value(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrongType(name, "an integer");
        }
        return value == null ? null : value.longValue();
    }

    public BigDecimal number(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isNumber()) {
            throw wrongType(name, "a number");
        }
        return value == null ? null : value.decimalValue();
    }

    public Body object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            throw wrongType(name, "an object");
        }
        return value == null ? null : new Body((ObjectNode) value);
    }

    public ArrayNode array(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isArray()) {
            throw wrongType(name, "an array");
        }
        return (ArrayNode) value;
    }

    /** The texts of an array, or {@code null} when it is absent. */
    public List<String> texts(String name) {
        ArrayNode array = array(name);
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw wrongType(name, "an array of strings");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    private static ApiException wrongType(String name, String type) {
        return ApiException.invalid(name + " must be " + type);
    }
}
