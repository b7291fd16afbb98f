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
package io.github.camelkit.simulator.paging;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelkit.simulator.json.Json;

/** Turns keys into opaque cursors and back: Base64 of a JSON array, padded. */
public final class Cursor {

    private Cursor() {
    }

    /** The cursor of a key, {@code null} for {@code null}. */
    public static String encode(Key key, Order.By by) {
        if (key == null) {
            return null;
        }
        ArrayNode array = Json.array();
        switch (by) {
            case TIME -> array.add(Json.preciseTime(key.sort()));
            case NUMBER -> array.add(key.sort());
            case TEXT -> array.add(key.text());
            default -> { }
        }
        return Base64.getEncoder().encodeToString(Json.bytes(array.add(key.id())));
    }

    /** The key of a cursor; a cursor that a list of this kind cannot have issued is an error. */
    public static Key decode(String cursor, Order.By by) {
        try {
            byte[] array = Base64.getDecoder().decode(cursor);
            if (!Base64.getEncoder().encodeToString(array).equals(cursor)) {
                throw new IllegalArgumentException("Not padded");
            }
            JsonNode node = Json.parse(array);
            if (!node.isArray() || node.size() != (by == Order.By.ID ? 1 : 2)
                    || !node.get(node.size() - 1).isIntegralNumber()) {
                throw new IllegalArgumentException("Not a key");
            }
            return key(node.get(0), node.get(node.size() - 1).longValue(), by);
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("Not a cursor", e);
        }
    }

    private static Key key(JsonNode sort, long id, Order.By by) {
        if (by == Order.By.NUMBER && !sort.isIntegralNumber() || by == Order.By.TEXT && !sort.isTextual()) {
            throw new IllegalArgumentException("Not a key");
        }
        return switch (by) {
            case TIME -> new Key(Instant.parse(sort.asText()).toEpochMilli(), id);
            case NUMBER -> new Key(sort.longValue(), id);
            case TEXT -> Key.of(sort.textValue(), id);
            default -> Key.of(id);
        };
    }
}
