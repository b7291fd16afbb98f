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
package io.github.camelkit.poll;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelkit.client.KitResult;
import io.github.camelkit.client.PageWalk;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Parameter;

/**
 * Asks Kit for the pages of one list.
 */
final class Pages {

    private final Operation list;
    private final Rows rows;
    private final Function<Map<Parameter, String>, KitRequest> requests;
    private final Function<KitRequest, CompletableFuture<KitResult>> calls;
    private final Waits waits;
    private final KitTime time;

    /**
     * @param requests makes the request of a first page from what the list is to be asked
     * @param calls    sends a request, not on this thread
     */
    public Pages(Operation list, Feed feed, Function<Map<Parameter, String>, KitRequest> requests,
            Function<KitRequest, CompletableFuture<KitResult>> calls, Waits waits, KitTime time) {
        this.list = list;
        this.rows = new Rows(feed);
        this.requests = requests;
        this.calls = calls;
        this.waits = waits;
        this.time = time;
    }

    /** The list as it answers to a query, a page at a time. */
    final class Reading {

        private final PageWalk walk;

        private Reading(KitRequest first) {
            this.walk = new PageWalk(list, first, false);
        }

        Page next() throws Exception {
            KitRequest request = walk.request();
            KitResult answer = ask(request);
            Instant date = date(answer.response(), request);
            KitPage<?> content = walk.read(answer);
            return new Page(items(content, request, answer.response()), content, content.nextCursor(), date);
        }
    }

    Reading read(Map<Parameter, String> query) {
        return new Reading(requests.apply(query));
    }

    private List<Item> items(KitPage<?> content, KitRequest request, KitResponse response) {
        List<Item> items = new ArrayList<>(content.size());
        try {
            for (Object item : content) {
                Map<String, Object> row = Json.asObject(item);
                if (row == null) {
                    throw new IOException("an item of '" + content.root() + "' is no object");
                }
                items.add(rows.read(row));
            }
            return items;
        } catch (IOException e) {
            throw KitErrors.unreadable(request, response, e);
        }
    }

    private KitResult ask(KitRequest request) throws Exception {
        time.asking();
        return waits.await(calls.apply(request));
    }

    /** The first date that is known can be compared with no other: where it looks wrong, Kit is asked once more. */
    private Instant date(KitResponse response, KitRequest request) throws Exception {
        if (!time.isDoubtful(response.date())) {
            return time.of(response.date());
        }
        String again = ask(request).response().date();
        Instant second = KitTime.parse(again);
        boolean isAhead = second == null
                || KitTime.parse(response.date()).isBefore(second.minus(KitTime.DOUBTFUL));
        return time.of(isAhead ? response.date() : again);
    }
}
