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
package io.github.camelkit.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.http.PageReader;
import io.github.camelkit.http.PagedRequest;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Answer;
import io.github.camelkit.operation.Operation;

/**
 * One way through a list of Kit's, a page at a time, by one thread at a time. Rows that two pages have in common are on
 * the first of them only. A list that does not come to an end fails: cursors or pages that have come before, and empty
 * pages one after the other.
 */
public final class PageWalk {

    private final Operation list;
    private final boolean models;
    private final PageReader reader;
    private final PagedRequest more;
    private final PassedPages passed;
    private volatile KitRequest next;

    /**
     * @param first  the request of the first page
     * @param models whether items are models, where there is a model for them; otherwise they are maps
     */
    public PageWalk(Operation list, KitRequest first, boolean models) {
        this.list = list;
        this.models = models;
        this.reader = new PageReader(list);
        this.more = new PagedRequest(list, first);
        this.passed = new PassedPages(list, more.firstCursor());
        this.next = first;
    }

    /** Whether there is a page that was not read. */
    public boolean hasNext() {
        return next != null;
    }

    /** The request of the next page; null after the last one. */
    public KitRequest request() {
        return next;
    }

    /**
     * Reads the answer to the request of the next page.
     *
     * @throws KitException if it is not a page, or the list cannot go on from it; also what the call has failed with
     */
    public KitPage<?> read(KitResult result) {
        if (result.failure() != null) {
            throw result.failure();
        }
        KitRequest request = next;
        KitResponse response = result.response();
        try {
            KitPage<?> page = reader.read(response);
            List<Map<String, Object>> rows = rows(page);
            String cursor = passed.cursorAfter(page, response);
            List<?> items = rows == null ? page : items(passed.pass(rows, cursor == null, response));
            next = cursor == null ? null : more.after(cursor);
            return KitPage.of(page.root(), items, page.pagination(), page.additional());
        } catch (IOException e) {
            throw KitErrors.unreadable(request, response, e);
        }
    }

    /** The items as Kit sent them; null where Kit has not published what they are, and they are not all objects. */
    private static List<Map<String, Object>> rows(KitPage<?> page) {
        List<Map<String, Object>> rows = new ArrayList<>(page.size());
        for (Object item : page) {
            Map<String, Object> row = Json.asObject(item);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return rows;
    }

    private List<?> items(List<Map<String, Object>> rows) {
        if (!models || list.answer().shape() == Answer.Shape.RAW) {
            return rows;
        }
        Class<? extends KitModel> type = list.answer().type().asSubclass(KitModel.class);
        return rows.stream().map(row -> KitModels.read(type, row)).toList();
    }

    /**
     * Asks for the next page.
     *
     * @param  calls sends a request
     * @return       fails with what {@link #read} throws
     */
    public CompletableFuture<KitPage<?>> next(Function<KitRequest, CompletableFuture<KitResult>> calls) {
        return calls.apply(next).thenApply(this::read);
    }

    /**
     * Reads all pages that are left; no thread waits for one.
     *
     * @param  calls sends a request
     * @param  taker is given each page; what it throws ends the walk
     * @return       fails with what {@link #read} or the taker throws
     */
    public CompletableFuture<Void> readAll(Function<KitRequest, CompletableFuture<KitResult>> calls,
            Consumer<KitPage<?>> taker) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        goOn(calls, taker, end);
        return end;
    }

    /** A loop, because pages may come at once, and many of them would be too deep a recursion. */
    private void goOn(Function<KitRequest, CompletableFuture<KitResult>> calls, Consumer<KitPage<?>> taker,
            CompletableFuture<Void> end) {
        try {
            while (hasNext()) {
                CompletableFuture<Void> taken = next(calls).thenAccept(taker);
                if (!taken.isDone()) {
                    taken.whenComplete((nothing, failure) -> {
                        if (failure == null) {
                            goOn(calls, taker, end);
                        } else {
                            end.completeExceptionally(cause(failure));
                        }
                    });
                    return;
                }
                taken.join();
            }
            end.complete(null);
        } catch (Throwable e) {
            // Also an Error: whoever waits for the end must hear of it
            end.completeExceptionally(cause(e));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
