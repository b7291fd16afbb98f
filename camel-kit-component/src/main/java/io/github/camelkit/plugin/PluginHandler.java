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
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InFlightLimit;
import io.github.camelkit.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Kit asks a plugin for: lets only those in who may, and not too many at a time, and answers in Kit's format
 * whatever happens.
 */
final class PluginHandler implements HttpHandler {

    /**
     * @param authenticator null where everybody may ask
     * @param maxInFlight   how many requests may be under way
     * @param timeout       how long one may take, in milliseconds
     */
    record Settings(KitPluginAuthenticator authenticator, int maxInFlight, long timeout) {

        Settings {
            if (maxInFlight < 1) {
                throw new IllegalArgumentException("The option maxInFlight must be more than 0");
            }
            if (timeout < 1) {
                throw new IllegalArgumentException("The option answerTimeout must be more than 0");
            }
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PluginHandler.class);
    private static final String BEARER = "Bearer ";
    private static final String RETRY_AFTER = "1";
    private static final Map<Integer, String> REFUSALS = Map.of(405, "The method of the request is not taken here",
            413, "The request is too large", 415, "The content type of the request is not taken here");

    private final Settings settings;
    private final Protocol protocol;
    private final PluginRoute route;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Refusals refusals;
    private final InFlightLimit gate;

    PluginHandler(Settings settings, Protocol protocol, PluginRoute route, Executor pool,
            ScheduledExecutorService timer, Refusals refusals) {
        this.settings = settings;
        this.protocol = protocol;
        this.route = route;
        this.pool = pool;
        this.timer = timer;
        this.refusals = refusals;
        this.gate = new InFlightLimit(settings.maxInFlight());
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        String token = token(request);
        if (settings.authenticator() != null && token == null) {
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
        if (!gate.enter()) {
            refusals.count("time, for too many are under way");
            answer.accept(later(call, busy()));
            return;
        }
        run(call, token, answer);
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

    /** Null where there is none. */
    private static String token(HttpRequest request) {
        String header = request.header("Authorization");
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || header.substring(BEARER.length()).isBlank() ? null : header.substring(BEARER.length()).strip();
    }

    private void run(PluginCall call, String token, Consumer<HttpAnswer> answer) {
        AtomicBoolean ended = new AtomicBoolean();
        Consumer<HttpAnswer> end = given -> {
            if (ended.compareAndSet(false, true)) {
                gate.leave();
                answer.accept(given);
            }
        };
        Future<?> timeout;
        try {
            timeout = timer.schedule(() -> timeOut(call, end), settings.timeout(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The component stops
            end.accept(later(call, busy()));
            return;
        }
        Consumer<HttpAnswer> inTime = given -> {
            timeout.cancel(false);
            end.accept(given);
        };
        try {
            // Not by the server's thread: some servers answer in time only when it has come back
            pool.execute(() -> authenticate(call, token, inTime, ended));
        } catch (RejectedExecutionException e) {
            inTime.accept(later(call, busy()));
        }
    }

    private void authenticate(PluginCall call, String token, Consumer<HttpAnswer> answer, AtomicBoolean ended) {
        Object user = null;
        if (settings.authenticator() != null) {
            try {
                user = settings.authenticator().authenticate(token);
            } catch (Exception e) {
                unchecked(call, e, answer);
                return;
            }
            if (user == null) {
                refusals.count("wrong access token");
                answer.accept(unauthorized(call));
                return;
            }
        }
        if (!ended.get()) {
            send(call, user, answer);
        }
    }

    private void send(PluginCall call, Object user, Consumer<HttpAnswer> answer) {
        try {
            route.send(call, user, result -> answer.accept(answer(call, result)));
        } catch (RuntimeException e) {
            LOG.warn("A request cannot be passed on to the route of a plugin: {}", e.getClass().getName());
            answer.accept(protocol.failure(call, PluginResult.generic()));
        }
    }

    private HttpAnswer answer(PluginCall call, PluginResult result) {
        try {
            return protocol.answer(call, result);
        } catch (RuntimeException e) {
            LOG.warn("What the route of a plugin has left cannot be answered", e);
            return protocol.failure(call, PluginResult.generic());
        }
    }

    private void unchecked(PluginCall call, Exception e, Consumer<HttpAnswer> answer) {
        if (e instanceof SecurityException) {
            refusals.count("wrong access token");
            answer.accept(unauthorized(call));
        } else {
            // Not its message, which may repeat the token
            LOG.warn("An access token could not be checked: {}", e.getClass().getName());
            answer.accept(later(call, unchecked()));
        }
    }

    private void timeOut(PluginCall call, Consumer<HttpAnswer> end) {
        Runnable answer = () -> {
            LOG.warn("The route of a plugin has not answered within {} ms", settings.timeout());
            end.accept(protocol.failure(call, timedOut()));
        };
        try {
            pool.execute(answer);
        } catch (RejectedExecutionException e) {
            answer.run();
        }
    }

    private HttpAnswer unauthorized(PluginCall call) {
        return protocol.failure(call, unauthorized()).withHeader("WWW-Authenticate", "Bearer");
    }

    private HttpAnswer later(PluginCall call, KitPluginException why) {
        return protocol.failure(call, why).withHeader("Retry-After", RETRY_AFTER);
    }

    /** How many requests are under way. */
    int inFlight() {
        return gate.inside();
    }

    /** Takes no more requests; those under way go on. */
    void close() {
        gate.close();
    }

    void open() {
        gate.open();
    }

    private static KitPluginException unauthorized() {
        return new KitPluginException(401, "The access token is missing or not valid");
    }

    private static KitPluginException unchecked() {
        return new KitPluginException(503, "The access token cannot be checked now; try again later");
    }

    private static KitPluginException busy() {
        return new KitPluginException(503, "The plugin is busy; try again later");
    }

    private static KitPluginException timedOut() {
        return new KitPluginException(504, "The plugin has not answered in time");
    }
}
