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
package io.github.camelkit.simulator.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;

/** The parameters of a token request, sent as JSON or as a form. */
record TokenRequest(Map<String, String> parameters) {

    private static final String FORM = "application/x-www-form-urlencoded";

    static TokenRequest parse(Incoming request) {
        String type = request.header("Content-Type");
        if (type != null && type.startsWith(FORM)) {
            return new TokenRequest(new Query(new String(request.body(), StandardCharsets.UTF_8)).all());
        }
        if (type == null || !type.startsWith("application/json")) {
            throw OAuthException.invalidRequest("The content type is not supported");
        }
        try {
            JsonNode json = Json.parse(request.body());
            Map<String, String> parameters = new HashMap<>();
            json.properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText(null)));
            return new TokenRequest(parameters);
        } catch (IOException e) {
            throw OAuthException.invalidRequest("The request body is not valid JSON");
        }
    }

    String get(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String required(String name) {
        String value = get(name);
        if (value == null) {
            throw OAuthException.invalidRequest("Missing required parameter: " + name + ".");
        }
        return value;
    }
}
