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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one delivery on their way through the route, one after the other; it ends when all that were begun have
 * ended.
 */
final class DeliveryRun {

    /** How a delivery ended. */
    enum Outcome {
        /** All is done. */
        DONE,
        FAILED,
        /** Some events are under way already, from an earlier try. */
        BUSY
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final List<List<ReceivedEvent>> units = new ArrayList<>();
    private final Duplicates duplicates;
    private final EventRoute route;
    private final EventCounts counts;
    private final BooleanSupplier isLate;
    private final Consumer<Outcome> end;
    // The walk through the events counts as one
    private final AtomicInteger open = new AtomicInteger(1);
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private int next;

    /**
     * @param split  whether each event has an exchange of its own
     * @param isLate whether the events that were not begun yet will come again, and need not be begun
     * @param end    is called once
     */
    DeliveryRun(List<ReceivedEvent> events, boolean split, Duplicates duplicates, EventRoute route, EventCounts counts,
            BooleanSupplier isLate, Consumer<Outcome> end) {
        this.duplicates = duplicates;
        this.route = route;
        this.counts = counts;
        this.isLate = isLate;
        this.end = end;
        if (split) {
            events.forEach(event -> units.add(List.of(event)));
        } else {
            units.add(events);
        }
    }

    /** Goes on until the route takes its time; is called again then. */
    void run() {
        while (next < units.size() && !isLate.getAsBoolean()) {
            List<ReceivedEvent> unit = begin(units.get(next++));
            if (!unit.isEmpty() && !send(unit)) {
                return;
            }
        }
        close();
    }

    /** Those that are to be done. */
    private List<ReceivedEvent> begin(List<ReceivedEvent> unit) {
        List<ReceivedEvent> fresh = new ArrayList<>();
        for (ReceivedEvent event : unit) {
            try {
                Duplicates.Known known = duplicates.begin(event);
                if (known == Duplicates.Known.NEW) {
                    fresh.add(event);
                } else if (known == Duplicates.Known.DONE) {
                    counts.duplicates.increment();
                } else {
                    busy.incrementAndGet();
                }
            } catch (Throwable e) {
                LOG.warn("The idempotent repository cannot be asked for an event, which has to be sent again", e);
                failed.incrementAndGet();
            }
        }
        return fresh;
    }

    private boolean send(List<ReceivedEvent> unit) {
        open.incrementAndGet();
        AtomicBoolean told = new AtomicBoolean();
        Consumer<Boolean> once = done -> {
            if (told.compareAndSet(false, true)) {
                ended(unit, done);
            }
        };
        try {
            return route.send(unit, once, this::run);
        } catch (Throwable e) {
            LOG.warn("An event cannot be passed on to the route", e);
            once.accept(false);
            return true;
        }
    }

    private void ended(List<ReceivedEvent> unit, boolean done) {
        for (ReceivedEvent event : unit) {
            try {
                duplicates.end(event, done);
            } catch (Throwable e) {
                LOG.warn("The idempotent repository does not take an event that is done: it may come again", e);
            }
            (done ? counts.completed : counts.failed).increment();
        }
        if (!done) {
            failed.addAndGet(unit.size());
        }
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            end.accept(failed.get() > 0 ? Outcome.FAILED : busy.get() > 0 ? Outcome.BUSY : Outcome.DONE);
        }
    }
}
