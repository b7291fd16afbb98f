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
package io.github.camelkit.plugin;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Kit asks a plugin for: lets only those in who may, and answers in Kit's format whatever happens.
 */
final class PluginHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHandler.class);
    private static final String BEARER = "Bearer ";
    private static final String RETRY_AFTER = "1";
    private static final Map<Integer, String> REFUSALS = Map.of(405, "The method of the request is not taken here",
            413, "The request is too large", 415, "The content type of the request is not taken here");

    private final KitPluginAuthenticator authenticator;
    private final Protocol protocol;
    private final PluginRoute route;
    private final InboundRunner runner;
    private final Refusals refusals;

    /**
     * @param authenticator null where everybody may ask
     */
    PluginHandler(KitPluginAuthenticator authenticator, Protocol protocol, PluginRoute route, InboundRunner runner,
            Refusals refusals) {
        this.authenticator = authenticator;
        this.protocol = protocol;
        this.route = route;
        this.runner = runner;
        this.refusals = refusals;
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        String token = token(request);
        if (authenticator != null && token == null) {
            refusals.count("missing access token");
            answer.accept(unauthorized(null));
            return;
        }
        PluginCall call;
        try {
            call = protocol.read(request);
        } catch (Protocol.Refusal e) {
            refusals.count(e.getMessage());
            answer.accept(e.answer());
            return;
        }
        if (!runner.take(new Work(call, token), answer)) {
            refusals.count("time, for too many are under way");
            answer.accept(later(call, busy()));
        }
    }

    @Override
    public HttpAnswer refused(HttpAnswer refusal, String why) {
        int status = refusal.status();
        HttpAnswer answer = protocol.failure(null, new KitPluginException(status,
                REFUSALS.getOrDefault(status, "The request cannot be taken")));
        for (Map.Entry<String, List<String>> header : refusal.headers().entrySet()) {
            for (String value : header.getValue()) {
                answer = answer.withHeader(header.getKey(), value);
            }
        }
        return answer;
    }

    /** Null if absent. */
    private static String token(HttpRequest request) {
        String header = request.header("Authorization");
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || header.substring(BEARER.length()).isBlank() ? null : header.substring(BEARER.length()).strip();
    }

    private HttpAnswer unauthorized(PluginCall call) {
        return protocol.failure(call, unauthorized()).withHeader("WWW-Authenticate", "Bearer");
    }

    private HttpAnswer later(PluginCall call, KitPluginException why) {
        return protocol.failure(call, why).withHeader("Retry-After", RETRY_AFTER);
    }

    private static KitPluginException unauthorized() {
        return new KitPluginException(401, "The access token is missing or not valid");
    }

    private static KitPluginException uncheckable() {
        return new KitPluginException(503, "The access token cannot be checked now; try again later");
    }

    private static KitPluginException busy() {
        return new KitPluginException(503, "The plugin is busy; try again later");
    }

    private static KitPluginException tooSlow() {
        return new KitPluginException(504, "The plugin has not answered in time");
    }

    /** One request. */
    private final class Work implements InboundRunner.Work {

        private final PluginCall call;
        private final String token;

        Work(PluginCall call, String token) {
            this.call = call;
            this.token = token;
        }

        @Override
        public void run(InboundRunner.Run run) {
            Object user = null;
            if (authenticator != null) {
                try {
                    user = authenticator.authenticate(token);
                } catch (Throwable e) {
                    run.end(unchecked(e));
                    return;
                }
                if (user == null) {
                    refusals.count("wrong access token");
                    run.end(unauthorized(call));
                    return;
                }
            }
            if (run.isAnswered()) {
                // Too late: nobody waits for what the route would make
                run.end(timedOut());
            } else {
                route.send(call, user, result -> run.end(answer(result)));
            }
        }

        private HttpAnswer answer(PluginResult result) {
            try {
                return protocol.answer(call, result);
            } catch (Throwable e) {
                LOG.warn("What the route of a plugin has left cannot be answered", e);
                return failed();
            }
        }

        private HttpAnswer unchecked(Throwable e) {
            if (e instanceof SecurityException) {
                refusals.count("wrong access token");
                return unauthorized(call);
            }
            // Not its message, which may repeat the token
            LOG.warn("An access token could not be checked: {}", e.getClass().getName());
            return later(call, uncheckable());
        }

        @Override
        public HttpAnswer timedOut() {
            return protocol.failure(call, tooSlow());
        }

        @Override
        public HttpAnswer failed() {
            return protocol.failure(call, PluginResult.generic());
        }
    }
}
