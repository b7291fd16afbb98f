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
package io.github.camelkit.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.support.UnitOfWorkHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the exchanges out of whose routes an {@link Error} came. Camel catches exceptions only: after an error, nobody
 * calls the callback, the exchange counts as in flight for ever, and what the thread still had to do for it stays in
 * Camel's reactive executor. The next exchange on the same thread would do it, and complete the failed one as if nothing
 * had happened.
 */
public final class RouteErrors {

    private static final Logger LOG = LoggerFactory.getLogger(RouteErrors.class);
    // Each of them has thrown again
    private static final int MAX_LEFT = 1_000;

    private RouteErrors() {
    }

    /**
     * Sends an exchange into a route whose outcome is reported, also if the exchange is lost.
     *
     * @param  end      added to the completions of the exchange
     * @param  callback called once
     * @return          whether it was called before this returned
     */
    public static boolean process(AsyncProcessor route, Exchange exchange, ExchangeEnd end, AsyncCallback callback) {
        exchange.getExchangeExtension().addOnCompletion(end);
        try {
            return process(route, exchange, callback);
        } finally {
            end.watch();
        }
    }

    /**
     * Sends an exchange into a route. An error is the same as an exception: the exchange holds it, is marked for
     * rollback, and its callback is called.
     *
     * @param  callback called once
     * @return          whether it was called before this returned
     */
    public static boolean process(AsyncProcessor route, Exchange exchange, AsyncCallback callback) {
        CamelContext context = exchange.getContext();
        AtomicBoolean failed = new AtomicBoolean();
        AtomicBoolean called = new AtomicBoolean();
        AsyncCallback once = doneSync -> {
            if (called.compareAndSet(false, true)) {
                if (failed.get()) {
                    leave(exchange);
                }
                callback.done(doneSync);
            }
        };
        try {
            return route.process(exchange, once);
        } catch (Throwable e) {
            // Its message may hold what must not be printed
            LOG.warn("An error has come out of a route: {}", e.getClass().getName());
            LOG.debug("The error that has come out of a route", e);
            failed.set(true);
            if (!called.get()) {
                exchange.setException(e);
                // A multicast or a split that goes on now may take the exception away
                exchange.setRollbackOnly(true);
            }
            finishThread(context);
            if (!called.get()) {
                exchange.setException(e);
                leaveRoute(exchange);
                once.done(true);
            }
            return true;
        }
    }

    /**
     * Does what the current thread still has to do for routes that an error has left, so that no other exchange does.
     */
    public static void finishThread(CamelContext context) {
        ReactiveExecutor executor = context.getCamelContextExtension().getReactiveExecutor();
        for (int i = 0; i < MAX_LEFT; i++) {
            try {
                // Also does what is there already
                executor.schedule(() -> { });
                return;
            } catch (Throwable e) {
                LOG.debug("An error has come out of the rest of a route: {}", e.getClass().getName());
            }
        }
    }

    /** As far as it has not left: the completions of users can throw, too. */
    private static void leave(Exchange exchange) {
        try {
            UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
        } catch (Throwable e) {
            LOG.warn("A completion of an exchange has failed: {}", e.getClass().getName());
        } finally {
            // It is left once
            exchange.getExchangeExtension().setUnitOfWork(null);
        }
    }

    private static void leaveRoute(Exchange exchange) {
        if (exchange.getFromRouteId() != null) {
            exchange.getContext().getInflightRepository().remove(exchange, exchange.getFromRouteId());
        }
    }
}
