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

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operation.Paging;
import io.github.camelkit.operation.Parameter;

/**
 * Makes the requests of the further pages of a list from the request of its first page.
 */
public final class PagedRequest {

    private static final String AFTER = Parameter.AFTER.kitName();
    // The total count is slow, and the same on each page
    private static final Set<String> FIRST_PAGE_ONLY = Set.of(AFTER, Parameter.BEFORE.kitName(),
            Parameter.INCLUDE_TOTAL_COUNT.kitName());

    private final KitRequest first;
    // Null where cursors are query parameters
    private final Map<String, Object> fields;
    private final String path;
    private String firstCursor;

    /**
     * @param first the request of the first page of that operation
     */
    public PagedRequest(Operation operation, KitRequest first) {
        this.first = first;
        if (operation.paging() == Paging.BODY) {
            this.fields = fieldsOf(first);
            this.path = first.path();
        } else {
            this.fields = null;
            this.path = pathOf(first);
        }
    }

    private Map<String, Object> fieldsOf(KitRequest request) {
        try {
            Map<String, Object> given = request.body() == null ? Map.of() : Json.asObject(Json.read(request.body()));
            Map<String, Object> kept = new LinkedHashMap<>(given);
            Object cursor = kept.get(AFTER);
            firstCursor = cursor == null ? null : cursor.toString();
            kept.keySet().removeAll(FIRST_PAGE_ONLY);
            return kept;
        } catch (IOException e) {
            throw new IllegalArgumentException("the request of a page is not valid JSON", e);
        }
    }

    /** The path and what stays of its query. */
    private String pathOf(KitRequest request) {
        int mark = request.path().indexOf('?');
        if (mark < 0) {
            return request.path() + '?';
        }
        StringBuilder kept = new StringBuilder(request.path().substring(0, mark)).append('?');
        for (String pair : request.path().substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equals(AFTER)) {
                firstCursor = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            }
            if (!FIRST_PAGE_ONLY.contains(name)) {
                kept.append(pair).append('&');
            }
        }
        return kept.toString();
    }

    /** The cursor that the first page was asked for with; null for the very start of the list. */
    public String firstCursor() {
        return firstCursor;
    }

    /**
     * The request of the page after a cursor.
     *
     * @param cursor as Kit sends it, not encoded
     */
    public KitRequest after(String cursor) {
        if (fields == null) {
            // The form encoding writes a space as a plus
            String encoded = URLEncoder.encode(cursor, StandardCharsets.UTF_8).replace("+", "%20");
            return new KitRequest(first.operation(), first.method(), path + AFTER + '=' + encoded, null,
                    first.oauthOnly(), first.repeatable());
        }
        Map<String, Object> next = new LinkedHashMap<>(fields);
        next.put(AFTER, cursor);
        return new KitRequest(first.operation(), first.method(), path, Json.writeBytes(next), first.oauthOnly(),
                first.repeatable());
    }
}
