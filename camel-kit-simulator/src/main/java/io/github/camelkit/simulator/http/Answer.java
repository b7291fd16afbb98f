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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.json.Json;

/** What is answered to a request. */
public record Answer(int status, byte[] body, String contentType, Map<String, String> headers) {

    public static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NOTHING = new byte[0];

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Json.bytes(body), JSON, Map.of());
    }

    /** An answer whose object is wrapped in its root. */
    public static Answer wrapped(int status, String root, JsonNode body) {
        ObjectNode object = Json.object();
        object.set(root, body);
        return json(status, object);
    }

    public static Answer noContent() {
        return new Answer(204, NOTHING, null, Map.of());
    }

    /** The API's error body. */
    public static Answer of(ApiException error) {
        return wrapped(error.status(), "errors", Json.array(error.messages()));
    }

    public static Answer text(int status, String text, String contentType) {
        return new Answer(status, text.getBytes(StandardCharsets.UTF_8), contentType, Map.of());
    }

    /** The same answer with other headers. */
    public Answer with(Map<String, String> more) {
        return new Answer(status, body, contentType, more);
    }
}
