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

import java.util.function.Consumer;

import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.observe.Observability;
import io.github.camelkit.observe.Observed;
import io.github.camelkit.observe.ObservedRequests;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundConsumer;
import io.github.camelkit.server.InboundOptions;
import io.github.camelkit.server.PathTable;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Serves a plugin of Kit's editor. Each request has an exchange, which holds nothing of the HTTP request; Kit is
 * answered in its format with what the route leaves.
 */
public class KitPluginConsumer extends InboundConsumer {

    private final EndpointContext context;
    private final PluginOptions options;
    private final InboundOptions inbound;
    private final ConsumerOptions consuming;
    private PluginPlan source;
    private PluginAccess access;
    private volatile PluginServer server;
    private volatile Observed observed;

    public KitPluginConsumer(Endpoint endpoint, Processor processor, EndpointContext context, PluginOptions options,
            InboundOptions inbound, ConsumerOptions consuming) {
        super(endpoint, processor);
        this.context = context;
        this.options = options;
        this.inbound = inbound;
        this.consuming = consuming;
    }

    @Override
    protected Inbound inbound() {
        return server;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        source = new PluginPlan(context, options, inbound);
        String authenticator = options.getAuthenticator();
        access = authenticator == null ? null : new PluginAccess(context.camelContext(), authenticator);
        // What makes no sense fails here
        server();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(access);
        server = server();
        server.start();
        observed = new ObservedRequests("plugins", getRouteId() == null ? inbound.getPath() : getRouteId(),
                server::inFlight, server::overdue);
        Observability.of(context.runtime()).added(observed);
    }

    @Override
    protected void doStop() throws Exception {
        if (server != null) {
            if (observed != null) {
                Observability.of(context.runtime()).removed(observed);
                observed = null;
            }
            server.stop();
            server = null;
        }
        ServiceHelper.stopService(access);
        super.doStop();
    }

    private PluginServer server() {
        KitRuntime runtime = context.runtime();
        PluginServer.Tools tools = new PluginServer.Tools(context.camelContext(), PathTable.of(runtime), runtime.pool(),
                runtime.timer());
        return new PluginServer(source.settings(access, consuming.maxInFlightOr(MAX_IN_FLIGHT)), source.place(owner()),
                tools, this::route);
    }

    private void route(PluginCall call, Object user, Consumer<PluginResult> result) {
        Exchange exchange = createExchange(false);
        // The consumer's own, so that what the body reads from is there until the body has been read
        try {
            createUoW(exchange);
        } catch (Exception e) {
            releaseExchange(exchange, false);
            throw new IllegalStateException("The unit of work cannot be made", e);
        }
        exchange.setPattern(ExchangePattern.InOut);
        PluginMessages.write(call, user, context.outputType(), exchange.getMessage());
        ExchangeEnd outcome = ExchangeEnd.of((end, done) -> {
            if (end == null) {
                result.accept(PluginResult.failed(new RuntimeCamelException("The exchange was lost")));
            }
        });
        RouteErrors.process(getAsyncProcessor(), exchange, outcome, doneSync -> {
            PluginResult made;
            try {
                made = PluginMessages.read(exchange);
            } catch (Throwable e) {
                made = PluginResult.failed(e);
            }
            try {
                doneUoW(exchange);
                defaultConsumerCallback(exchange, false).done(doneSync);
            } finally {
                result.accept(made);
            }
        });
    }
}
