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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operation.Paging;

/**
 * What a walk through a list has passed: refuses to go in circles, and finds rows that come again.
 */
final class PassedPages {

    private static final String ID = "id";
    private static final int MAX_EMPTY = 100;
    // Two of the largest pages: an overlap is with the page before
    private static final int MAX_ROWS = 2_000;

    private final Operation list;
    private final Set<String> cursors = new HashSet<>();
    private final Set<UUID> pages = new HashSet<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_ROWS;
        }
    };
    private int empty;

    /**
     * @param firstCursor the cursor that the first page was asked for with; null for the start of the list
     */
    PassedPages(Operation list, String firstCursor) {
        this.list = list;
        if (firstCursor != null) {
            cursors.add(firstCursor);
        }
    }

    /**
     * The cursor of the page after this one.
     *
     * @param  answer       the answer that the page was read from
     * @return              null after the last page
     * @throws KitException if Kit does not say where the list goes on, or names a place that was passed before
     */
    String cursorAfter(KitPage<?> page, KitResponse answer) {
        Boolean hasNext = page.pagination() == null ? null : page.pagination().hasNextPage();
        if (hasNext == null && list.paging() == Paging.QUERY_OPTIONAL) {
            return null;
        }
        if (hasNext == null) {
            throw broken("the answer does not say whether there is a next page", answer);
        }
        if (!hasNext) {
            return null;
        }
        String cursor = page.nextCursor();
        if (cursor == null || cursor.isEmpty()) {
            throw broken("there is a next page, but the answer has no cursor for it", answer);
        }
        if (!cursors.add(cursor)) {
            throw broken("the list goes in circles: the cursor " + cursor + " has come before", answer);
        }
        return cursor;
    }

    /**
     * The rows of a page that were not on a page before.
     *
     * @param  isLast       whether the list ends with it
     * @throws KitException if the list goes on after a page that has come before, or after too many empty ones
     */
    List<Map<String, Object>> pass(List<Map<String, Object>> page, boolean isLast, KitResponse answer) {
        List<Map<String, Object>> others = new ArrayList<>(page.size());
        StringBuilder all = new StringBuilder();
        for (Map<String, Object> row : page) {
            Object id = row.get(ID);
            int content = row.hashCode();
            all.append(id).append('#').append(content).append(' ');
            // The same object with another content is a change of it
            if (id == null || !Integer.valueOf(content).equals(rows.put(id.toString(), content))) {
                others.add(row);
            }
        }
        empty = page.isEmpty() ? empty + 1 : 0;
        if (!isLast && empty >= MAX_EMPTY) {
            throw broken("the list goes in circles: " + MAX_EMPTY + " empty pages came one after the other", answer);
        }
        boolean isNew = page.isEmpty() || pages.add(UUID.nameUUIDFromBytes(all.toString().getBytes(
                StandardCharsets.UTF_8)));
        if (!isLast && !isNew) {
            throw broken("the list goes in circles: a page has come before, with another cursor", answer);
        }
        return others;
    }

    private KitException broken(String what, KitResponse answer) {
        return new KitServerException(list + ": " + what,
                new Details(list.id(), answer.status(), List.of(), answer.requestId(), false, null));
    }
}
