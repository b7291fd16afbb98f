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

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InFlightLimit;
import io.github.camelkit.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries: lets nobody but Kit in, and not too many at a time, and answers what became of their events.
 */
final class EventHandler implements HttpHandler {

    /** Reads a request that is Kit's. */
    interface Reader {
        List<ReceivedEvent> read(HttpRequest request) throws IOException;
    }

    /** What runs what blocks, and what wakes what waits and is never held up. */
    record Threads(Executor pool, ScheduledExecutorService timer) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);

    private final EventSettings settings;
    private final Verifier verifier;
    private final Reader reader;
    private final Duplicates duplicates;
    private final EventRoute route;
    private final Threads threads;
    private final Refusals refusals;
    private final EventCounts counts = new EventCounts();
    private final InFlightLimit gate;

    EventHandler(EventSettings settings, Verifier verifier, Reader reader, Duplicates duplicates, EventRoute route,
            Threads threads, Refusals refusals) {
        this.settings = settings;
        this.verifier = verifier;
        this.reader = reader;
        this.duplicates = duplicates;
        this.route = route;
        this.threads = threads;
        this.refusals = refusals;
        this.gate = new InFlightLimit(settings.maxInFlight());
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        switch (verifier.check(request)) {
            case UNSIGNED -> refuse("missing signature", HttpAnswer.UNAUTHORIZED, answer);
            case FORGED -> refuse("wrong or old signature", HttpAnswer.FORBIDDEN, answer);
            case UNKNOWN -> refuse("signature that cannot be checked yet", busy(), answer);
            default -> read(request, answer);
        }
    }

    private void read(HttpRequest request, Consumer<HttpAnswer> answer) {
        List<ReceivedEvent> events;
        try {
            events = reader.read(request);
        } catch (IOException e) {
            LOG.debug("A delivery cannot be read: {}", e.getMessage());
            refuse("content", HttpAnswer.BAD_REQUEST, answer);
            return;
        }
        if (!gate.enter()) {
            counts.busy.increment();
            answer.accept(busy());
            return;
        }
        counts.deliveries.increment();
        take(events, answer);
    }

    private void take(List<ReceivedEvent> events, Consumer<HttpAnswer> answer) {
        boolean atOnce = settings.acknowledge() == Acknowledge.ON_RECEIPT;
        Timeout timeout = new Timeout();
        DeliveryRun run = new DeliveryRun(events, settings.splitEvents(), duplicates, route, counts, outcome -> {
            timeout.cancel();
            gate.leave();
            if (outcome == DeliveryRun.Outcome.TIMED_OUT) {
                counts.timedOut.increment();
                LOG.warn("A delivery to {} was not done within {} ms", settings.path(), settings.deliveryTimeout());
            }
            answer.accept(answer(outcome));
        });
        if (!timeout.start(run)) {
            // The component stops
            run.timeOut();
        } else if (atOnce) {
            answer.accept(HttpAnswer.OK);
            inBackground(run::run, run);
        } else {
            run.run();
        }
    }

    private HttpAnswer answer(DeliveryRun.Outcome outcome) {
        return switch (outcome) {
            case DONE -> HttpAnswer.OK;
            case FAILED -> HttpAnswer.ERROR;
            case BUSY, TIMED_OUT -> busy();
        };
    }

    private HttpAnswer busy() {
        return HttpAnswer.busy(TimeUnit.MILLISECONDS.toSeconds(settings.retryAfter()));
    }

    private void refuse(String why, HttpAnswer with, Consumer<HttpAnswer> answer) {
        refusals.count(why);
        answer.accept(with);
    }

    private void inBackground(Runnable task, DeliveryRun run) {
        try {
            threads.pool().execute(task);
        } catch (RejectedExecutionException e) {
            run.timeOut();
        }
    }

    /** How many deliveries are under way. */
    int inFlight() {
        return gate.inside();
    }

    /** Takes no more deliveries; those under way go on. */
    void close() {
        gate.close();
    }

    void open() {
        gate.open();
    }

    EventCounts counts() {
        return counts;
    }

    /** Ends a delivery that takes too long. */
    private final class Timeout {

        private Future<?> future;
        private boolean cancelled;

        boolean start(DeliveryRun run) {
            try {
                Future<?> started = threads.timer().schedule(() -> inBackground(run::timeOut, run),
                        settings.deliveryTimeout(), TimeUnit.MILLISECONDS);
                set(started);
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }

        private synchronized void set(Future<?> started) {
            future = started;
            if (cancelled) {
                started.cancel(false);
            }
        }

        synchronized void cancel() {
            cancelled = true;
            if (future != null) {
                future.cancel(false);
            }
        }
    }
}
