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
package io.github.camelkit.examples.products;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.plugin.KitPluginAuthenticator;

/**
 * The tokens with which Kit asks for a user's products. They are gone when it stops: in an application of your own, this
 * is your authorization server.
 */
final class Grants implements KitPluginAuthenticator {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();

    private record Grant(String user, Instant expiresAt) {
    }

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** A code for tokens of a user, good once. */
    String code(String user) {
        return add(codes, user, clock.instant().plus(CODE_LIFETIME));
    }

    /** The answer to a code; null if the code is invalid. */
    Map<String, Object> exchange(String code) {
        return tokens(codes.remove(code));
    }

    /** The answer to a refresh token; null if the token is invalid. */
    Map<String, Object> refresh(String refreshToken) {
        return tokens(refreshTokens.remove(refreshToken));
    }

    void revoke(String accessToken) {
        Grant grant = accessTokens.remove(accessToken);
        if (grant != null) {
            accessTokens.values().removeIf(other -> other.user().equals(grant.user()));
            refreshTokens.values().removeIf(other -> other.user().equals(grant.user()));
        }
    }

    @Override
    public Object authenticate(String token) {
        Grant grant = accessTokens.get(token);
        return isValid(grant) ? grant.user() : null;
    }

    private Map<String, Object> tokens(Grant grant) {
        if (!isValid(grant)) {
            return null;
        }
        Instant now = clock.instant();
        return Map.of("access_token", add(accessTokens, grant.user(), now.plus(TOKEN_LIFETIME)),
                "refresh_token", add(refreshTokens, grant.user(), Instant.MAX),
                "expires_in", TOKEN_LIFETIME.toSeconds(), "created_at", now.getEpochSecond());
    }

    private boolean isValid(Grant grant) {
        return grant != null && clock.instant().isBefore(grant.expiresAt());
    }

    private String add(Map<String, Grant> grants, String user, Instant expiresAt) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(secret, new Grant(user, expiresAt));
        return secret;
    }
}
