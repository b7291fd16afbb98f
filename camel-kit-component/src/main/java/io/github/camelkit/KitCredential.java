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
package io.github.camelkit;

/**
 * The credentials of one account, as a {@link KitCredentials} bean gives them: an API key, an access token, or an OAuth
 * app with a refresh token. Texts made of it hold no secret.
 */
public final class KitCredential {

    private final String apiKey;
    private final String accessToken;
    private final String refreshToken;
    private final String clientId;
    private final String clientSecret;

    private KitCredential(String apiKey, String accessToken, String refreshToken, String clientId,
            String clientSecret) {
        this.apiKey = apiKey;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /**
     * @throws IllegalArgumentException if the key is empty
     */
    public static KitCredential apiKey(String key) {
        check(key, "API key");
        return new KitCredential(key, null, null, null, null);
    }

    /** An access token that is not renewed. */
    public static KitCredential accessToken(String token) {
        check(token, "access token");
        return new KitCredential(null, token, null, null, null);
    }

    /**
     * Tokens that the component renews and keeps in its store.
     *
     * @param clientSecret null for a public client
     * @param refreshToken null where the store has the account's tokens, put there by an installation
     */
    public static KitCredential oauth(String clientId, String clientSecret, String refreshToken) {
        return oauth(clientId, clientSecret, refreshToken, null);
    }

    /**
     * Tokens that the component renews and keeps in its store.
     *
     * @param accessToken the one that came with the refresh token; null to ask for one first
     */
    public static KitCredential oauth(String clientId, String clientSecret, String refreshToken, String accessToken) {
        check(clientId, "client id");
        return new KitCredential(null, accessToken, refreshToken, clientId, clientSecret);
    }

    private static void check(String text, String what) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is empty");
        }
    }

    public String apiKey() {
        return apiKey;
    }

    public String accessToken() {
        return accessToken;
    }

    public String refreshToken() {
        return refreshToken;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public boolean isRenewed() {
        return clientId != null;
    }

    @Override
    public String toString() {
        return apiKey != null ? "API key" : isRenewed() ? "OAuth app " + clientId : "access token";
    }
}
