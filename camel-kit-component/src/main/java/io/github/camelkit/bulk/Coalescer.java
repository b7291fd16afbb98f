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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelkit.bulk.BatchSender.Batch;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.operation.Operation;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the exchanges of one operation and account that arrive within a short time share a bulk call.
 * <p>
 * An exchange that nobody shares with is sent as what it is, without a bulk call, and after it the next one goes at
 * once: who sends one after another waits once. What Kit refuses as a whole, and what its answer leaves open, is sent
 * again one by one.
 */
final class Coalescer {

    private static final Logger LOG = LoggerFactory.getLogger(Coalescer.class);
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;
    private static final String ID = "id";

    /** Told once how the call of an exchange ended. */
    public interface Handler {

        /**
         * @param sync   whether this is the thread, and the time, of {@link Coalescer#send}
         * @param shared how many exchanges shared the bulk call that answered; 0 where it was a call of its own
         */
        void done(KitResult result, boolean sync, int shared);
    }

    /**
     * The call of one exchange.
     *
     * @param request what it would be by itself
     * @param item    what it is in a bulk call
     */
    public record Single(KitRequest request, Map<String, Object> item, Exchange exchange, Handler handler) {
    }

    private final Operation operation;
    private final Operation bulk;
    private final BatchSender calls;
    private final long delayNanos;
    private final Turns turns = new Turns(e -> LOG.error("Exchanges of a bulk call may be left without an answer", e));
    private final Batcher<Single> batcher = new Batcher<>(Batcher.Limit.AT_ONCE);
    private boolean alone;
    private boolean closed;
    private long timed = -1;

    /**
     * @param operation  the operation of the exchanges
     * @param bulk       its bulk counterpart
     * @param delayNanos how long an exchange waits for others
     */
    public Coalescer(Operation operation, Operation bulk, BatchSender calls, long delayNanos) {
        this.operation = operation;
        this.bulk = bulk;
        this.calls = calls;
        this.delayNanos = delayNanos;
    }

    /** Answers whether the handler was called already. */
    public boolean send(Single single) {
        Entry<Single> entry = new Entry<>(Keys.of(single.item(), bulk.items().key()), single.item(), single);
        if (turns.runNow(() -> takeAtOnce(entry))) {
            return calls.client().send(single.request(), calls.account(), single.exchange(), (result, sync) -> {
                turns.run(() -> release(entry));
                single.handler().done(result, sync, 0);
            });
        }
        turns.run(() -> {
            if (closed) {
                answer(single, stopped(), 0);
            } else {
                add(entry);
            }
        });
        return false;
    }

    /** Whether the entry goes from the thread that brings it. */
    private boolean takeAtOnce(Entry<Single> entry) {
        if (closed || !goesAtOnce()) {
            return false;
        }
        batcher.add(entry);
        batcher.flush();
        batcher.poll();
        return true;
    }

    private boolean goesAtOnce() {
        return alone && batcher.isIdle();
    }

    private void add(Entry<Single> entry) {
        boolean atOnce = goesAtOnce();
        batcher.add(entry);
        if (atOnce) {
            batcher.flush();
        }
        next();
    }

    /** Sends what is full, and sees to it that the rest goes in time. */
    private void next() {
        for (List<Entry<Single>> batch = batcher.poll(); batch != null; batch = batcher.poll()) {
            alone = batch.size() == 1 && !batch.get(0).hasTwins();
            if (batch.size() == 1) {
                sendSingly(batch.get(0));
            } else {
                send(batch);
            }
        }
        long gathering = batcher.flushed();
        if (batcher.gathered() > 0 && timed != gathering) {
            timed = gathering;
            if (!calls.client().schedule(() -> turns.run(() -> flush(gathering)), delayNanos)) {
                flush(gathering);
            }
        }
    }

    private void flush(long gathering) {
        // What was gathered then may have been full, and have gone, before
        if (batcher.flushed() == gathering && batcher.flush()) {
            next();
        }
    }

    private void release(Entry<Single> entry) {
        batcher.release(entry);
        next();
    }

    private void sendSingly(Entry<Single> entry) {
        Single first = entry.owner();
        try {
            calls.client().sendInBackground(first.request(), calls.account(), first.exchange(),
                    (result, sync) -> turns.run(() -> answered(entry, result)));
        } catch (RuntimeException | Error e) {
            answered(entry, unexpected(e, false));
        }
    }

    private void answered(Entry<Single> entry, KitResult result) {
        // First, because an exchange that is answered may send the next one
        release(entry);
        entry.owners().forEach(single -> answer(single, result, 0));
    }

    private void send(List<Entry<Single>> batch) {
        Exchange first = batch.get(0).owner().exchange();
        try {
            // A repeat does no harm to the items, because each counts as done if it is done already
            calls.send(new Batch(bulk, batch, operation.isRepeatable(), true), first,
                    (outcomes, result) -> turns.run(() -> answered(batch, outcomes, result)));
        } catch (RuntimeException | Error e) {
            // Nothing was sent, such as where there is no memory for the request
            KitResult failed = unexpected(e, false);
            batch.forEach(entry -> {
                batcher.release(entry);
                entry.owners().forEach(single -> answer(single, failed, 0));
            });
        }
    }

    private void answered(List<Entry<Single>> batch, List<Outcome> outcomes, KitResult result) {
        int shared = (int) batch.stream().flatMap(Entry::owners).count();
        boolean refused = result.failure() != null && isRefusal(result.failure());
        for (int i = 0; i < batch.size(); i++) {
            Entry<Single> entry = batch.get(i);
            Outcome outcome = outcomes.get(i);
            // A second removal would find nothing, and say no more
            if (refused || result.failure() == null && outcome.uncertain() && !bulk.items().isSilent()) {
                sendSingly(entry);
                continue;
            }
            KitResult own = own(outcome, result);
            batcher.release(entry);
            entry.owners().forEach(single -> answer(single, own, shared));
        }
        next();
    }

    private KitResult own(Outcome outcome, KitResult whole) {
        try {
            return whole.failure() != null ? whole : result(outcome, whole);
        } catch (RuntimeException | Error e) {
            return unexpected(e, true);
        }
    }

    private KitResult unexpected(Throwable e, boolean sent) {
        return new KitResult(null, new KitException(operation.id() + ": " + e,
                new Details(operation.id(), 0, List.of(), null, sent, e)), 0);
    }

    private static boolean isRefusal(KitException failure) {
        return failure.getStatusCode() == FORBIDDEN || failure.getStatusCode() == UNPROCESSABLE;
    }

    /** What the operation would have answered by itself, as far as the bulk answer goes. */
    private KitResult result(Outcome outcome, KitResult whole) {
        KitResponse response = whole.response();
        // To create what is there already is a success, although the bulk operation shows it as a failure
        boolean there = operation.isCreates() && outcome.row() != null && outcome.row().get(ID) != null;
        if (!outcome.isDone() && !there) {
            return new KitResult(null, rejected(outcome, response), whole.retries());
        }
        byte[] body = outcome.row() == null || operation.answer().root() == null ? new byte[0]
                : Json.writeBytes(Map.of(operation.answer().root(), new LinkedHashMap<>(outcome.row())));
        return new KitResult(new KitResponse(response.status(), body, response.contentType(), response.requestId(),
                null, response.date()), null, whole.retries());
    }

    private KitException rejected(Outcome outcome, KitResponse response) {
        String errors = String.join("; ", outcome.errors());
        if (outcome.uncertain()) {
            return new KitException(operation.id() + ": its outcome in a bulk call is unknown: " + errors, new Details(
                    operation.id(), response.status(), outcome.errors(), response.requestId(), true, null));
        }
        // By itself it would have had this status
        return new KitValidationException(operation.id() + ": Kit rejected it in a bulk call: " + errors, new Details(
                operation.id(), UNPROCESSABLE, outcome.errors(), response.requestId(), false, null));
    }

    private void answer(Single single, KitResult result, int shared) {
        // The routes go on side by side, as they would have done by themselves
        calls.client().execute(() -> single.handler().done(result, false, shared));
    }

    /** Whether no exchange waits, and none is under way. */
    boolean isIdle() {
        return turns.runNow(batcher::isIdle);
    }

    /** Fails what was not sent yet. */
    public void close() {
        turns.run(() -> {
            closed = true;
            Consumer<Single> stop = single -> answer(single, stopped(), 0);
            batcher.drain().forEach(entry -> entry.owners().forEach(stop));
        });
    }

    private KitResult stopped() {
        return new KitResult(null, new KitConnectionException(operation.id()
                + ": not sent, because the component stops", Details.notSent(operation.id())), 0);
    }
}
