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
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelkit.client.KitResult;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.http.PageCursors;
import io.github.camelkit.http.PageReader;
import io.github.camelkit.http.PagedRequest;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Parameter;

/**
 * Asks Kit for the pages of one list.
 */
final class Pages {

    private final Operation list;
    private final PageReader reader;
    private final Rows rows;
    private final Function<Map<Parameter, String>, KitRequest> requests;
    private final Function<KitRequest, CompletableFuture<KitResult>> calls;
    private final Waits waits;
    private final Clock clock;

    /**
     * @param requests makes the request of a first page from what the list is to be asked
     * @param calls    sends a request, not on this thread
     */
    public Pages(Operation list, Feed feed, Function<Map<Parameter, String>, KitRequest> requests,
            Function<KitRequest, CompletableFuture<KitResult>> calls, Waits waits, Clock clock) {
        this.list = list;
        this.reader = new PageReader(list, false);
        this.rows = new Rows(feed);
        this.requests = requests;
        this.calls = calls;
        this.waits = waits;
        this.clock = clock;
    }

    /** The list as it answers to a query, a page at a time. */
    final class Reading {

        private final PagedRequest more;
        private final PageCursors cursors;
        private KitRequest next;

        private Reading(KitRequest first) {
            this.next = first;
            this.more = new PagedRequest(list, first);
            this.cursors = new PageCursors(list, more.firstCursor());
        }

        Page next() throws Exception {
            KitRequest request = next;
            KitResponse response = waits.await(calls.apply(request)).response();
            try {
                KitPage<?> content = reader.read(response);
                String cursor = cursors.after(content, response);
                next = cursor == null ? null : more.after(cursor);
                return new Page(items(content), content, cursor, date(response.date()));
            } catch (IOException e) {
                throw KitErrors.unreadable(request, response, e);
            }
        }
    }

    Reading read(Map<Parameter, String> query) {
        return new Reading(requests.apply(query));
    }

    private List<Item> items(KitPage<?> content) throws IOException {
        List<Item> items = new ArrayList<>(content.size());
        for (Object item : content) {
            Map<String, Object> row = Json.asObject(item);
            if (row == null) {
                throw new IOException("an item of '" + content.root() + "' is no object");
            }
            items.add(rows.read(row));
        }
        return items;
    }

    private Instant date(String header) {
        try {
            return header == null ? clock.instant()
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
