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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.bulk.BatchSender.Batch;
import io.github.camelkit.bulk.BatchSender.Handler;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.http.KitRequest;
import org.apache.camel.Exchange;

/**
 * A call that Kit accepts, carries out later, and answers with a callback, which can come before the acceptance does.
 */
final class AsyncCall {

    private static final String FORGOTTEN = "Kit has accepted it, and was not asked to report the outcome";

    private final BatchSender calls;
    private final AsyncMode later;
    private final Batch batch;
    private final Handler handler;

    AsyncCall(BatchSender calls, Batch batch, Handler handler) {
        this.calls = calls;
        this.later = calls.later();
        this.batch = batch;
        this.handler = handler;
    }

    void send(Exchange exchange) {
        if (later.isForgotten()) {
            KitRequest request = batch.request(null);
            calls.client().sendInBackground(request, calls.account(), exchange,
                    (result, sync) -> forget(request, result));
            return;
        }
        if (later.callbacks().isClosed()) {
            KitException stopped = new KitException(batch.operation().id()
                    + ": not sent, because the component stops", Details.notSent(batch.operation().id()));
            calls.client().execute(() -> BatchSender.failed(batch, stopped, new KitResult(null, stopped, 0), handler));
            return;
        }
        Callbacks.Awaited awaited = later.callbacks().open(batch.operation(), batch.rows());
        try {
            KitRequest request = batch.request(awaited.urlUnder(later.address()));
            calls.client().sendInBackground(request, calls.account(), exchange,
                    (result, sync) -> sent(request, awaited, result));
        } catch (RuntimeException | Error e) {
            // Nothing was sent, such as where there is no memory for the request
            awaited.drop();
            throw e;
        }
    }

    private void forget(KitRequest request, KitResult result) {
        if (BatchSender.isAccepted(result)) {
            handler.done(BatchSender.all(batch, Outcome.unknown(FORGOTTEN)), result);
        } else {
            BatchSender.answered(batch, request, result, handler);
        }
    }

    private void sent(KitRequest request, Callbacks.Awaited awaited, KitResult result) {
        if (BatchSender.isAccepted(result)) {
            await(request.withoutBody(), awaited, result);
            return;
        }
        awaited.drop();
        boolean lost = result.failure() != null && result.failure().isOutcomeUnknown();
        if (lost && awaited.answer().isDone() && !awaited.answer().isCompletedExceptionally()) {
            // The answer that accepted it was lost, but its outcome has come
            KitResult known = new KitResult(null, null, result.retries());
            BatchSender.matched(batch, request, awaited.answer().join(), known, handler);
        } else {
            BatchSender.answered(batch, request, result, handler);
        }
    }

    private void await(KitRequest request, Callbacks.Awaited awaited, KitResult result) {
        Callbacks callbacks = later.callbacks();
        String token = awaited.token();
        String why = "no callback came within " + TimeUnit.NANOSECONDS.toMillis(later.timeoutNanos())
                + " ms (option callbackTimeout)";
        boolean waits = calls.client().schedule(() -> callbacks.expire(token, why), later.timeoutNanos());
        if (!waits || callbacks.isClosed()) {
            callbacks.expire(token, Callbacks.STOPPED);
        }
        awaited.answer().whenCompleteAsync((answer, failure) -> ended(request, answer, failure, result),
                calls.client()::execute);
    }

    private void ended(KitRequest request, Map<String, Object> answer, Throwable failure, KitResult result) {
        if (failure == null) {
            BatchSender.matched(batch, request, answer, result, handler);
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        BatchSender.failed(batch, cause instanceof KitException known ? known : new KitException(cause.toString(),
                new Details(batch.operation().id(), 0, List.of(), null, true, cause)), result, handler);
    }
}
