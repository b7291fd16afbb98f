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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelkit.api.Operation;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitException;
import io.github.camelkit.http.KitRequest;
import org.apache.camel.Exchange;

/**
 * Makes bulk calls for one account.
 *
 * @param client  takes them through the quota
 * @param account whom they are made for
 */
public record Calls(KitClient client, KitAccount account) {

    /**
     * The items of one call.
     *
     * @param repeatable whether it may be sent again when its outcome is unknown
     */
    record Batch(Operation operation, List<? extends Entry<?>> entries, boolean repeatable) {

        private KitRequest request() {
            byte[] body = Json.writeBytes(Map.of(operation.body().listField(),
                    entries.stream().map(Entry::fields).toList()));
            return new KitRequest(operation.id(), operation.method(), operation.path(), body, operation.isOAuthOnly(),
                    repeatable);
        }
    }

    /** Told once how a call ended, with an outcome for each item; all are failed where the call was. */
    interface Handler {
        void done(List<Outcome> outcomes, KitResult result);
    }

    /** Sends a batch from the pool. */
    void send(Batch batch, Exchange exchange, Handler handler) {
        KitRequest request = batch.request();
        client.sendInBackground(request, account, exchange,
                (result, sync) -> answered(batch, request, result, askAgain(batch, exchange, handler)));
    }

    /** Sends a batch on this thread, if it may go now. */
    void sendNow(Batch batch, Exchange exchange, Handler handler) {
        KitRequest request = batch.request();
        client.send(request, account, exchange,
                (result, sync) -> answered(batch, request, result, askAgain(batch, exchange, handler)));
    }

    private static void answered(Batch batch, KitRequest request, KitResult result, Handler handler) {
        KitException failure = result.failure();
        List<Outcome> outcomes = null;
        if (failure == null) {
            try {
                Object answer = new AnswerReader(batch.operation(), false).read(result.response()).body();
                Map<String, Object> object = Json.asObject(answer);
                outcomes = Matching.match(batch.operation(), batch.entries(), object == null ? Map.of() : object);
            } catch (IOException e) {
                failure = KitErrors.unreadable(request, result.response(), e);
            } catch (RuntimeException e) {
                // Whatever it is that Kit has sent, somebody waits for it
                failure = KitErrors.unreadable(request, result.response(), new IOException(e.toString(), e));
            }
        }
        if (failure == null) {
            handler.done(outcomes, result);
        } else {
            Outcome failed = Outcome.failed(failure);
            handler.done(batch.entries().stream().map(entry -> failed).toList(),
                    new KitResult(null, failure, result.retries()));
        }
    }

    /**
     * One failure without its key would leave all items open where what was done is not shown. Sent again, those that
     * were done fail, and show their key, for there is nothing left to do.
     */
    private Handler askAgain(Batch batch, Exchange exchange, Handler handler) {
        return (outcomes, result) -> {
            List<Integer> open = IntStream.range(0, outcomes.size()).boxed()
                    .filter(i -> outcomes.get(i).uncertain()).toList();
            if (result.failure() != null || open.isEmpty() || !batch.operation().items().isSilent()) {
                handler.done(outcomes, result);
                return;
            }
            Batch again = new Batch(batch.operation(), open.stream().map(i -> batch.entries().get(i)).toList(),
                    batch.repeatable());
            KitRequest request = again.request();
            client.sendInBackground(request, account, exchange, (second, sync) ->
                    answered(again, request, second, (later, whole) -> {
                        List<Outcome> all = new ArrayList<>(outcomes);
                        for (int i = 0; i < open.size() && whole.failure() == null; i++) {
                            all.set(open.get(i), settled(batch.operation(), later.get(i)));
                        }
                        handler.done(all, result);
                    }));
        };
    }

    private static Outcome settled(Operation operation, Outcome second) {
        boolean shown = second.row() != null && Keys.of(second.row(), operation.items().key()) != null;
        return shown && !second.isDone() ? Outcome.done(null) : second;
    }
}
