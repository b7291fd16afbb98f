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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.simulator.fault.Fault;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** Writes answers to the wire, whole or as a fault wants them. */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MISSING_BYTES = 64;

    private final Clock clock;
    private final Set<ServerConnection> unanswered = ConcurrentHashMap.newKeySet();

    public Replies(Clock clock) {
        this.clock = clock;
    }

    void send(HttpServerExchange exchange, Answer answer) {
        try {
            head(exchange, answer, answer.body().length);
            if (answer.body().length > 0) {
                exchange.getOutputStream().write(answer.body());
            }
            exchange.endExchange();
        } catch (IOException e) {
            LOG.debug("The client has gone", e);
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private void head(HttpServerExchange exchange, Answer answer, int length) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(REQUEST_ID, requestId());
        exchange.getResponseHeaders().put(Headers.DATE, DATE.format(clock.instant()));
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (answer.status() != 204) {
            exchange.setResponseContentLength(length);
        }
        if (answer.contentType() != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        }
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE) + Long.toHexString(random.nextLong());
    }

    /** Ends the exchange as the fault says, after its delay. */
    void fail(HttpServerExchange exchange, Answer answer, Fault fault) {
        if (fault.mode() == Fault.Mode.NEVER) {
            unanswered.add(exchange.getConnection());
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> LOG.debug("Leaving a request without an answer"));
            return;
        }
        Runnable end = () -> end(exchange, answer, fault);
        long millis = fault.delay().toMillis();
        if (millis == 0) {
            end.run();
            return;
        }
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> exchange.getIoThread().executeAfter(
                () -> exchange.getConnection().getWorker().execute(end), millis, TimeUnit.MILLISECONDS));
    }

    private void end(HttpServerExchange exchange, Answer answer, Fault fault) {
        switch (fault.mode()) {
            case ANSWER -> send(exchange, FaultAnswers.withHeaders(answer, fault));
            case TRUNCATE -> truncate(exchange, FaultAnswers.withHeaders(answer, fault));
            default -> IoUtils.safeClose(exchange.getConnection());
        }
    }

    private void truncate(HttpServerExchange exchange, Answer answer) {
        try {
            head(exchange, answer, answer.body().length + MISSING_BYTES);
            exchange.getOutputStream().write(answer.body());
            exchange.getOutputStream().flush();
        } catch (IOException e) {
            LOG.debug("The client has gone", e);
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    /** Closes the connections that were left without an answer. */
    public void close() {
        unanswered.forEach(IoUtils::safeClose);
        unanswered.clear();
    }
}
