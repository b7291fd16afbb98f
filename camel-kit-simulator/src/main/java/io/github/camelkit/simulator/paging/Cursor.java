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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.json.Json;

/** Turns keys into opaque cursors and back: Base64 of a JSON array, padded. */
public final class Cursor {

    private Cursor() {
    }

    /** The cursor of a key, {@code null} for {@code null}. */
    public static String encode(Key key, boolean timed) {
        if (key == null) {
            return null;
        }
        String array = timed ? "[\"" + Json.preciseTime(key.sort()) + "\"," + key.id() + "]" : "[" + key.id() + "]";
        return Base64.getEncoder().encodeToString(array.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of a cursor; a cursor that a list of this kind cannot have issued is an error. */
    public static Key decode(String cursor, boolean timed) {
        try {
            byte[] array = Base64.getDecoder().decode(cursor);
            if (!Base64.getEncoder().encodeToString(array).equals(cursor)) {
                throw new IllegalArgumentException("Not padded");
            }
            JsonNode node = Json.parse(array);
            if (!node.isArray() || node.size() != (timed ? 2 : 1) || !node.get(node.size() - 1).isIntegralNumber()) {
                throw new IllegalArgumentException("Not a key");
            }
            long sort = timed ? Instant.parse(node.get(0).asText()).toEpochMilli() : 0;
            return new Key(sort, node.get(node.size() - 1).longValue());
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("Not a cursor", e);
        }
    }
}
