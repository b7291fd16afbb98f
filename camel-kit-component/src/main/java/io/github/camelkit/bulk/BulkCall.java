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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.operation.BulkItems;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a bulk operation for one exchange, in as many calls as its list takes.
 */
public final class BulkCall {

    private static final Logger LOG = LoggerFactory.getLogger(BulkCall.class);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final BulkContext context;
    private final Exchange exchange;
    private final Operation operation;
    private final KitAccount account;
    private final BulkBody body;
    private ListRun run;

    private BulkCall(BulkContext context, Exchange exchange, Operation operation, KitAccount account, BulkBody body) {
        this.context = context;
        this.exchange = exchange;
        this.operation = operation;
        this.body = body;
        this.account = account;
    }

    /**
     * The bulk call that the exchange asks for; null if it asks for another one, or says itself where the outcome goes.
     *
     * @throws KitValidationException if the exchange cannot be understood
     */
    public static BulkCall of(BulkContext context, Exchange exchange, Operation operation) {
        if (operation.items() == null) {
            return null;
        }
        AutoCloseable given = BulkBody.source(exchange.getMessage().getBody());
        try {
            // Before the body is looked at, which can be large
            KitAccount account = context.endpoint().account(exchange);
            EndpointContext.checkCredential(operation, account);
            BulkBody body = BulkBody.of(exchange, operation);
            return body.items() == null ? null : new BulkCall(context, exchange, operation, account, body);
        } catch (IllegalArgumentException e) {
            close(given, operation);
            throw new KitValidationException(operation + ": " + e.getMessage(), Details.notSent(operation.id(), e));
        } catch (RuntimeException | Error e) {
            close(given, operation);
            throw e;
        }
    }

    /** As {@link org.apache.camel.AsyncProcessor#process}. */
    public boolean process(AsyncCallback callback) {
        try {
            run = listRun();
        } catch (RuntimeException | Error e) {
            close(body.source(), operation);
            throw e;
        }
        CompletableFuture<BulkReport<Object>> result = run.start();
        boolean now = result.isDone();
        result.whenComplete((report, failure) -> {
            ended(report, failure);
            callback.done(now);
        });
        return now;
    }

    private ListRun listRun() {
        BulkItems.Step step = operation.items().then();
        FieldLookup fields = step == null ? null : new FieldLookup(context, account, exchange, step.list());
        AsyncMode later = CallbackListeners.later(context);
        // Of large calls one at a time, for its items are in memory
        ListRun.Settings settings = new ListRun.Settings(
                later == null ? context.endpoint().configuration().getMaxConcurrentCalls() : 1,
                context.endpoint().outputType() == OutputType.MODEL);
        return new ListRun(operation, body.items(), new BatchSender(context.endpoint().client(), account, later), exchange,
                fields, settings);
    }

    private void ended(BulkReport<Object> report, Throwable failure) {
        close(body.source(), operation);
        try {
            if (failure == null) {
                write(report, exchange.getMessage());
                exchange.getMessage().removeHeader(KitConstants.OPERATION);
                exchange.getMessage().removeHeader(KitConstants.ACCOUNT);
            } else {
                failed(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        } catch (RuntimeException | Error e) {
            // Not thrown, because nobody would catch it
            exchange.setException(e);
        }
    }

    /** The outcome of all calls of the list: that of the last one, and how many were sent again. */
    private void write(BulkReport<Object> report, Message message) {
        OutputType type = context.endpoint().outputType();
        AnswerWriter.writeBody(type == OutputType.MODEL ? report : report.toMap(), type, message);
        AnswerWriter.writeOutcome(run.isForgotten() ? ACCEPTED : OK, run.retries(), run.requestId(), message);
        message.removeHeader(KitConstants.COALESCED);
    }

    private void failed(Throwable failure) {
        if (failure instanceof KitException known) {
            AnswerWriter.fail(exchange, known, context.exchange());
        } else {
            exchange.setException(failure);
        }
    }

    private static void close(AutoCloseable source, Operation operation) {
        if (source != null) {
            try {
                source.close();
            } catch (Exception e) {
                LOG.debug("The list of {} cannot be closed", operation, e);
            }
        }
    }
}
