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

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Reports the outcome of a consumer's exchange. Handed over with the exchange, it reports at the very end.
 * An exchange can be lost: when an error ends a thread of the route, Camel drops what the thread had. Only the exchange
 * holds this object, so that it is gone with it, and that is reported as well.
 */
public final class ExchangeEnd implements Synchronization {

    private static final Cleaner LOST = Cleaner.create();

    private final Once once;
    // Only of an exchange that goes on elsewhere: registering each would cost all of them
    private volatile Cleaner.Cleanable lost;

    /** Must not hold what it waits to be gone. */
    private record Once(BiConsumer<Exchange, Boolean> told, AtomicBoolean isTold) implements Runnable {

        void tell(Exchange exchange, boolean done) {
            if (!isTold.getAndSet(true)) {
                told.accept(exchange, done);
            }
        }

        @Override
        public void run() {
            tell(null, false);
        }
    }

    private ExchangeEnd(BiConsumer<Exchange, Boolean> told) {
        once = new Once(told, new AtomicBoolean());
    }

    /**
     * @param told gets once whether the exchange completed; it must not hold the exchange
     */
    public ExchangeEnd(Consumer<Boolean> told) {
        this((exchange, done) -> told.accept(done));
    }

    /**
     * @param told gets once the exchange, which is null if it was lost, and whether it completed; it must not hold the
     *             exchange
     */
    public static ExchangeEnd of(BiConsumer<Exchange, Boolean> told) {
        return new ExchangeEnd(told);
    }

    /** To be called when the route has returned: from now on the exchange may be all that holds this object. */
    void watch() {
        if (!once.isTold().get()) {
            Cleaner.Cleanable registered = LOST.register(this, once);
            lost = registered;
            if (once.isTold().get()) {
                // It has ended meanwhile, and may not have seen it
                registered.clean();
            }
        }
    }

    @Override
    public void onComplete(Exchange exchange) {
        tell(exchange, !isRolledBack(exchange));
    }

    @Override
    public void onFailure(Exchange exchange) {
        tell(exchange, false);
    }

    private void tell(Exchange exchange, boolean done) {
        try {
            once.tell(exchange, done);
        } finally {
            Cleaner.Cleanable registered = lost;
            if (registered != null) {
                registered.clean();
            }
        }
    }

    /** Whether a route wants what was done undone, though nothing was thrown. */
    public static boolean isRolledBack(Exchange exchange) {
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }
}
