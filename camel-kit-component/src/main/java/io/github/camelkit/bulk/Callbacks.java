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
package io.github.camelkit.bulk;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.server.Refusals;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives Kit's callbacks on one path. Kit sends nothing that says which call a callback is about, and signs nothing:
 * each call has an address of its own that nobody can guess, and that is good for one callback.
 */
final class Callbacks implements HttpHandler {

    static final String STOPPED = "the component stops";
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    // Each can need much memory
    private static final int MAX_IN_FLIGHT = 10;
    private static final long TIMEOUT = 60_000;
    private static final int RETRY_SECONDS = 30;
    private static final int TOKEN_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A call whose callback is awaited. */
    final class Awaited {
        private final String token;
        private final Operation operation;
        private final boolean rows;
        private final CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();

        private Awaited(String token, Operation operation, boolean rows) {
            this.token = token;
            this.operation = operation;
            this.rows = rows;
        }

        String token() {
            return token;
        }

        String urlUnder(String address) {
            return address + '/' + token;
        }

        /** What Kit tells; fails with a {@link CallbackMissingException} where it does not. */
        CompletableFuture<Map<String, Object>> answer() {
            return answer;
        }

        /** No callback is accepted any more. */
        void drop() {
            awaited.remove(token);
            forget(token);
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();
    private final Refusals refusals;
    private final InboundRunner runner;
    private final HttpListener listener;
    private final SharedCallbacks shared;
    private volatile boolean closed;

    /**
     * @param where  where to listen, with an open end
     * @param pool   reads callbacks, which can be very long
     * @param timer  wakes what waits, and is never held up
     * @param shared where callbacks are that reach another node; null if there is one node only
     */
    public Callbacks(CamelContext context, PathTable paths, HttpListener.Settings where, Executor pool,
            ScheduledExecutorService timer, SharedCallbacks.Tools shared) {
        this.shared = shared == null ? null : new SharedCallbacks(shared, this::arrived);
        this.refusals = new Refusals(where.path(), System::nanoTime);
        this.runner = new InboundRunner(where.path(), MAX_IN_FLIGHT, TIMEOUT, pool, timer);
        this.listener = new HttpListener(context, paths, where, refusals, this);
    }

    /** Starts to listen. */
    public void start() throws Exception {
        listener.start();
    }

    /** Stops to listen, and ends all waiting: what Kit has accepted is unknown. */
    public void close() {
        closed = true;
        listener.stop();
        awaited.keySet().forEach(token -> expire(token, STOPPED));
    }

    /** How many calls are waited for. */
    public int waiting() {
        return awaited.size();
    }

    /**
     * An address for the callback of one call, to be made before the call.
     *
     * @param rows whether all is wanted that Kit shows of items; otherwise only what tells them apart
     */
    Awaited open(Operation operation, boolean rows) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        Awaited opened = new Awaited(HexFormat.of().formatHex(random), operation, rows);
        awaited.put(opened.token, opened);
        if (shared != null) {
            shared.expect(opened.token);
        }
        return opened;
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends a waiting that has not ended. By its token: who will call this holds nothing that the callback brings. */
    void expire(String token, String why) {
        Awaited expired = awaited.remove(token);
        if (expired != null) {
            forget(token);
            expired.answer.completeExceptionally(new CallbackMissingException(expired.operation.id(), why));
        }
    }

    private void forget(String token) {
        if (shared != null) {
            shared.forget(token);
        }
    }

    @Override
    public HttpAnswer refuse(String last) {
        if (last != null && awaited.containsKey(last)) {
            return null;
        }
        try {
            return last != null && shared != null && shared.isExpected(last) ? null
                    : refused("token", HttpAnswer.NOT_FOUND);
        } catch (IOException | RuntimeException e) {
            return unavailable(e);
        }
    }

    private static HttpAnswer unavailable(Exception e) {
        LOG.warn("A bulk callback cannot be checked or left to another node: {}", e.getMessage());
        return HttpAnswer.busy(1);
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        if (!runner.take(new Work(request), answer)) {
            refusals.count("time, because too many are under way");
            answer.accept(HttpAnswer.busy(RETRY_SECONDS));
        }
    }

    private HttpAnswer take(HttpRequest request) {
        Awaited called = awaited.get(request.last());
        if (called == null) {
            return handOver(request);
        }
        Map<String, Object> body = read(called, request.body());
        if (body == null) {
            return refused("body", HttpAnswer.BAD_REQUEST);
        }
        if (!awaited.remove(request.last(), called)) {
            return refused("token", HttpAnswer.NOT_FOUND);
        }
        // Before Kit is answered, because nobody else would end the waiting if the answer cannot be sent; the route goes
        // on in another thread
        called.answer.complete(body);
        forget(called.token);
        return HttpAnswer.OK;
    }

    /** One callback. */
    private final class Work implements InboundRunner.Work {

        private final HttpRequest request;

        Work(HttpRequest request) {
            this.request = request;
        }

        @Override
        public void run(InboundRunner.Run run) {
            run.end(take(request));
        }

        @Override
        public HttpAnswer timedOut() {
            return HttpAnswer.busy(RETRY_SECONDS);
        }

        @Override
        public HttpAnswer failed() {
            return HttpAnswer.ERROR;
        }
    }

    /** Null if it is no callback. */
    private static Map<String, Object> read(Awaited called, byte[] body) {
        try {
            return Json.readObject(body, called.operation.answer().root(), row -> model(called, row));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Leaves it to the node that waits. */
    private HttpAnswer handOver(HttpRequest request) {
        if (shared == null || request.last() == null) {
            return refused("token", HttpAnswer.NOT_FOUND);
        }
        try {
            if (!Json.isObject(request.body())) {
                return refused("body", HttpAnswer.BAD_REQUEST);
            }
            return shared.deliver(request.last(), request.body()) ? HttpAnswer.OK
                    : refused("token", HttpAnswer.NOT_FOUND);
        } catch (IOException | RuntimeException e) {
            return unavailable(e);
        }
    }

    /** Another node has received it. */
    private void arrived(String token, byte[] body) {
        Awaited called = awaited.get(token);
        Map<String, Object> read = called == null ? null : read(called, body);
        if (read != null && awaited.remove(token, called)) {
            called.answer.complete(read);
        }
    }

    /** Rows as models, for those are smaller, and there can be very many. */
    private static Object model(Awaited called, Object row) {
        Map<String, Object> object = Json.asObject(row);
        if (object != null && !called.rows) {
            object.keySet().retainAll(called.operation.items().shown().values());
        }
        return object == null ? row
                : KitModels.read(called.operation.answer().type().asSubclass(KitModel.class), object);
    }

    private HttpAnswer refused(String why, HttpAnswer answer) {
        refusals.count(why);
        return answer;
    }
}
