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

import java.util.Map;

import io.github.camelkit.simulator.Switches;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.state.Account;

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
            return Answer.of(new ApiException(405, "Method Not Allowed"))
                    .with(Map.of("Allow", String.join(", ", match.allowed())));
        }
        Credential credential =
                credentials.authenticate(request.header("X-Kit-Api-Key"), request.header("Authorization"));
        if (route.oauthOnly() && !credential.oauth()) {
            throw new ApiException(401, "OAuth authentication required");
        }
        if (!credential.limiter().accept(request.nanos(), switches.countRefused())) {
            return RETRY_LATER;
        }
        return run(route, call(route, request, credential, match.ids()));
    }

    private Call call(Route route, Incoming request, Credential credential, long[] ids) {
        Query query = new Query(request.query());
        if (switches.strictParameters()) {
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
