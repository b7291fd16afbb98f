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
package io.github.camelkit.credential;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.http.OutsideValues;

/**
 * An access token and the refresh token that came with it.
 *
 * @param accessToken  null before the first
 * @param refreshToken null if the access token cannot be renewed
 * @param expiresAt    when the access token expires; null if unknown
 * @param createdAt    when it was asked for, by the same clock
 * @param scope        as Kit sent it; may be null
 * @param origins      digests of the refresh tokens that were configured and that this pair supersedes
 * @param clientId     the app that Kit gave them to, as in a store; null if nobody has said
 */
public record TokenPair(String accessToken, String refreshToken, Instant expiresAt, Instant createdAt, String scope,
        List<String> origins, String clientId) {

    private static final Duration MAX_MARGIN = Duration.ofMinutes(5);
    private static final int MARGIN_DIVISOR = 10;

    public TokenPair {
        if (accessToken == null && refreshToken == null) {
            throw new IllegalArgumentException("A token pair needs a token");
        }
        createdAt = createdAt == null ? Instant.EPOCH : createdAt;
        origins = origins == null ? List.of() : List.copyOf(origins);
    }

    public TokenPair(String accessToken, String refreshToken, Instant expiresAt, Instant createdAt) {
        this(accessToken, refreshToken, expiresAt, createdAt, null, List.of());
    }

    public TokenPair(String accessToken, String refreshToken, Instant expiresAt, Instant createdAt, String scope,
            List<String> origins) {
        this(accessToken, refreshToken, expiresAt, createdAt, scope, origins, null);
    }

    TokenPair withOrigins(List<String> value) {
        return new TokenPair(accessToken, refreshToken, expiresAt, createdAt, scope, value, clientId);
    }

    TokenPair withClientId(String value) {
        return new TokenPair(accessToken, refreshToken, expiresAt, createdAt, scope, origins, value);
    }

    /** Whether another app is known to have got them: Kit renews them for no other. */
    public boolean isOfAnotherThan(String app) {
        return clientId != null && !clientId.equals(app);
    }

    /** Whether the access token can be sent. */
    boolean isUsable(Instant now) {
        return accessToken != null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** How long the access token lasts from when it was asked for; null if unknown. */
    Duration life() {
        return expiresAt == null ? null : Duration.between(createdAt, expiresAt);
    }

    /** Whether it is too early to renew the access token. */
    boolean isFresh(Instant now) {
        return accessToken != null && (expiresAt == null || now.isBefore(expiresAt.minus(margin())));
    }

    /** Five minutes, or a tenth of the token's life, whichever is less. */
    private Duration margin() {
        Duration tenth = Duration.between(createdAt, expiresAt).dividedBy(MARGIN_DIVISOR);
        return tenth.compareTo(MAX_MARGIN) < 0 ? tenth : MAX_MARGIN;
    }

    /** Distinguishes pairs without revealing them. */
    String identity() {
        return StaticCredential.digest(accessToken + ' ' + refreshToken);
    }

    /** The pair as a JSON text, which holds the tokens. */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", accessToken);
        json.put("refresh_token", refreshToken);
        json.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        json.put("created_at", createdAt.toString());
        json.put("scope", scope);
        json.put("origins", origins);
        if (clientId != null) {
            json.put("client_id", clientId);
        }
        return Json.write(json);
    }

    /**
     * Reads what {@link #toJson} wrote; one of the tokens is enough.
     *
     * @throws IOException if it is nothing of the kind; the message never repeats it
     */
    public static TokenPair fromJson(String text) throws IOException {
        Map<String, Object> json = Json.asObject(Json.read(text));
        if (json == null) {
            throw new IOException("not a JSON object");
        }
        try {
            List<String> origins = new ArrayList<>();
            List<Object> stored = Json.asList(json.get("origins"));
            if (stored != null) {
                stored.forEach(origin -> origins.add(String.valueOf(origin)));
            }
            return new TokenPair(text(json, "access_token"), text(json, "refresh_token"), time(json, "expires_at"),
                    time(json, "created_at"), text(json, "scope"), origins, text(json, "client_id"));
        } catch (IllegalArgumentException e) {
            throw new IOException("no token in it");
        }
    }

    private static String text(Map<String, Object> json, String name) throws IOException {
        Object value = json.get(name);
        if (value != null && !(value instanceof String)) {
            throw new IOException(name + " is not a text");
        }
        return value == null || ((String) value).isBlank() ? null : (String) value;
    }

    private static Instant time(Map<String, Object> json, String name) throws IOException {
        String value = text(json, name);
        try {
            return value == null ? null : OutsideValues.time(value);
        } catch (DateTimeException e) {
            throw new IOException(name + " is not a time");
        }
    }

    @Override
    public String toString() {
        return "TokenPair(until " + expiresAt + ')';
    }
}
