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
package io.github.camelkit.bulk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.bulk.BatchSender.Batch;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.operation.BulkItems;
import io.github.camelkit.operation.Operation;
import org.apache.camel.Exchange;

/**
 * Takes a list of any length through a bulk operation, so many calls at a time, and reads it no further ahead.
 * <p>
 * An item that was in the list before, with nothing else of the same key since, is not sent again.
 */
final class ListRun {

    /** Items that wait for another one of the same key are in memory: the list is not read on while there are many. */
    private static final int MAX_WAITING = 1_000;

    /**
     * @param parallel how many calls are under way at a time
     * @param models   whether results are models; otherwise they are maps
     */
    public record Settings(int parallel, boolean models) {
    }

    private final Operation operation;
    private final ListSource source;
    private final BatchSender calls;
    private final Exchange exchange;
    private final Settings settings;
    private final ItemReader reader;
    private final CompletableFuture<BulkReport<Object>> done = new CompletableFuture<>();
    private final Turns turns = new Turns(done::completeExceptionally);
    private final Batcher<ListItem> batcher;
    private final FieldStep fields;
    private final Repeats repeats = new Repeats();
    private final List<BulkItem<Object>> all = new ArrayList<>();
    private int underway;
    private final Tally tally = new Tally();

    /**
     * @param source   the items
     * @param exchange what the calls are made for
     * @param fieldIds used for a field of the items that another operation sets
     */
    public ListRun(Operation operation, Iterator<?> source, BatchSender calls, Exchange exchange, FieldIds fieldIds,
            Settings settings) {
        this.operation = operation;
        this.source = new ListSource(source);
        this.calls = calls;
        this.exchange = exchange;
        this.settings = settings;
        this.reader = new ItemReader(operation.items());
        BulkItems.Step step = operation.items().then();
        this.batcher = new Batcher<>(calls.limit());
        this.fields = step == null ? null : new FieldStep(step, fieldIds, turns, calls.limit(),
                calls.later() != null && calls.later().isForgotten());
    }

    /**
     * The result, done at once if nothing had to wait. Fails if every call failed, or the list could not be read to its
     * end.
     */
    public CompletableFuture<BulkReport<Object>> start() {
        turns.run(() -> {
            source.look();
            pump();
        });
        return done;
    }

    /** How often calls were sent again. */
    public int retries() {
        return tally.retries();
    }

    /** Kit's id of the last call that was answered. */
    public String requestId() {
        return tally.requestId();
    }

    /** Whether Kit carries out some of it later, and will not report the outcome. */
    public boolean isForgotten() {
        return tally.isAccepted() && calls.later() != null && calls.later().isForgotten();
    }

    /** After a large call from another thread: this one keeps in memory what the call has brought. */
    private void goOn() {
        if (calls.later() == null) {
            pump();
        } else {
            calls.client().execute(() -> turns.run(this::pump));
        }
    }

    private void pump() {
        while (underway < settings.parallel()) {
            List<Entry<FieldStep.Value>> values = fields == null
                    ? null : fields.next(source.isExhausted() && batcher.isIdle());
            if (values != null) {
                send(values);
                continue;
            }
            List<Entry<ListItem>> items = next();
            if (items == null) {
                break;
            }
            sendItems(items);
        }
        boolean read = source.isExhausted() && batcher.isIdle();
        if (read && underway == 0 && (fields == null || fields.isIdle()) && !done.isDone()) {
            finish();
        }
    }

    private List<Entry<ListItem>> next() {
        List<Entry<ListItem>> batch = batcher.poll();
        while (batch == null) {
            if (!source.isExhausted() && batcher.waiting() < MAX_WAITING) {
                read();
            } else if (!batcher.flush()) {
                return null;
            }
            batch = batcher.poll();
        }
        return batch;
    }

    private void read() {
        if (calls.client().isClosed()) {
            source.fail(stopped());
            return;
        }
        if (!source.advance()) {
            return;
        }
        Object given = source.item();
        int index = all.size();
        all.add(null);
        try {
            add(index, reader.read(given));
        } catch (RuntimeException | Error e) {
            Map<String, Object> shown = given instanceof KitModel model ? model.toMap() : Json.asObject(given);
            end(new ListItem(index, shown == null ? Map.of() : shown, null, null),
                    Outcome.rejected(null, List.of("not sent: " + (e.getMessage() == null ? e : e.getMessage()))), null);
        }
        source.look();
    }

    private KitException stopped() {
        boolean sent = tally.calls() > 0;
        return new KitConnectionException(operation.id() + ": the list is not read to its end, because the component"
                + " stops" + (sent ? "; items before that were sent" : ""),
                new Details(operation.id(), 0, List.of(), null, sent, null));
    }

    private void add(int index, Map<String, Object> item) {
        String key = Keys.of(item, operation.items().key());
        long content = repeats.content(item);
        if (repeats.isRepeated(key, content, index)) {
            return;
        }
        Map<String, Object> values = fields == null ? null : fields.take(item);
        repeats.add(key, content, index);
        batcher.add(new Entry<>(key, item, new ListItem(index, item, values == null ? null : fields.field(), values)));
    }

    private void sendItems(List<Entry<ListItem>> entries) {
        Batch batch = new Batch(operation, entries, operation.isRepeatable(), true);
        BatchSender.Handler handler = (outcomes, result) -> turns.run(() -> {
            note(result);
            for (int i = 0; i < entries.size(); i++) {
                Outcome outcome = outcomes.get(i);
                entries.get(i).owners().forEach(item -> answered(item, outcome));
            }
            Runnable release = () -> {
                underway--;
                entries.forEach(batcher::release);
                goOn();
            };
            if (fields == null) {
                release.run();
            } else {
                fields.lookUp(release);
            }
        });
        // All there is in one call needs no other thread
        boolean whole = tally.calls() == 0 && source.isExhausted() && batcher.waiting() == 0 && batcher.gathered() == 0;
        if (tally.missing() != null) {
            underway++;
            handler.done(entries.stream().map(entry -> notSent()).toList(), null);
            return;
        }
        begin();
        if (whole) {
            calls.sendNow(batch, exchange, handler);
        } else {
            calls.send(batch, exchange, handler);
        }
    }

    private void answered(ListItem item, Outcome outcome) {
        if (outcome.isDone() && item.hasValues()) {
            // Rows as models, if the route wants those, because they are smaller
            Object result = result(outcome);
            fields.add(item, outcome.row(), set -> end(item, set, result));
        } else {
            end(item, outcome, outcome.isDone() ? result(outcome) : null);
        }
    }

    private void send(List<Entry<FieldStep.Value>> values) {
        BatchSender.Handler handler = (outcomes, result) -> turns.run(() -> {
            note(result);
            underway--;
            fields.answered(values, outcomes);
            goOn();
        });
        if (tally.missing() != null) {
            underway++;
            handler.done(values.stream().map(value -> notSent()).toList(), null);
            return;
        }
        begin();
        calls.send(new Batch(fields.operation(), values, fields.operation().isRepeatable(), false), exchange, handler);
    }

    /** Where one callback did not come, the next one would be waited for in vain as well. */
    private Outcome notSent() {
        return Outcome.failed(new KitException(operation.id() + ": not sent, because an earlier callback did not come",
                Details.notSent(operation.id())));
    }

    private void begin() {
        underway++;
        tally.made();
    }

    private void note(KitResult result) {
        // Null of what was not sent
        if (result != null) {
            tally.ended(result);
        }
    }

    private void end(ListItem item, Outcome outcome, Object result) {
        Map<String, Object> given = outcome.isDone() ? Keys.pick(item.sent(), operation.items().key())
                : item.given();
        all.set(item.index(), new BulkItem<>(given, outcome, result));
    }

    private Object result(Outcome outcome) {
        if (settings.models() && outcome.shown() instanceof KitModel model) {
            return model;
        }
        Map<String, Object> row = outcome.row();
        return row == null || !settings.models() ? row
                : KitModels.read(operation.answer().type().asSubclass(KitModel.class), row);
    }

    private void finish() {
        repeats.share(all);
        BulkReport<Object> report = new BulkReport<>(operation, all, tally.calls());
        if (tally.missing() != null) {
            KitException incomplete = new BulkIncompleteException(operation.id(), report, tally.missing());
            if (source.failure() != null) {
                incomplete.addSuppressed(source.failure());
            }
            done.completeExceptionally(incomplete);
        } else if (source.failure() != null) {
            done.completeExceptionally(source.failure());
        } else if (tally.failure() != null) {
            done.completeExceptionally(tally.failure());
        } else {
            done.complete(report);
        }
    }
}
