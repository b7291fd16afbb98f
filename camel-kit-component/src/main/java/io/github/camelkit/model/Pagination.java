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

import java.util.Map;

/**
 * Where a page stands in its list.
 * <p>
 * Section "Pagination" of Kit's reference.
 *
 * @param startCursor what {@code before} takes for the previous page; null on an empty page
 * @param endCursor   what {@code after} takes for the next page; null on an empty page
 * @param totalCount  the number of items on all pages, only if it was asked for
 */
public record Pagination(
        Boolean hasPreviousPage,
        Boolean hasNextPage,
        String startCursor,
        String endCursor,
        Integer perPage,
        Long totalCount,
        Map<String, Object> additional) implements KitModel {

    public Pagination {
        additional = Copies.additional(additional);
    }
}
