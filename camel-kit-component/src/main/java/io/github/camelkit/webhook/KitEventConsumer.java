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
package io.github.camelkit.webhook;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.observe.Observability;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundConsumer;
import io.github.camelkit.server.InboundOptions;
import io.github.camelkit.server.PathTable;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Receives the events that Kit pushes. Each has an exchange of its own, which holds nothing of the HTTP request; Kit is
 * answered with success when all exchanges of a delivery have completed.
 */
@ManagedResource(description = "Managed consumer of Kit events")
public class KitEventConsumer extends InboundConsumer {

    private static final long DELIVERY_TIMEOUT = 60_000;

    private final EndpointContext context;
    private final EventOptions options;
    private final InboundOptions inbound;
    private final ConsumerOptions consuming;
    private EventPlan source;
    private volatile EventReceiver receiver;

    public KitEventConsumer(Endpoint endpoint, Processor processor, EndpointContext context, EventOptions options,
            InboundOptions inbound, ConsumerOptions consuming) {
        super(endpoint, processor);
        this.context = context;
        this.options = options;
        this.inbound = inbound;
        this.consuming = consuming;
    }

    /** Whether a resource in from() stands for events. */
    public static boolean isOf(String resource) {
        return Operations.lists(resource).stream()
                .anyMatch(o -> o.feeds().values().stream().anyMatch(feed -> feed.kind() == Feed.Kind.EVENTS));
    }

    @Override
    protected Inbound inbound() {
        return receiver;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        source = new EventPlan(context, options, inbound);
        // What makes no sense fails here
        settings();
        listener();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        receiver = receiver();
        receiver.start();
        Observability.of(context.runtime()).added(receiver);
        registerOnceStarted(receiver);
    }

    /** What else a route needs, such as the routes behind it, may not be there before the context has started. */
    private void registerOnceStarted(EventReceiver started) throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        context.camelContext().addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
                if (alreadyStarted) {
                    register();
                }
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
                register();
            }

            private void register() {
                if (started == receiver && begun.compareAndSet(false, true)) {
                    started.register();
                }
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        if (receiver != null) {
            Observability.of(context.runtime()).removed(receiver);
            receiver.stop(options.isAutoUnregister());
            receiver = null;
        }
        super.doStop();
    }

    // What can be seen of it

    private long count(String name) {
        EventReceiver current = receiver;
        return current == null ? 0 : current.counts().getOrDefault(name, 0L);
    }

    @ManagedAttribute(description = "Deliveries that were verified and understood")
    public long getDeliveries() {
        return count("deliveries");
    }

    @ManagedAttribute(description = "Deliveries that are to come again, because too many were under way")
    public long getDeliveriesBusy() {
        return count("deliveriesBusy");
    }

    @ManagedAttribute(description = "Deliveries that are to come again, because their events took too long")
    public long getDeliveriesTimedOut() {
        return count("deliveriesTimedOut");
    }

    @ManagedAttribute(description = "Requests that were refused, such as those that Kit has not signed")
    public long getDeliveriesRefused() {
        return count("deliveriesRefused");
    }

    @ManagedAttribute(description = "Deliveries under way")
    public int getDeliveriesInFlight() {
        return getPendingExchangesSize();
    }

    @ManagedAttribute(description = "Deliveries under way although their time is over")
    public int getDeliveriesOverdue() {
        EventReceiver current = receiver;
        return current == null ? 0 : (int) current.state().get("deliveriesOverdue");
    }

    @ManagedAttribute(description = "Events that the route has completed")
    public long getEventsCompleted() {
        return count("eventsCompleted");
    }

    @ManagedAttribute(description = "Events that the route has failed at")
    public long getEventsFailed() {
        return count("eventsFailed");
    }

    @ManagedAttribute(description = "Events that were done before, and were dropped")
    public long getEventsDuplicate() {
        return count("eventsDuplicate");
    }

    // What receives

    private EventReceiver receiver() throws Exception {
        KitRuntime runtime = context.runtime();
        EventReceiver.Tools tools = new EventReceiver.Tools(context.camelContext(), PathTable.of(runtime),
                context.store(), repository(), KnownEvents.of(runtime).underWay(), runtime.pool(), runtime.timer(),
                Clock.systemUTC());
        String address = source.address();
        EventReceiver.Place place = new EventReceiver.Place(
                getRouteId() == null ? source.path() : getRouteId(),
                new RegistrationCalls(context.resource(), this::send),
                source.isSigned() || options.isAutoRegister() ? address : null);
        return source.isSigned()
                ? EventReceiver.signed(listener(), settings(), tools, source.signed(), source.signingSecrets(),
                        options.getOnLostSecret(), options.isAutoRegister(), place, this::route)
                : EventReceiver.legacy(listener(), settings(), tools, source.legacy(), place, this::route);
    }

    private EventSettings settings() {
        return new EventSettings(source.path(), options.getAcknowledge(), consuming.isSplitResult(),
                consuming.maxInFlightOr(MAX_IN_FLIGHT), inbound.deliveryTimeoutOr(DELIVERY_TIMEOUT), options.getRetryAfter(),
                options.getTolerance());
    }

    private HttpListener.Settings listener() {
        return HttpListener.Settings.json(source.path(), !source.isSigned(), inbound.getHttpConsumerFactory(),
                inbound.getMaxBodySize(), owner());
    }

    private IdempotentRepository repository() throws Exception {
        IdempotentRepository given = consuming.getIdempotentRepository();
        context.runtime().use(given);
        return given != null ? given : KnownEvents.of(context.runtime()).done();
    }

    private CompletableFuture<KitResult> send(KitRequest request) {
        return context.call(request, context.account((String) null), context.createExchange());
    }

    // Exchanges

    private boolean route(List<ReceivedEvent> events, Consumer<Boolean> ended, Runnable next) {
        Exchange exchange = createExchange(true);
        OutputType type = context.outputType();
        if (consuming.isSplitResult() || !source.isSigned()) {
            EventMessages.write(events.get(0), type, exchange.getMessage());
        } else {
            EventMessages.write(events, type, exchange.getMessage());
        }
        AtomicBoolean freed = new AtomicBoolean();
        AtomicBoolean second = new AtomicBoolean();
        Runnable free = () -> {
            if (!freed.getAndSet(true) && second.getAndSet(true)) {
                goOn(next);
            }
        };
        ExchangeEnd outcome = ExchangeEnd.of((end, done) -> {
            ended.accept(done);
            if (end == null) {
                free.run();
            }
        });
        RouteErrors.process(getAsyncProcessor(), exchange, outcome, doneSync -> {
            try {
                defaultConsumerCallback(exchange, true).done(doneSync);
            } finally {
                free.run();
            }
        });
        // Whichever comes second goes on, so that the next exchange never is a part of this one
        return second.getAndSet(true);
    }

    /** Not by a thread of the route, to which the next exchange would be a part of the one before. */
    private void goOn(Runnable next) {
        try {
            context.runtime().pool().execute(next);
        } catch (Throwable e) {
            // The component stops, or there is no memory for a thread; the delivery must end all the same
            next.run();
        }
    }
}
