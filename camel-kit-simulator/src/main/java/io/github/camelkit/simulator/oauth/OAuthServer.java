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

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Credentials;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** The authorization server: codes, access tokens, and refresh tokens that are good for one use. */
public final class OAuthServer {

    private static final Pattern SESSION = Pattern.compile("(?:^|;) *kit_simulator_account=(\\d{1,9})(?:;|$)");

    private final OAuthClient client;
    private final Clock clock;
    private final Switches switches;
    private final Credentials credentials;
    private final Map<String, Account> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, Account> usedRefreshTokens = new ConcurrentHashMap<>();
    private final Map<String, Account> issued = new ConcurrentHashMap<>();
    private final Map<String, String> accessTokens = new ConcurrentHashMap<>();
    private final Set<Account> authorized = ConcurrentHashMap.newKeySet();
    private final AtomicLong refreshes = new AtomicLong();
    private final AtomicLong reused = new AtomicLong();
    private final AuthorizePage page;
    private final LongFunction<Account> accounts;
    private volatile long consentingAccount = 1;

    public OAuthServer(OAuthClient client, Clock clock, Switches switches, Credentials credentials,
                       LongFunction<Account> accounts, Consent consent) {
        this.client = client;
        this.clock = clock;
        this.switches = switches;
        this.credentials = credentials;
        this.accounts = accounts;
        this.page = new AuthorizePage(client, clock, switches, this::user, consent);
    }

    /** Makes a refresh token valid that was not issued here. */
    public void adopt(Account account, String refreshToken) {
        refreshTokens.put(refreshToken, account);
    }

    /** Issues a new pair. */
    public TokenPair issue(Account account) {
        TokenPair pair = new TokenPair("access_" + UUID.randomUUID(), "refresh_" + UUID.randomUUID());
        credentials.addToken(pair.accessToken(), account, clock.millis() + client.tokenLifetime().toMillis());
        issued.put(pair.accessToken(), account);
        refreshTokens.put(pair.refreshToken(), account);
        accessTokens.put(pair.refreshToken(), pair.accessToken());
        return pair;
    }

    /** All tokens and who was authorized, to be kept until the next start. */
    public KeptTokens kept() {
        Map<String, KeptTokens.Access> access = new TreeMap<>();
        issued.forEach((token, account) ->
                access.put(token, new KeptTokens.Access(account.id(), credentials.expiresAt(token))));
        return new KeptTokens(access, ids(refreshTokens), ids(usedRefreshTokens), new TreeMap<>(accessTokens),
                authorized.stream().map(Account::id).sorted().toList());
    }

    private static Map<String, Long> ids(Map<String, Account> tokens) {
        Map<String, Long> ids = new TreeMap<>();
        tokens.forEach((token, account) -> ids.put(token, account.id()));
        return ids;
    }

    /** Takes back what was kept. */
    public void restore(KeptTokens kept) {
        kept.access().forEach((token, access) -> {
            Account account = accounts.apply(access.account());
            issued.put(token, account);
            credentials.addToken(token, account, access.expiresAt());
        });
        kept.refresh().forEach((token, account) -> refreshTokens.put(token, accounts.apply(account)));
        kept.used().forEach((token, account) -> usedRefreshTokens.put(token, accounts.apply(account)));
        accessTokens.putAll(kept.pairs());
        kept.authorized().forEach(account -> authorized.add(accounts.apply(account)));
    }

    /** Forgets all tokens and who was authorized. */
    public void reset() {
        revokeAll();
        issued.clear();
        accessTokens.clear();
        consentingAccount = 1;
        refreshes.set(0);
        reused.set(0);
    }

    /** Makes all refresh tokens invalid. */
    public void revokeAll() {
        authorized.clear();
        refreshTokens.clear();
        usedRefreshTokens.clear();
    }

    /** Whether the app has exchanged a code of this account's user. */
    public boolean authorized(Account account) {
        return authorized.contains(account);
    }

    /** Makes all tokens that the app got for an account invalid, as when its user removes the app. */
    public void revoke(Account account) {
        authorized.remove(account);
        refreshTokens.values().removeIf(account::equals);
        usedRefreshTokens.values().removeIf(account::equals);
        issued.forEach((token, owner) -> {
            if (owner.equals(account)) {
                credentials.removeToken(token);
            }
        });
        issued.values().removeIf(account::equals);
    }

    public void expireAll() {
        credentials.expireTokens();
    }

    public long refreshes() {
        return refreshes.get();
    }

    public long reused() {
        return reused.get();
    }

    /** Who is signed in at Kit in the browser that asks. */
    private Account user(Incoming request) {
        String cookies = request.header("Cookie");
        Matcher signedIn = SESSION.matcher(cookies == null ? "" : cookies);
        return accounts.apply(signedIn.find() ? Long.parseLong(signedIn.group(1)) : consentingAccount);
    }

    /** Sets the account whose user consents next. */
    public void consentingAccount(long id) {
        consentingAccount = id;
    }

    /** Answers a request under {@code /oauth/} or {@code /v4/oauth/}. */
    public Answer answer(Incoming request) {
        String path = request.path().substring(request.path().indexOf("/oauth/"));
        String method = request.method();
        return switch (path) {
            case "/oauth/token" -> method.equals("POST") ? token(request) : notAllowed("POST");
            case "/oauth/revoke" -> method.equals("POST") ? revoke(request) : notAllowed("POST");
            case "/oauth/authorize" -> method.equals("GET") || method.equals("POST") ? page.answer(request)
                    : notAllowed("GET, POST");
            default -> Answer.of(ApiException.notFound());
        };
    }

    private static Answer notAllowed(String allowed) {
        return Answer.of(new ApiException(405, "Method Not Allowed")).with(Map.of("Allow", allowed));
    }

    // whether the token was known is not told
    private Answer revoke(Incoming request) {
        try {
            TokenRequest form = TokenRequest.parse(request);
            if (!isClient(form)) {
                throw new OAuthException(403, "unauthorized_client", "You are not authorized to revoke this token");
            }
            revoke(form.required("token"));
            return Answer.json(200, Json.object());
        } catch (OAuthException e) {
            return e.answer();
        }
    }

    // an access token and its refresh token end together
    private void revoke(String token) {
        String accessToken = accessTokens.getOrDefault(token, token);
        credentials.removeToken(accessToken);
        issued.remove(accessToken);
        refreshTokens.remove(token);
        usedRefreshTokens.remove(token);
        accessTokens.forEach((refreshToken, other) -> {
            if (other.equals(accessToken)) {
                refreshTokens.remove(refreshToken);
                usedRefreshTokens.remove(refreshToken);
            }
        });
        accessTokens.values().removeIf(accessToken::equals);
    }

    private Answer token(Incoming request) {
        try {
            TokenRequest form = TokenRequest.parse(request);
            String grantType = form.required("grant_type");
            return switch (grantType) {
                case "authorization_code" -> byCode(form);
                case "refresh_token" -> byRefreshToken(form);
                default -> throw new OAuthException(400, "unsupported_grant_type",
                        "The authorization grant type is not supported by the authorization server.");
            };
        } catch (OAuthException e) {
            return e.answer();
        }
    }

    private Answer byCode(TokenRequest form) {
        String secret = checkClient(form);
        Grant grant = page.redeem(form.required("code"));
        if (grant == null || grant.expiresAt() <= clock.millis()
                || !grant.redirectUri().equals(form.get("redirect_uri"))) {
            throw OAuthException.invalidGrant();
        }
        if (grant.codeChallenge() != null) {
            if (!Pkce.matches(grant.codeChallenge(), form.required("code_verifier"))) {
                throw OAuthException.invalidGrant();
            }
        } else if (secret == null) {
            throw invalidClient();
        }
        authorized.add(grant.account());
        return pair(grant.account());
    }

    // a public client has no secret, so it may be missing, but not wrong
    private String checkClient(TokenRequest form) {
        form.required("client_id");
        if (!isClient(form)) {
            throw invalidClient();
        }
        return form.get("client_secret");
    }

    private boolean isClient(TokenRequest form) {
        String secret = form.get("client_secret");
        return client.id().equals(form.get("client_id")) && (secret == null || client.secret().equals(secret));
    }

    private static OAuthException invalidClient() {
        return new OAuthException(401, "invalid_client", "Client authentication failed due to unknown client, no "
                + "client authentication included, or unsupported authentication method.");
    }

    private Answer byRefreshToken(TokenRequest form) {
        checkClient(form);
        String token = form.required("refresh_token");
        Account account = refreshTokens.remove(token);
        if (account == null) {
            account = usedRefreshTokens.get(token);
            if (account != null) {
                reused.incrementAndGet();
            }
            if (account == null || !switches.is(Switch.ACCEPT_REUSED_REFRESH_TOKENS)) {
                throw OAuthException.invalidGrant();
            }
        }
        usedRefreshTokens.put(token, account);
        refreshes.incrementAndGet();
        return pair(account);
    }

    private Answer pair(Account account) {
        TokenPair pair = issue(account);
        return Answer.json(200, Json.object()
                .put("access_token", pair.accessToken())
                .put("token_type", "Bearer")
                .put("expires_in", client.tokenLifetime().toSeconds())
                .put("refresh_token", pair.refreshToken())
                .put("scope", "public")
                .put("created_at", clock.instant().getEpochSecond()));
    }
}
