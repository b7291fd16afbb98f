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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exchange.ExchangeEnd;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.SynchronizationVetoable;

/**
 * The exchange that a stream was made for: whether it still goes on, and whether it has failed.
 */
final class StreamScope implements SynchronizationVetoable {

    private final List<Object> outerSplits;
    // Null once it is over: it may be used for something else then
    private volatile Exchange exchange;
    private volatile boolean failed;

    private StreamScope(Exchange exchange) {
        this.exchange = exchange;
        this.outerSplits = List.copyOf(splits(exchange));
    }

    /** The scope of an exchange, which notifies it of its end. */
    static StreamScope of(Exchange exchange) {
        StreamScope scope = new StreamScope(exchange);
        exchange.getExchangeExtension().addOnCompletion(scope);
        return scope;
    }

    /** Whether the exchange still goes on. */
    boolean isOpen() {
        return exchange != null;
    }

    /**
     * Whether the exchange has failed, so that the stream is only read to empty it: a splitter that
     * has stopped (stopOnException) reads all of what it has not split.
     */
    boolean hasFailed() {
        Exchange current = exchange;
        return failed || current != null && (isStopped(current)
                || current.getException() != null && outerSplits.containsAll(splits(current)));
    }

    /** What a splitter copies from the part that it has stopped at, if the failure of that part was handled. */
    private static boolean isStopped(Exchange exchange) {
        ExchangeExtension extension = exchange.getExchangeExtension();
        return exchange.isRouteStop() || ExchangeEnd.isRolledBack(exchange)
                || extension.isErrorHandlerHandledSet() && extension.isErrorHandlerHandled();
    }

    /**
     * The splitters at work on the exchange. One that goes on after failures still notes them in the exchange;
     * it is gone from here before it reads what it does not split.
     */
    private static Collection<?> splits(Exchange exchange) {
        Map<?, ?> strategies = exchange.getProperty(ExchangePropertyKey.AGGREGATION_STRATEGY, Map.class);
        return strategies == null ? List.of() : strategies.values();
    }

    @Override
    public void onComplete(Exchange done) {
        exchange = null;
    }

    @Override
    public void onFailure(Exchange done) {
        failed = true;
        exchange = null;
    }

    @Override
    public boolean allowHandover() {
        return true;
    }

    /** Another exchange goes on in its place, as behind seda. */
    @Override
    public void beforeHandover(Exchange target) {
        exchange = target;
    }
}
