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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.credential.StaticCredential;
import io.github.camelkit.observe.Observed;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.server.Refusals;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.SharedStore;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Receives the events of one consumer: listens, registers, and passes on what is Kit's.
 */
final class EventReceiver implements Inbound, Observed {

    /**
     * What a receiver works with.
     *
     * @param repository remembers which events are done
     * @param underWay   the events that are under way in this process
     * @param pool       runs what blocks
     * @param timer      wakes what waits, and is never held up
     */
    public record Tools(CamelContext context, PathTable paths, KitStore store, IdempotentRepository repository,
            Set<String> underWay, Executor pool, ScheduledExecutorService timer, Clock clock) {
    }

    /**
     * Where and for whom to register.
     *
     * @param name    of the consumer
     * @param calls   the calls to Kit
     * @param address of the path from outside; null where nothing is registered
     */
    public record Place(String name, RegistrationCalls calls, String address) {

        /** The same on each node, and also when another key of the account is used. */
        String key() {
            return StaticCredential.digest(String.valueOf(address));
        }
    }

    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final HttpListener listener;
    private final InboundRunner runner;
    private final EventHandler handler;
    private final Refusals refusals;
    private final RegistrationTask registration;

    private EventReceiver(HttpListener.Settings where, EventSettings settings, Tools tools, Verifier verifier,
            EventHandler.Reader reader, EventRoute route, Place place, Registrar registrar) {
        this.name = place.name();
        this.refusals = new Refusals(where.path(), System::nanoTime);
        this.runner = new InboundRunner(where.path(), settings.maxInFlight(), settings.deliveryTimeout(), tools.pool(),
                tools.timer());
        this.handler = new EventHandler(settings, verifier, reader,
                // Short, for some repositories take no more than a hundred characters
                new Duplicates(tools.repository(), tools.underWay(), StaticCredential.digest(where.path()),
                        claims(settings, tools)), route, runner, refusals);
        this.listener = new HttpListener(tools.context(), tools.paths(), where, refusals, handler);
        this.registration = registrar == null ? null : new RegistrationTask(registrar, tools.store(),
                "registration-" + place.key(), tools.pool(), tools.timer());
    }

    private static EventClaims claims(EventSettings settings, Tools tools) {
        // Longer than a delivery lasts, so that nobody takes an event of a node that is about to give up
        return tools.store() instanceof SharedStore shared ? new EventClaims(shared, UUID.randomUUID().toString(),
                Duration.ofMillis(settings.deliveryTimeout()).plus(AFTER_TIMEOUT), System::nanoTime) : null;
    }

    /** For an unsigned webhook. */
    public static EventReceiver legacy(HttpListener.Settings where, EventSettings settings, Tools tools,
            LegacySubscription subscription, Place place, EventRoute route) {
        Registrar registrar = place.address() == null
                ? null : new LegacyRegistrar(place.calls(), subscription, place.address());
        return new EventReceiver(where, settings, tools, subscription.token(),
                request -> List.of(EventReader.legacy(request.body(), subscription.event(), subscription.detail())),
                route, place, registrar);
    }

    /**
     * For signed events.
     *
     * @param secrets those that are configured
     */
    public static EventReceiver signed(HttpListener.Settings where, EventSettings settings, Tools tools,
            List<String> events, List<String> secrets, OnLostSecret onLost, boolean register, Place place,
            EventRoute route) {
        SigningSecrets known = new SigningSecrets(secrets, tools.store(), "signing-secret-" + place.key());
        Registrar registrar = register
                ? new SignedRegistrar(place.calls(), events, place.address(), known, onLost) : null;
        return new EventReceiver(where, settings, tools,
                new SignatureVerifier(known, settings.tolerance(), tools.clock()),
                request -> EventReader.signed(request.body(), request.header("X-Kit-Delivery")), route,
                place, registrar);
    }

    /** Starts to listen. */
    public void start() throws Exception {
        runner.open();
        listener.start();
    }

    /** Makes sure, in the background, that Kit sends events here. Kit may call as soon as it is asked to. */
    public void register() {
        if (registration != null) {
            registration.start();
        }
    }

    /** Takes no more deliveries; those under way go on. */
    @Override
    public void refuse() {
        runner.close();
    }

    /** Takes deliveries again. */
    @Override
    public void accept() {
        runner.open();
    }

    /**
     * Stops to listen.
     *
     * @param unregister whether Kit shall not send events here any more
     */
    public void stop(boolean unregister) {
        runner.close();
        if (registration != null) {
            registration.stop(unregister);
        }
        listener.stop();
    }

    /** How many deliveries are under way. */
    @Override
    public int inFlight() {
        return runner.inFlight();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("deliveriesInFlight", inFlight());
        state.put("deliveriesOverdue", runner.overdue());
        if (registration != null) {
            state.put("registered", registration.isRegistered());
        }
        return state;
    }

    /** Why registering failed the last time, and what does not end. */
    @Override
    public String failure() {
        String overdue = overdue();
        String unregistered = registration == null ? null : registration.failure();
        return overdue == null ? unregistered : unregistered == null ? overdue : unregistered + "; " + overdue;
    }

    @Override
    public String overdue() {
        return runner.overdue("deliveries");
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>(handler.counts().all());
        counts.put("deliveriesRefused", refused().values().stream().mapToLong(Long::longValue).sum());
        return counts;
    }

    @Override
    public Map<String, Long> refused() {
        return refusals.byReason();
    }
}
