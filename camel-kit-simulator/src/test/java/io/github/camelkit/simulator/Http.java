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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A caller of a simulator. */
final class Http {

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUri;
    private final String header;
    private final String credential;

    private Http(String baseUri, String header, String credential) {
        this.baseUri = baseUri;
        this.header = header;
        this.credential = credential;
    }

    static Http key(KitSimulator kit) {
        return new Http(kit.baseUri(), "X-Kit-Api-Key", kit.apiKey());
    }

    static Http token(KitSimulator kit) {
        return bearer(kit, kit.accessToken());
    }

    static Http bearer(KitSimulator kit, String token) {
        return new Http(kit.baseUri(), "Authorization", "Bearer " + token);
    }

    static Http anonymous(KitSimulator kit) {
        return new Http(kit.baseUri(), null, null);
    }

    static Http withKey(KitSimulator kit, String key) {
        return new Http(kit.baseUri(), "X-Kit-Api-Key", key);
    }

    static Http at(String baseUri, String key) {
        return new Http(baseUri, "X-Kit-Api-Key", key);
    }

    Reply get(String path) {
        return send("GET", path, null, null);
    }

    Reply post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    Reply put(String path, String json) {
        return send("PUT", path, json, "application/json");
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, json, "application/json");
    }

    Reply delete(String path) {
        return send("DELETE", path, null, null);
    }

    Reply delete(String path, String json) {
        return send("DELETE", path, json, "application/json");
    }

    Reply send(String method, String path, String body, String contentType) {
        try {
            return trySend(method, path, body, contentType);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Reply trySend(String method, String path, String body, String contentType) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + path)).timeout(Duration.ofSeconds(10))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (credential != null) {
            request.header(header, credential);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(text());
            } catch (IOException e) {
                throw new AssertionError(text(), e);
            }
        }

        /** The node at a JSON pointer, or below roots separated by slashes. */
        JsonNode at(String pointer) {
            return json().at("/" + pointer);
        }

        String error() {
            return at("errors/0").asText();
        }
    }
}
