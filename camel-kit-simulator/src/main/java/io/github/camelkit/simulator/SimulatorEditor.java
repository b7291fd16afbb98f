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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** Calls editor plugins as Kit's editor does, and the OAuth endpoints of their services. */
public final class SimulatorEditor {

    /** The address that plugins send the user back to. */
    public static final String REDIRECT_URI = "https://app.kit.com/apps/install";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build();

    private final Switches switches;

    SimulatorEditor(Switches switches) {
        this.switches = switches;
    }

    /** Asks a plugin for its HTML; {@code accessToken} may be {@code null}. */
    public EditorAnswer html(String url, Map<String, ?> settings, String accessToken) {
        ObjectNode body = Json.object();
        body.putPOJO("settings", settings);
        return post(url, body, accessToken);
    }

    /** Asks a plugin for what the user may select; {@code dependencies} are the values of other settings. */
    public EditorAnswer search(String url, String text, Map<String, ?> dependencies, String accessToken) {
        ObjectNode body = Json.object();
        dependencies.forEach(body::putPOJO);
        return post(url, body.put("search", text), accessToken);
    }

    /** Sends the user to a plugin's authorization page; the answer redirects with a code. */
    public EditorAnswer authorize(String url, String clientId, String state) {
        return send(HttpRequest.newBuilder(URI.create(authorizeUri(url, clientId, state, REDIRECT_URI))).GET(), null);
    }

    /** The address that asks a user of a plugin's service whether Kit may have tokens; {@code state} may be null. */
    public static String authorizeUri(String url, String clientId, String state, String redirectUri) {
        return url + (url.contains("?") ? "&" : "?") + "client_id=" + encode(clientId)
                + "&response_type=code&redirect_uri=" + encode(redirectUri)
                + (state == null ? "" : "&state=" + encode(state));
    }

    /** Exchanges a code at a plugin's token endpoint. */
    public EditorAnswer token(String url, String clientId, String clientSecret, String code) {
        return token(url, clientId, clientSecret, code, REDIRECT_URI);
    }

    /** Exchanges a code that came to another address than Kit's. */
    public EditorAnswer token(String url, String clientId, String clientSecret, String code, String redirectUri) {
        return oauth(url, Json.object().put("client_id", clientId).put("client_secret", clientSecret)
                .put("grant_type", "authorization_code").put("code", code).put("redirect_uri", redirectUri));
    }

    /** Refreshes a token at a plugin's refresh endpoint. */
    public EditorAnswer refresh(String url, String clientId, String refreshToken) {
        return oauth(url, Json.object().put("client_id", clientId).put("grant_type", "refresh_token")
                .put("refresh_token", refreshToken));
    }

    /** Revokes a token at a plugin's revocation endpoint. */
    public EditorAnswer revoke(String url, String clientId, String clientSecret, String token) {
        return oauth(url, Json.object().put("client_id", clientId).put("client_secret", clientSecret)
                .put("token", token));
    }

    private EditorAnswer oauth(String url, ObjectNode body) {
        if (!switches.is(Switch.PLUGIN_FORMS)) {
            return post(url, body, null);
        }
        String form = body.properties().stream().map(field -> field.getKey() + "=" + encode(field.getValue().asText()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json").POST(HttpRequest.BodyPublishers.ofString(form)), null);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private EditorAnswer post(String url, ObjectNode body, String accessToken) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))), accessToken);
    }

    private EditorAnswer send(HttpRequest.Builder request, String accessToken) {
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            return new EditorAnswer(answer.statusCode(), answer.body(),
                    answer.headers().firstValue("Location").orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a plugin", e);
        }
    }
}
