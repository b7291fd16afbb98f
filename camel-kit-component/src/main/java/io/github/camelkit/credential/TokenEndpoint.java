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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.http.NotSentException;
import io.github.camelkit.http.OutsideValues;
import io.github.camelkit.http.Secrets;
import io.github.camelkit.operation.AppOperation;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kit for tokens, and revokes them, once for each call; whether to ask again is up to the caller.
 * <p>
 * A refusal is a {@link KitAuthenticationException}. Any other failure may be over the next time: a
 * {@link KitConnectionException}, {@link KitServerException} or {@link KitRateLimitException}. When the outcome is
 * unknown, Kit may have used up the refresh token and nobody knows the new one; to send the same one again is the only
 * way then. No secret gets into a message, not even if Kit repeats it.
 */
public final class TokenEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);
    private static final String OPERATION = OAuthErrors.OPERATION;
    private static final Duration MAX_LIFE = Duration.ofDays(3_650);
    private static final String REVOKE = AppOperation.REVOKE.toString();

    private final HttpTransport transport;
    private final String path;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final Supplier<Exchange> exchanges;

    /**
     * @param path         of the token endpoint under the transport's address
     * @param clientSecret null for a public client
     * @param clock        tells when tokens expire
     */
    public TokenEndpoint(HttpTransport transport, String path, String clientId, String clientSecret, Clock clock) {
        this(transport, path, clientId, clientSecret, clock, () -> null);
    }

    /**
     * @param exchanges an exchange for each request, without which camel-http's activity listeners fail
     */
    public TokenEndpoint(HttpTransport transport, String path, String clientId, String clientSecret, Clock clock,
            Supplier<Exchange> exchanges) {
        this.transport = transport;
        this.path = path;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
        this.exchanges = exchanges;
    }

    /** Exchanges a refresh token, which is used up with it, for a new pair. */
    public TokenPair refresh(String refreshToken) {
        Map<String, Object> body = body(AppOperation.REFRESH);
        body.put("refresh_token", refreshToken);
        return request(body, refreshToken, null);
    }

    /**
     * Exchanges the code that an installation ends with for a pair.
     *
     * @param redirectUri the one that the code was asked for with
     * @param verifier    the PKCE code verifier; null if there was no challenge
     */
    public TokenPair exchange(String code, String redirectUri, String verifier) {
        Map<String, Object> body = body(AppOperation.EXCHANGE_CODE);
        body.put("code", code);
        body.put("redirect_uri", redirectUri);
        if (verifier != null) {
            body.put("code_verifier", verifier);
        }
        return request(body, code, verifier);
    }

    /** Revokes a token; to Kit it is a success, too, if the token was none. */
    public void revoke(String token) {
        Map<String, Object> body = client();
        body.put("token", token);
        // Kit has both at the same place
        KitResponse response = send(REVOKE, path.substring(0, path.lastIndexOf('/') + 1) + "revoke", body, token, null);
        if (!response.isSuccess()) {
            throw failure(REVOKE, response, token, null);
        }
    }

    /** Revokes a pair, each token by itself, so that it does not matter which of them Kit still knows. */
    public void revoke(TokenPair pair) {
        for (String token : new String[] {pair.accessToken(), pair.refreshToken()}) {
            if (token != null) {
                revoke(token);
            }
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", clientId);
        if (clientSecret != null) {
            body.put("client_secret", clientSecret);
        }
        return body;
    }

    private Map<String, Object> body(AppOperation operation) {
        Map<String, Object> body = client();
        body.put("grant_type", operation.grantType());
        return body;
    }

    private TokenPair request(Map<String, Object> body, String grant, String verifier) {
        // The token's life counts from before it was sent, so that it is never taken for longer than it is
        Instant asked = clock.instant();
        KitResponse response = send(OPERATION, path, body, grant, verifier);
        if (!response.isSuccess()) {
            throw failure(OPERATION, response, grant, verifier);
        }
        return pair(response, asked, body.containsKey("refresh_token") ? grant : null);
    }

    private KitResponse send(String operation, String to, Map<String, Object> body, String grant, String verifier) {
        KitRequest request = new KitRequest(operation, "POST", to, Json.writeBytes(body), true, false);
        try {
            return transport.send(request, null, exchanges.get());
        } catch (IOException e) {
            boolean unknown = !(e instanceof NotSentException);
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new KitConnectionException(operation
                    + (unknown ? ": no answer from the token endpoint: " : ": the token endpoint cannot be reached: ")
                    + Secrets.redact(why, clientSecret, grant, verifier),
                    new Details(operation, 0, List.of(), null, unknown, null));
        }
    }

    /** @param used the refresh token that stays good if there is no new one */
    private TokenPair pair(KitResponse response, Instant asked, String used) {
        Map<String, Object> json;
        try {
            json = Json.asObject(Json.read(response.body()));
        } catch (IOException e) {
            json = null;
        }
        if (json == null || !(json.get("access_token") instanceof String token) || token.isBlank()) {
            throw new KitServerException(OPERATION + ": the token endpoint answered " + response.status()
                    + " without a token" + requestId(response),
                    new Details(OPERATION, response.status(), List.of(), response.requestId(), true, null));
        }
        Object refreshToken = json.get("refresh_token");
        Instant end = end(asked, json.get("expires_in"));
        return new TokenPair(token, refreshToken instanceof String next && !next.isBlank() ? next : used, end, asked,
                json.get("scope") instanceof String scope ? scope : null, List.of());
    }

    /** Null where nobody knows; then Kit says so when the token has ended. */
    private static Instant end(Instant asked, Object life) {
        Duration length = OutsideValues.seconds(life, MAX_LIFE);
        if (life != null && length == null) {
            LOG.warn("The token endpoint says that a token expires in {} seconds, which cannot be: it is used until Kit"
                    + " does not accept it any more", Secrets.redact(life.toString()));
        }
        return length == null ? null : asked.plus(length);
    }

    private KitException failure(String operation, KitResponse response, String grant, String verifier) {
        int status = response.status();
        UnaryOperator<String> hiding = text -> Secrets.hideAll(text, clientSecret, grant, verifier);
        List<String> errors = KitErrors.texts(response, hiding).stream().map(Secrets::redact).toList();
        String message = operation + ": the token endpoint answered " + status
                + Secrets.redact(KitErrors.words(response, errors, hiding), clientSecret, grant, verifier)
                + requestId(response);
        Details details = new Details(operation, status, errors, response.requestId(), status >= 500, null);
        if (status == 429) {
            return new KitRateLimitException(message, details);
        }
        // Without Kit's words it may be a proxy that refuses
        if ((status == 400 || status == 401 || status == 403) && !errors.isEmpty()) {
            return new KitAuthenticationException(message + advice(errors), details);
        }
        return new KitServerException(message, details);
    }

    private static String advice(List<String> errors) {
        return errors.contains("invalid_client") || errors.contains("unauthorized_client")
                ? ". Check clientId and clientSecret" : ". Authorise the account again";
    }

    private static String requestId(KitResponse response) {
        return response.requestId() == null ? "" : " (request id " + response.requestId() + ')';
    }

    @Override
    public String toString() {
        return "TokenEndpoint(" + path + ')';
    }
}
