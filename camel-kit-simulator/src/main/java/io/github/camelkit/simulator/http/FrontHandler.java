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

import java.io.IOException;
import java.time.Clock;
import java.util.function.LongSupplier;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.fault.Fault;
import io.github.camelkit.simulator.fault.Faults;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request: faults, dispatch, record, answer. */
public final class FrontHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FrontHandler.class);

    /** Answers what is not a call of the API itself; {@code null} when it has nothing to do with the request. */
    @FunctionalInterface
    public interface Side {
        Answer answer(Incoming request);
    }

    private final ApiDispatcher api;
    private final Side oauth;
    private final Side own;
    private final Faults faults;
    private final RequestLog log;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Replies replies;
    private final Runnable settled;

    /**
     * @param own     answers the simulator's own addresses
     * @param settled called when a request was processed, and before it is answered
     */
    public FrontHandler(ApiDispatcher api, Side oauth, Side own, Faults faults, RequestLog log, Clock clock,
                        LongSupplier nanos, Replies replies, Runnable settled) {
        this.api = api;
        this.oauth = oauth;
        this.own = own;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.nanos = nanos;
        this.replies = replies;
        this.settled = settled;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        exchange.startBlocking();
        Incoming request = Incoming.read(exchange, nanos, clock.instant());
        Answer ownAnswer = ownAnswer(request);
        if (ownAnswer != null) {
            replies.send(exchange, ownAnswer);
            return;
        }
        boolean isOAuth = request.path().startsWith("/oauth/") || request.path().startsWith("/v4/oauth/");
        Fault fault = faults.take(request.method(), request.path(), !isOAuth);
        if (fault == null) {
            Answer answer = process(request, isOAuth);
            record(request, answer.status());
            replies.send(exchange, answer);
        } else {
            fail(exchange, request, isOAuth, fault);
        }
    }

    /** The first of these that has to do with a request. */
    public static Side first(Side... sides) {
        return request -> {
            for (Side side : sides) {
                Answer answer = side.answer(request);
                if (answer != null) {
                    return answer;
                }
            }
            return null;
        };
    }

    private Answer ownAnswer(Incoming request) {
        try {
            Answer answer = own.answer(request);
            if (answer != null && !request.method().equals("GET")) {
                settled.run();
            }
            return answer;
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Answer.of(new ApiException(500, "Internal Server Error"));
        }
    }

    private void fail(HttpServerExchange exchange, Incoming request, boolean isOAuth, Fault fault) {
        boolean silent = fault.mode() == Fault.Mode.DROP_BEFORE || fault.mode() == Fault.Mode.NEVER;
        request.trace().refuse("A fault was set: " + fault.effect());
        Answer answer = null;
        if (!silent) {
            answer = fault.status() == 0 ? process(request, isOAuth) : FaultAnswers.of(fault);
        }
        boolean answered = fault.mode() == Fault.Mode.ANSWER || fault.mode() == Fault.Mode.TRUNCATE;
        record(request, answered ? answer.status() : -1);
        replies.fail(exchange, answer, fault);
    }

    private Answer process(Incoming request, boolean isOAuth) {
        try {
            Answer answer = isOAuth ? oauth.answer(request) : null;
            if (answer == null) {
                answer = api.dispatch(request);
            }
            settled.run();
            return answer;
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Answer.of(new ApiException(500, "Internal Server Error"));
        }
    }

    private void record(Incoming request, int status) {
        log.add(request, status, nanos.getAsLong() - request.arrived());
    }
}
