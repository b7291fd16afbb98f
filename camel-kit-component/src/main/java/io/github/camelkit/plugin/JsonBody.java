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
package io.github.camelkit.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.server.HttpRequest;

/**
 * Reads objects from what Kit sends and from what routes answer.
 */
final class JsonBody {

    private static final int BAD_REQUEST = 400;

    private JsonBody() {
    }

    /**
     * The object that is the body of a request.
     *
     * @throws KitPluginException if it is not an object
     */
    static Map<String, Object> read(HttpRequest request) throws KitPluginException {
        Map<String, Object> object;
        try {
            object = Json.asObject(Json.read(request.body()));
        } catch (IOException e) {
            throw new KitPluginException(BAD_REQUEST, "The body of the request is " + e.getMessage());
        }
        if (object == null) {
            throw new KitPluginException(BAD_REQUEST, "The body of the request is not a JSON object");
        }
        return object;
    }

    /** The body that a route has left, as an object; null if it is not an object. */
    static Map<String, Object> object(Object body) {
        if (body == null || body instanceof Collection || body instanceof Number || body instanceof Boolean) {
            return null;
        }
        if (body instanceof Map) {
            return Json.asObject(body);
        }
        try {
            return Json.asObject(body instanceof CharSequence text
                    ? Json.read(text.toString().getBytes(StandardCharsets.UTF_8)) : Json.fromTree(body));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
