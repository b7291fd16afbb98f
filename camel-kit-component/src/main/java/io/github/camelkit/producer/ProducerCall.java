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
package io.github.camelkit.producer;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelkit.KitConstants;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a producer does with one exchange.
 */
abstract class ProducerCall {

    static final CompletableFuture<Void> NOTHING_TO_PREPARE = CompletableFuture.completedFuture(null);
    static final CompletableFuture<Void> WRITTEN = CompletableFuture.completedFuture(null);

    final EndpointContext endpoint;
    final ProducerOptions options;
    final Exchange exchange;
    private final ExchangeOptions exchangeOptions;
    private final KitAccount account;

    ProducerCall(EndpointContext endpoint, ProducerOptions options, ExchangeOptions exchangeOptions,
            Exchange exchange) {
        this.endpoint = endpoint;
        this.options = options;
        this.exchangeOptions = exchangeOptions;
        this.exchange = exchange;
        this.account = endpoint.account(exchange);
    }

    final KitAccount account() {
        return account;
    }

    /**
     * Reads the exchange, and asks Kit for what the call needs to know first.
     *
     * @throws RuntimeException if the exchange cannot be understood
     */
    abstract CompletableFuture<Void> prepare();

    /** The request, once it is prepared. */
    abstract KitRequest request();

    /** Writes the answer to the exchange; it may fail, at once or later. */
    abstract CompletableFuture<Void> write(KitResult answer) throws IOException;

    /** Removes the headers that have steered this call, so that they do not steer the next one. */
    abstract void removeUsedHeaders(Message message);

    /** Kit has refused the call, or did not answer. */
    void failed(KitException failure) {
        AnswerWriter.fail(exchange, failure, exchangeOptions);
    }

    /**
     * Writes the answer or the failure of the request to the exchange.
     *
     * @return done, and never with a failure, once the exchange holds its result
     */
    final CompletableFuture<Void> answered(KitResult result) {
        try {
            if (result.failure() != null) {
                failed(result.failure());
            } else {
                CompletableFuture<Void> written = write(result);
                if (written != WRITTEN) {
                    return written.handle((nothing, failure) -> finish(failure));
                }
            }
            finish(null);
        } catch (IOException e) {
            exchange.setException(KitErrors.unreadable(request(), result.response(), e));
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
        return WRITTEN;
    }

    /** Not thrown, because nobody would catch it: the exchange reports it. */
    private Void finish(Throwable failure) {
        try {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof KitException known) {
                failed(known);
            } else if (cause != null) {
                exchange.setException(cause);
            }
            if (exchange.getException() == null) {
                // Only now: an exchange that failed may be redelivered, and needs them again
                exchange.getMessage().removeHeader(KitConstants.ACCOUNT);
                removeUsedHeaders(exchange.getMessage());
            }
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
        return null;
    }
}
