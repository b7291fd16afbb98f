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
package io.github.camelkit.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * One page of a list, which is the unmodifiable list of its items and knows where the next page starts.
 * <p>
 * Section "Pagination" of Kit's reference.
 *
 * @param <T> the type of the items: a model or a map
 */
public final class KitPage<T> extends AbstractList<T> implements RandomAccess {

    private static final String PAGINATION = "pagination";

    private final String root;
    private final List<T> items;
    private final Pagination pagination;
    private final Map<String, Object> additional;

    private KitPage(String root, List<T> items, Pagination pagination, Map<String, Object> additional) {
        this.root = root;
        this.items = items == null ? List.of() : new ArrayList<>(items);
        this.pagination = pagination;
        this.additional = Copies.additional(additional);
    }

    /**
     * @param root       Kit's name of the list, such as {@code tags}
     * @param pagination null if the list is not paged
     * @param additional the answer's other fields by Kit's name, or null; a value under {@code root} or
     *                   {@code pagination} is written in place of the typed one
     */
    public static <T> KitPage<T> of(
            String root, List<T> items, Pagination pagination, Map<String, Object> additional) {
        return new KitPage<>(root, items, pagination, additional);
    }

    /**
     * Reads a whole answer, such as <code>{"tags": [...], "pagination": {...}}</code>.
     */
    public static <T extends KitModel> KitPage<T> read(String root, Class<T> itemType, Map<String, ?> json) {
        Envelope envelope = new Envelope(json);
        List<T> items = envelope.takeList(root, itemType);
        Pagination pagination = envelope.take(PAGINATION, Pagination.class);
        return new KitPage<>(root, items, pagination, envelope.rest());
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** Kit's name of the list. */
    public String root() {
        return root;
    }

    /** How Kit describes the page, or null if the list is not paged. */
    public Pagination pagination() {
        return pagination;
    }

    /** The answer's fields beside the list and the pagination, by Kit's name. */
    public Map<String, Object> additional() {
        return additional;
    }

    /** The value for {@code after} that gives the next page, or null on the last page. */
    public String nextCursor() {
        return pagination != null && Boolean.TRUE.equals(pagination.hasNextPage()) ? pagination.endCursor() : null;
    }

    /** The value for {@code before} that gives the previous page, or null on the first page. */
    public String previousCursor() {
        return pagination != null && Boolean.TRUE.equals(pagination.hasPreviousPage())
                ? pagination.startCursor()
                : null;
    }

    /** The number of items on all pages, or null if it was not asked for. */
    public Long totalCount() {
        return pagination == null ? null : pagination.totalCount();
    }

    /** The page as Kit sends it: a new map that can be changed. */
    public Map<String, Object> toMap() {
        return Envelope.write(additional, root, items, PAGINATION, pagination);
    }
}
