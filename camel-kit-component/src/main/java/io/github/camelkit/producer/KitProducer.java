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
package io.github.camelkit.producer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelkit.KitConstants;
import io.github.camelkit.bulk.BulkCall;
import io.github.camelkit.bulk.BulkContext;
import io.github.camelkit.bulk.Coalescers;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Kit's API: a call that may go now runs on the calling thread, one that has to wait goes on later.
 */
public class KitProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(KitProducer.class);

    private final EndpointContext context;
    private final BulkContext bulk;
    private final ProducerOptions options;

    public KitProducer(Endpoint endpoint, BulkContext bulk, ProducerOptions options) {
        super(endpoint);
        this.context = bulk.endpoint();
        this.bulk = bulk;
        this.options = options;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ProducerCall call;
        CompletableFuture<Void> preparation;
        try {
            boolean raw = RawCall.RESOURCE.equals(context.resource());
            Operation operation = raw ? null : context.operation(exchange.getMessage());
            BulkCall list = raw ? null : BulkCall.of(bulk, exchange, operation);
            if (list != null) {
                return list.process(callback);
            }
            call = raw ? new RawCall(bulk, options, exchange) : new OperationCall(bulk, options, exchange, operation);
            preparation = call.prepare();
        } catch (RuntimeException | Error e) {
            return failed(exchange, e, callback);
        }
        if (preparation == ProducerCall.NOTHING_TO_PREPARE) {
            return send(call, exchange, callback);
        }
        preparation.whenComplete((nothing, failure) -> {
            if (failure == null) {
                send(call, exchange, sync -> goOn(exchange, callback));
            } else {
                call.answered(unprepared(failure)).thenRun(() -> goOn(exchange, callback));
            }
        });
        return false;
    }

    /** A call that was needed first has failed: the route sees it as the call's own failure. */
    private KitResult unprepared(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        KitException known = cause instanceof KitException kit ? kit : new KitException(cause.toString(),
                Details.notSent(context.resource(), cause));
        return new KitResult(null, known, 0);
    }

    private boolean send(ProducerCall call, Exchange exchange, AsyncCallback callback) {
        AtomicReference<CompletableFuture<Void>> answered = new AtomicReference<>();
        boolean now;
        try {
            // That of an earlier call would be wrong
            exchange.getMessage().removeHeader(KitConstants.COALESCED);
            now = send(call, exchange, (result, sync) -> {
                CompletableFuture<Void> written = call.answered(result);
                if (sync) {
                    answered.set(written);
                } else {
                    written.thenRun(() -> goOn(exchange, callback));
                }
            });
        } catch (RuntimeException | Error e) {
            return failed(exchange, e, callback);
        }
        if (now && answered.get().isDone()) {
            callback.done(true);
            return true;
        }
        if (now) {
            answered.get().thenRun(() -> goOn(exchange, callback));
        }
        return false;
    }

    /**
     * Goes on with the route on another thread than that of the call. An error that comes out of it would go no further
     * than to the future that it hangs on, and the next exchange on this thread would do what is left of this one.
     */
    private static void goOn(Exchange exchange, AsyncCallback callback) {
        try {
            callback.done(false);
        } catch (Throwable e) {
            // Its message may hold what must not be printed
            LOG.warn("An error has come out of a route: {}", e.getClass().getName());
            LOG.debug("The error that has come out of a route", e);
            exchange.setException(e);
            // A multicast or a split that goes on now may take the exception away
            exchange.setRollbackOnly(true);
            RouteErrors.finishThread(exchange.getContext());
        }
    }

    /** Nothing was sent, and nobody else will call the callback. */
    private static boolean failed(Exchange exchange, Throwable why, AsyncCallback callback) {
        exchange.setException(why);
        callback.done(true);
        return true;
    }

    private boolean send(ProducerCall call, Exchange exchange, KitClient.Handler handler) {
        Coalescers.Single single = call instanceof OperationCall operation ? operation.coalesced() : null;
        return single != null ? Coalescers.send(bulk, single, exchange, handler)
                : context.client().send(call.request(), call.account(), exchange, handler);
    }
}
