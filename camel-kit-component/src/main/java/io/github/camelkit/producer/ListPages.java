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

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.client.PageWalk;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;

/**
 * The pages of one list, each fetched after the one before.
 */
final class ListPages {

    private final EndpointContext endpoint;
    private final KitAccount account;
    private final Operation operation;
    private final PageWalk walk;
    // Of its own: the one that the list is read for may be over, and used for something else, by the next page
    private final Exchange exchange;

    /**
     * @param firstRequest the request of the first page, which is sent by others
     */
    ListPages(EndpointContext endpoint, KitAccount account, Operation operation, KitRequest firstRequest) {
        this.endpoint = endpoint;
        this.account = account;
        this.operation = operation;
        this.walk = new PageWalk(operation, firstRequest, endpoint.outputType() == OutputType.MODEL);
        this.exchange = endpoint.createExchange();
    }

    Operation operation() {
        return operation;
    }

    /** Whether there is a page after the last one that was read. */
    boolean hasNext() {
        return walk.hasNext();
    }

    /**
     * Reads the first page.
     *
     * @throws KitException if it is not a page, or the list cannot go on from it
     */
    KitPage<?> read(KitResult result) {
        return walk.read(result);
    }

    /**
     * Fetches the next page.
     *
     * @param  inBackground whether this thread must not be used for it
     * @return              fails with what {@link #read} throws
     */
    CompletableFuture<KitPage<?>> next(boolean inBackground) {
        return walk.next(request -> call(request, inBackground));
    }

    /**
     * Fetches all pages that are left.
     *
     * @param  taker is given each page
     * @return       fails with what {@link #read} or the taker throws
     */
    CompletableFuture<Void> readAll(Consumer<KitPage<?>> taker) {
        return walk.readAll(request -> call(request, false), taker);
    }

    private CompletableFuture<KitResult> call(KitRequest request, boolean inBackground) {
        CompletableFuture<KitResult> answer = new CompletableFuture<>();
        KitClient.Handler handler = (result, sync) -> answer.complete(result);
        try {
            if (inBackground) {
                endpoint.client().sendInBackground(request, account, exchange, handler);
            } else {
                endpoint.client().send(request, account, exchange, handler);
            }
        } catch (RuntimeException e) {
            // Such as a component that is stopped: for whoever reads the page, not for whoever asks for one more
            return CompletableFuture.failedFuture(e);
        }
        return answer;
    }
}
