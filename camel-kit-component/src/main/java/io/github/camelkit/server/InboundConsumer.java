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
package io.github.camelkit.server;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/**
 * What consumers that are called over HTTP have in common: while suspended or shutting down, they accept nothing
 * new, and finish what is in flight.
 */
public abstract class InboundConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    protected static final int MAX_IN_FLIGHT = 10;

    protected InboundConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** What listens; null while it is stopped. */
    protected abstract Inbound inbound();

    /** Who listens, for messages. */
    protected String owner() {
        return getRouteId() == null ? "another consumer" : "the route " + getRouteId();
    }

    @Override
    protected void doSuspend() throws Exception {
        inbound().refuse();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        inbound().accept();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        Inbound current = inbound();
        return current == null ? 0 : current.inFlight();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        Inbound current = inbound();
        if (current != null) {
            current.refuse();
        }
    }
}
