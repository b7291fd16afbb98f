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

import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.PageCursors;
import io.github.camelkit.http.PageReader;
import io.github.camelkit.http.PagedRequest;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;

/**
 * Fetches the pages of one list, each after the one before.
 */
final class ListPages {

    private final EndpointContext endpoint;
    private final KitAccount account;
    private final Operation operation;
    private final KitRequest firstRequest;
    private final PagedRequest requests;
    private final PageCursors cursors;
    private final PageReader reader;
    // Of its own: the one that the list is read for may be over, and used for something else, by the next page
    private final Exchange exchange;
    private volatile String cursor;

    /**
     * @param firstRequest the request of the first page, which is sent by others
     */
    ListPages(EndpointContext endpoint, KitAccount account, Operation operation, KitRequest firstRequest) {
        this.endpoint = endpoint;
        this.account = account;
        this.operation = operation;
        this.firstRequest = firstRequest;
        this.requests = new PagedRequest(operation, firstRequest);
        this.cursors = new PageCursors(operation, requests.firstCursor());
        this.reader = new PageReader(operation, endpoint.outputType() == OutputType.MODEL);
        this.exchange = endpoint.createExchange();
    }

    Operation operation() {
        return operation;
    }

    /** Whether there is a page after the last one that was read. */
    boolean hasNext() {
        return cursor != null;
    }

    /**
     * Reads a page, and where the next one starts.
     *
     * @throws KitException if it is not a page, or the list cannot go on from it
     */
    KitPage<?> read(KitResult result) {
        if (result.failure() != null) {
            throw result.failure();
        }
        try {
            KitPage<?> page = reader.read(result.response());
            cursor = cursors.after(page, result.response());
            return page;
        } catch (IOException e) {
            throw KitErrors.unreadable(firstRequest, result.response(), e);
        }
    }

    /**
     * Fetches the next page.
     *
     * @param  inBackground whether this thread must not be used for it
     * @return              fails with what {@link #read} throws
     */
    CompletableFuture<KitPage<?>> next(boolean inBackground) {
        CompletableFuture<KitResult> answer = new CompletableFuture<>();
        KitClient.Handler handler = (result, sync) -> answer.complete(result);
        CompletableFuture<KitPage<?>> page = answer.thenApply(this::read);
        KitRequest request = requests.after(cursor);
        if (inBackground) {
            endpoint.client().sendInBackground(request, account, exchange, handler);
        } else {
            endpoint.client().send(request, account, exchange, handler);
        }
        return page;
    }
}
