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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.operation.Operation;
import org.apache.camel.Exchange;

/**
 * Makes bulk calls for one account.
 *
 * @param client  takes them through the quota
 * @param account whom they are made for
 * @param later   how calls are made that Kit carries out later; null without such calls
 */
record BatchSender(KitClient client, KitAccount account, AsyncMode later) {

    private static final int ACCEPTED = 202;
    private static final String LATER = "Kit has accepted it for later, and does not report its outcome";

    /** Calls that Kit answers at once. */
    public BatchSender(KitClient client, KitAccount account) {
        this(client, account, null);
    }

    /**
     * The items of one call.
     *
     * @param repeatable whether it may be sent again when its outcome is unknown
     * @param rows       whether what Kit shows of items is wanted
     */
    record Batch(Operation operation, List<? extends Entry<?>> entries, boolean repeatable, boolean rows) {

        /** Whether Kit carries it out later. */
        boolean isLarge() {
            return entries.size() > Batcher.SIZE;
        }

        /** With the address of its callback; null for none. */
        KitRequest request(String callback) {
            Map<String, Object> body = new LinkedHashMap<>();
            if (callback != null) {
                body.put(operation.body().callbackField(), callback);
            }
            // One after the other as they are written
            Iterable<Map<String, Object>> items = () -> entries.stream().<Map<String, Object>>map(Entry::fields)
                    .iterator();
            body.put(operation.body().listField(), items);
            // Kit does not say whether it has accepted a large one before
            return new KitRequest(operation.id(), operation.method(), operation.path(), Json.writeBytes(body),
                    operation.isOAuthOnly(), repeatable && !isLarge());
        }

        Batch of(List<Integer> some) {
            return new Batch(operation, some.stream().map(entries::get).toList(), repeatable, rows);
        }
    }

    /** Told once how a call ended, with an outcome for each item; all are failed where the call was. */
    interface Handler {
        void done(List<Outcome> outcomes, KitResult result);
    }

    /** How much goes into a call. */
    Batcher.Limit limit() {
        return later == null ? Batcher.Limit.AT_ONCE : later.limit();
    }

    /** Sends a batch from the pool. */
    void send(Batch batch, Exchange exchange, Handler handler) {
        transmit(batch, exchange, askAgain(batch, exchange, handler));
    }

    private void transmit(Batch batch, Exchange exchange, Handler handler) {
        if (batch.isLarge()) {
            new AsyncCall(this, batch, handler).send(exchange);
            return;
        }
        KitRequest request = batch.request(null);
        client.sendInBackground(request, account, exchange,
                (result, sync) -> answered(batch, request, result, handler));
    }

    /** Sends a batch on this thread, if it may go now. */
    void sendNow(Batch batch, Exchange exchange, Handler handler) {
        if (batch.isLarge()) {
            send(batch, exchange, handler);
            return;
        }
        KitRequest request = batch.request(null);
        client.send(request, account, exchange,
                (result, sync) -> answered(batch, request, result, askAgain(batch, exchange, handler)));
    }

    static void answered(Batch batch, KitRequest request, KitResult result, Handler handler) {
        if (result.failure() != null) {
            failed(batch, result.failure(), result, handler);
            return;
        }
        if (isAccepted(result)) {
            // Without rows or failures, which must not be taken for success
            handler.done(all(batch, Outcome.unknown(LATER)), result);
            return;
        }
        Object answer;
        try {
            answer = new AnswerReader(batch.operation(), false).read(result.response()).body();
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it is that Kit has sent, somebody waits for it
            failed(batch, unreadable(request, result, e), result, handler);
            return;
        }
        matched(batch, request, answer, result, handler);
    }

    private static KitException unreadable(KitRequest request, KitResult result, Throwable e) {
        IOException cause = e instanceof IOException io ? io : new IOException(e.toString(), e);
        KitResponse none = new KitResponse(0, new byte[0], null, null, null, null);
        return KitErrors.unreadable(request, result.response() == null ? none : result.response(), cause);
    }

    /** Finds the outcome of each item. */
    static void matched(Batch batch, KitRequest request, Object answer, KitResult result, Handler handler) {
        List<Outcome> outcomes;
        try {
            Map<String, Object> object = Json.asObject(answer);
            outcomes = Matching.match(batch.operation(), batch.entries(), object == null ? Map.of() : object);
        } catch (RuntimeException | Error e) {
            failed(batch, unreadable(request, result, e), result, handler);
            return;
        }
        if (result.unsure() && "DELETE".equals(batch.operation().method())) {
            // An earlier attempt has removed it, and its answer was lost
            outcomes = outcomes.stream().map(outcome -> settled(batch.operation(), outcome)).toList();
        }
        handler.done(outcomes, result);
    }

    static void failed(Batch batch, KitException failure, KitResult result, Handler handler) {
        handler.done(all(batch, Outcome.failed(failure)), new KitResult(null, failure, result.retries()));
    }

    static List<Outcome> all(Batch batch, Outcome outcome) {
        return Collections.nCopies(batch.entries().size(), outcome);
    }

    /** Whether Kit carries it out later. */
    static boolean isAccepted(KitResult result) {
        return result.failure() == null && result.response() != null && result.response().status() == ACCEPTED;
    }

    /**
     * One failure without its key would leave all items open where what was done is not shown. Sent again, those that
     * were done fail, and show their key, because nothing is left to do.
     */
    private Handler askAgain(Batch batch, Exchange exchange, Handler handler) {
        return (outcomes, result) -> {
            List<Integer> open = IntStream.range(0, outcomes.size()).boxed()
                    .filter(i -> outcomes.get(i).uncertain()).toList();
            boolean pointless = later != null && later.isForgotten() || isAccepted(result);
            if (result.failure() != null || open.isEmpty() || !batch.operation().items().isSilent() || pointless) {
                handler.done(outcomes, result);
                return;
            }
            transmit(batch.of(open), exchange, (second, whole) -> {
                List<Outcome> all = new ArrayList<>(outcomes);
                for (int i = 0; i < open.size() && whole.failure() == null; i++) {
                    all.set(open.get(i), settled(batch.operation(), second.get(i)));
                }
                handler.done(all, result);
            });
        };
    }

    private static Outcome settled(Operation operation, Outcome second) {
        boolean shown = second.row() != null && Keys.of(second.row(), operation.items().key()) != null;
        return shown && !second.isDone() ? Outcome.done(null) : second;
    }
}
