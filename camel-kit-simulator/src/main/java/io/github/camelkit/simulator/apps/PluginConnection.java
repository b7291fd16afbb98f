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
package io.github.camelkit.simulator.apps;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.EditorAnswer;
import io.github.camelkit.simulator.SimulatorEditor;

/** The app's own server as Kit calls it for one account: with tokens that Kit keeps, renews and revokes. */
final class PluginConnection {

    private final PluginAuthorization authorization;
    private final Supplier<SimulatorEditor> editor;
    private final Clock clock;
    private Tokens tokens;

    private record Tokens(String access, String refresh, Instant expiresAt) {

        @Override
        public String toString() {
            return "Tokens[expiresAt=" + expiresAt + "]";
        }
    }

    /** @param authorization {@code null} if the app needs no tokens */
    PluginConnection(PluginAuthorization authorization, Supplier<SimulatorEditor> editor, Clock clock) {
        this.authorization = authorization;
        this.editor = editor;
        this.clock = clock;
    }

    /** Whether calls can be made: there are tokens, or none are needed. */
    synchronized boolean connected() {
        return authorization == null || tokens != null;
    }

    /** The address that asks the user whether Kit may have tokens. */
    String authorizeUrl(String redirectUri, String state) {
        return SimulatorEditor.authorizeUri(authorization.authorizeUrl(), authorization.clientId(), state, redirectUri);
    }

    synchronized void exchange(String code, String redirectUri) {
        tokens = tokens("token", send(() -> editor.get().token(authorization.tokenUrl(), authorization.clientId(),
                authorization.clientSecret(), code, redirectUri)));
    }

    EditorAnswer html(String url, Map<String, JsonNode> settings) {
        return call(token -> editor.get().html(url, settings, token));
    }

    EditorAnswer search(String url, String text, Map<String, JsonNode> dependencies) {
        return call(token -> editor.get().search(url, text, dependencies, token));
    }

    private EditorAnswer call(Function<String, EditorAnswer> request) {
        String token = token();
        EditorAnswer answer = send(() -> request.apply(token));
        if (answer.status() == 401 && authorization != null) {
            String newer = renewed(token);
            answer = send(() -> request.apply(newer));
        }
        if (answer.status() == 401) {
            throw new PluginException("The app refuses Kit's access token");
        }
        return answer;
    }

    private synchronized String token() {
        if (authorization == null) {
            return null;
        }
        if (tokens == null) {
            throw new PluginException("The app is not connected: connect it first");
        }
        return clock.instant().isBefore(tokens.expiresAt) ? tokens.access : renewed(tokens.access);
    }

    // of two calls that find the same token expired, one renews it
    private synchronized String renewed(String expired) {
        if (tokens != null && tokens.access.equals(expired)) {
            String refreshToken = tokens.refresh;
            tokens = null;
            tokens = tokens("refresh", send(() -> editor.get().refresh(authorization.refreshUrl(),
                    authorization.clientId(), refreshToken)));
        }
        return token();
    }

    /** Informs the app that its tokens are no longer needed. */
    synchronized void revoke() {
        if (tokens == null) {
            return;
        }
        String token = tokens.access;
        tokens = null;
        EditorAnswer answer = send(() -> editor.get().revoke(authorization.revokeUrl(), authorization.clientId(),
                authorization.clientSecret(), token));
        if (answer.status() != 200) {
            throw new PluginException("The app answered " + answer.status() + " when its token was revoked");
        }
    }

    private static EditorAnswer send(Supplier<EditorAnswer> request) {
        try {
            return request.get();
        } catch (UncheckedIOException e) {
            throw new PluginException("The app does not answer", e);
        }
    }

    private static Tokens tokens(String what, EditorAnswer answer) {
        JsonNode json = answer.json();
        if (answer.status() != 200) {
            throw new PluginException("The app answered " + answer.status() + " to the " + what + " request");
        }
        if (!isText(json.path("access_token")) || !isText(json.path("refresh_token"))
                || !json.path("expires_in").isIntegralNumber() || !json.path("created_at").isIntegralNumber()) {
            throw new PluginException("The app's answer to the " + what + " request lacks access_token, expires_in, "
                    + "refresh_token or created_at");
        }
        return new Tokens(json.path("access_token").asText(), json.path("refresh_token").asText(),
                Instant.ofEpochSecond(json.path("created_at").asLong() + json.path("expires_in").asLong()));
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty();
    }
}
