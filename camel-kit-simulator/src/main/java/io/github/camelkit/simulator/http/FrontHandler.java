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

import io.github.camelkit.simulator.Fault;
import io.github.camelkit.simulator.Faults;
import io.github.camelkit.simulator.RecordedRequest;
import io.github.camelkit.simulator.RequestLog;
import io.github.camelkit.simulator.error.ApiException;
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
    private final Side control;
    private final Faults faults;
    private final RequestLog log;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Replies replies;

    public FrontHandler(ApiDispatcher api, Side oauth, Side control, Faults faults, RequestLog log, Clock clock,
                        LongSupplier nanos, Replies replies) {
        this.api = api;
        this.oauth = oauth;
        this.control = control;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.nanos = nanos;
        this.replies = replies;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        exchange.startBlocking();
        Incoming request = Incoming.read(exchange, nanos, clock.instant());
        Answer own = control.answer(request);
        if (own != null) {
            replies.send(exchange, own);
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

    private void fail(HttpServerExchange exchange, Incoming request, boolean isOAuth, Fault fault) {
        boolean silent = fault.mode() == Fault.Mode.DROP_BEFORE || fault.mode() == Fault.Mode.NEVER;
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
            return answer == null ? api.dispatch(request) : answer;
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Answer.of(new ApiException(500, "Internal Server Error"));
        }
    }

    private void record(Incoming request, int status) {
        log.count(status);
        if (log.keeps()) {
            log.add(new RecordedRequest(request.method(), request.path(), request.query(), request.headerMap(),
                    log.bodyToKeep(request.body()), status, request.at()));
        }
    }
}
