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

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.state.Account;

/** All valid API keys and access tokens. */
public final class Credentials {

    private static final String BEARER = "bearer ";

    private final Clock clock;
    private final int keyLimit;
    private final int tokenLimit;
    private final long windowNanos;
    private final Map<String, Credential> keys = new ConcurrentHashMap<>();
    private final Map<String, Credential> tokens = new ConcurrentHashMap<>();

    public Credentials(Clock clock, int keyLimit, int tokenLimit, long windowNanos) {
        this.clock = clock;
        this.keyLimit = keyLimit;
        this.tokenLimit = tokenLimit;
        this.windowNanos = windowNanos;
    }

    public void addKey(String key, Account account) {
        keys.put(key, new Credential(account, false, Long.MAX_VALUE, new RateLimiter(keyLimit, windowNanos),
                "API key " + ending(key)));
    }

    public void addToken(String token, Account account, long expiresAt) {
        tokens.put(token, new Credential(account, true, expiresAt, new RateLimiter(tokenLimit, windowNanos),
                "access token " + ending(token)));
    }

    // tells credentials apart without showing them
    private static String ending(String secret) {
        return "…" + secret.substring(Math.max(secret.length() - 4, secret.length() / 2));
    }

    /** Forgets all of them. */
    public void clear() {
        keys.clear();
        tokens.clear();
    }

    /** The limits that calls count for: those of keys, and those of access tokens that were used in the window. */
    public List<Quota> quotas(LongSupplier nanos) {
        List<Quota> quotas = new ArrayList<>();
        keys.values().forEach(credential -> quotas.add(credential.limiter().quota(credential, nanos)));
        for (Credential credential : tokens.values()) {
            Quota quota = credential.limiter().quota(credential, nanos);
            if (!quota.ages().isEmpty()) {
                quotas.add(quota);
            }
        }
        quotas.sort(Comparator.comparingLong(Quota::account).thenComparing(Quota::credential));
        return quotas;
    }

    /** When a token ends to be valid, in milliseconds; 0 if there is none. */
    public long expiresAt(String token) {
        Credential credential = tokens.get(token);
        return credential == null ? 0 : credential.expiresAt();
    }

    public void removeToken(String token) {
        tokens.remove(token);
    }

    /** Lets all access tokens expire now. */
    public void expireTokens() {
        tokens.replaceAll((token, credential) -> credential.expiringAt(clock.millis()));
    }

    /** Who calls, or a 401. */
    Credential authenticate(String apiKey, String authorization) {
        if (authorization != null && isToken(authorization)) {
            return byToken(authorization.substring(BEARER.length()).trim());
        }
        if (apiKey != null && !apiKey.isBlank()) {
            Credential credential = keys.get(apiKey);
            if (credential == null) {
                throw new ApiException(401, "The API key is invalid");
            }
            return credential;
        }
        throw new ApiException(401, "Authentication Failed");
    }

    private static boolean isToken(String authorization) {
        return authorization.length() > BEARER.length() && !authorization.substring(BEARER.length()).isBlank()
                && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
    }

    private Credential byToken(String token) {
        Credential credential = tokens.get(token);
        if (credential == null) {
            throw new ApiException(401, "The access token is invalid");
        }
        if (credential.expiresAt() <= clock.millis()) {
            throw new ApiException(401, "The access token expired");
        }
        return credential;
    }
}
