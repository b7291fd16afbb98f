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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** The consent page, whose user is asked or answers at once. */
final class AuthorizePage {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final OAuthClient client;
    private final Clock clock;
    private final Switches switches;
    private final Function<Incoming, Account> user;
    private final Consent consent;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();

    AuthorizePage(OAuthClient client, Clock clock, Switches switches, Function<Incoming, Account> user, Consent consent) {
        this.client = client;
        this.clock = clock;
        this.switches = switches;
        this.user = user;
        this.consent = consent;
    }

    Answer answer(Incoming request) {
        boolean answered = request.method().equals("POST");
        Query query = new Query(answered ? new String(request.body(), StandardCharsets.UTF_8) : request.query());
        String redirectUri = query.text("redirect_uri");
        // without a client and an address that can be trusted there must be no redirect
        if (!client.id().equals(query.text("client_id")) || redirectUri == null) {
            return new OAuthException(redirectUri == null ? 400 : 401, redirectUri == null ? "invalid_request"
                    : "invalid_client", "The client or its redirect URI is unknown.").answer();
        }
        if (!consent.mayRedirectTo(redirectUri)) {
            return new OAuthException(400, "invalid_redirect_uri", "The redirect URI is not one of the app's.").answer();
        }
        String problem = problem(query);
        if (problem != null) {
            return redirect(redirectUri, "error=" + problem, query.text("state"));
        }
        Answer page = answered ? null : consent.ask(request, query.all());
        return page != null ? page : answered(request, query, answered);
    }

    private static String problem(Query query) {
        if (!"code".equals(query.text("response_type"))) {
            return "unsupported_response_type";
        }
        boolean pkce = query.text("code_challenge") != null;
        return pkce && !"S256".equals(query.text("code_challenge_method")) ? "invalid_request" : null;
    }

    private Answer answered(Incoming request, Query query, boolean onPage) {
        String redirectUri = query.text("redirect_uri");
        if (!(onPage ? "approve".equals(query.text("consent")) : switches.is(Switch.CONSENT))) {
            return redirect(redirectUri, "error=access_denied", query.text("state"));
        }
        Account account = onPage ? consent.answeredBy(request, query.all()) : user.apply(request);
        String code = "code_" + UUID.randomUUID().toString();
        codes.put(code, new Grant(account, redirectUri, query.text("code_challenge"),
                clock.millis() + CODE_LIFETIME.toMillis()));
        return redirect(redirectUri, "code=" + code, query.text("state"));
    }

    private static Answer redirect(String uri, String parameter, String state) {
        String location = uri + (uri.contains("?") ? "&" : "?") + parameter;
        if (state != null) {
            location += "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        }
        return Answer.text(302, "", "text/html").with(Map.of("Location", location));
    }

    /** The grant of a code, which is good for one use. */
    Grant redeem(String code) {
        return codes.remove(code);
    }
}
