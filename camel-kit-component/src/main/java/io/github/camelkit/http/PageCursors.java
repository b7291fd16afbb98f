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
package io.github.camelkit.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operation.Paging;

/**
 * The cursors of one walk through a list: tells where the next page starts, and refuses to go in circles.
 */
public final class PageCursors {

    private final Operation operation;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param firstCursor the cursor that the first page was asked for with, or null
     */
    public PageCursors(Operation operation, String firstCursor) {
        this.operation = operation;
        if (firstCursor != null) {
            seen.add(firstCursor);
        }
    }

    /**
     * The cursor of the page after this one.
     *
     * @param  answer       the answer that the page was read from
     * @return              null after the last page
     * @throws KitException if Kit does not tell where the list goes on, or tells a place that was passed before
     */
    public String after(KitPage<?> page, KitResponse answer) {
        Boolean hasNext = page.pagination() == null ? null : page.pagination().hasNextPage();
        if (hasNext == null && operation.paging() == Paging.QUERY_OPTIONAL) {
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
        if (!seen.add(cursor)) {
            throw broken("the list goes in circles: the cursor " + cursor + " has come before", answer);
        }
        return cursor;
    }

    private KitException broken(String what, KitResponse answer) {
        return new KitServerException(operation + ": " + what,
                new Details(operation.id(), answer.status(), List.of(), answer.requestId(), false, null));
    }
}
