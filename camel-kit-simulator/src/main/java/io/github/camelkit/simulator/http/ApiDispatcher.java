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

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** Takes a call of the API from the path to the operation: credentials, limit, query, body. */
public final class ApiDispatcher {

    private static final Answer RETRY_LATER = Answer.text(429, "Retry later", "text/plain");

    private final Routes routes;
    private final Credentials credentials;
    private final Switches switches;

    public ApiDispatcher(Routes routes, Credentials credentials, Switches switches) {
        this.routes = routes;
        this.credentials = credentials;
        this.switches = switches;
    }

    Answer dispatch(Incoming request) {
        try {
            return answer(request);
        } catch (ApiException e) {
            request.trace().refuse(String.join("; ", e.messages()));
            return Answer.of(e);
        }
    }

    private Answer answer(Incoming request) {
        Routes.Match match = routes.find(request.path());
        if (match == null) {
            throw ApiException.notFound();
        }
        Route route = match.methods().get(request.method());
        if (route == null) {
            request.trace().refuse("This path has no " + request.method() + ", but "
                    + String.join(", ", match.allowed()));
            return Answer.of(new ApiException(405, "Method Not Allowed"))
                    .with(Map.of("Allow", String.join(", ", match.allowed())));
        }
        request.trace().calls(route);
        Credential credential =
                credentials.authenticate(request.header("X-Kit-Api-Key"), request.header("Authorization"));
        request.trace().by(credential);
        if (route.oauthOnly() && !credential.oauth()) {
            throw new ApiException(401, "OAuth authentication required");
        }
        if (!credential.limiter().accept(request.nanos(), switches.is(Switch.COUNT_REFUSED))) {
            request.trace().refuse(limitReached(credential, request));
            return RETRY_LATER;
        }
        return run(route, call(route, request, credential, match.ids()));
    }

    /**
     * Does an operation for an account without credentials and limit.
     *
     * @param query the raw query, may be {@code null}
     * @throws ApiException if the operation refuses it
     */
    public Answer run(Account account, String method, String path, String query, ObjectNode body) {
        Routes.Match match = routes.find(path);
        Route route = match == null ? null : match.methods().get(method);
        if (route == null) {
            throw ApiException.notFound();
        }
        return run(route, new Call(account, true, new Query(query), new Body(body), 0, match.ids()));
    }

    private static String limitReached(Credential credential, Incoming request) {
        Quota quota = credential.limiter().quota(credential, request.nanos());
        return "The limit of " + quota.limit() + " calls in " + Duration.ofMillis(quota.windowMs()).toSeconds()
                + " s is used up; the next call may go in " + (quota.freeInMs() + 999) / 1000 + " s";
    }

    private Call call(Route route, Incoming request, Credential credential, long[] ids) {
        Query query = new Query(request.query());
        if (switches.is(Switch.STRICT_PARAMETERS)) {
            query.checkStrictly(route.parameters());
        }
        boolean read = request.method().equals("GET");
        Body body = Body.parse(read ? new byte[0] : request.body(), request.header("Content-Type"));
        return new Call(credential.account(), credential.oauth(), query, body, request.body().length, ids);
    }

    private static Answer run(Route route, Call call) {
        if (!route.writes()) {
            return route.handler().handle(call);
        }
        Account account = call.account();
        synchronized (account) {
            return route.handler().handle(call);
        }
    }
}
