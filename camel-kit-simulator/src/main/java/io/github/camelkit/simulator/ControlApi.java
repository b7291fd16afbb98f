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
package io.github.camelkit.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.json.Json;

/** The simulator's own addresses under {@code /simulator}, which need no credentials and count for no limit. */
final class ControlApi {

    private static final String PREFIX = "/simulator/";
    private static final Set<String> SECRETS = Set.of("authorization", "x-kit-api-key", "cookie");

    private final RequestLog log;

    ControlApi(RequestLog log) {
        this.log = log;
    }

    /** The answer, or {@code null} when the request is not for these addresses. */
    Answer answer(Incoming request) {
        if (!request.path().startsWith(PREFIX)) {
            return null;
        }
        if (!request.path().equals("/simulator/requests")) {
            return Answer.of(ApiException.notFound());
        }
        return switch (request.method()) {
            case "GET" -> Answer.wrapped(200, "requests", requests());
            case "DELETE" -> clear();
            default -> Answer.of(new ApiException(405, "Method Not Allowed")).with(Map.of("Allow", "DELETE, GET"));
        };
    }

    private Answer clear() {
        log.clear();
        return Answer.noContent();
    }

    private ArrayNode requests() {
        ArrayNode array = Json.array();
        for (RecordedRequest request : log.all()) {
            ObjectNode node = array.addObject();
            node.put("method", request.method());
            node.put("path", request.path());
            node.put("query", request.query());
            node.put("status", request.status());
            node.put("at", request.at().toString());
            ObjectNode headers = node.putObject("headers");
            request.headers().forEach((name, values) -> headers.set(name, Json.array(masked(name, values))));
            node.put("body", request.path().endsWith("/oauth/token") ? "***" : request.body());
        }
        return array;
    }

    private static List<String> masked(String name, List<String> values) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? List.of("***") : values;
    }
}
