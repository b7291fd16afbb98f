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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Pagination;
import io.github.camelkit.operation.Answer;
import io.github.camelkit.operation.Operation;

/**
 * Reads the pages of any list, with maps as items, also of one whose answer Kit has not published.
 */
public final class PageReader {

    private static final String PAGINATION = "pagination";

    private final Operation operation;

    public PageReader(Operation operation) {
        this.operation = operation;
    }

    /**
     * @throws IOException if the answer is not a page
     */
    public KitPage<?> read(KitResponse response) throws IOException {
        Object body = new AnswerReader(operation, false).read(response).body();
        if (operation.answer().shape() == Answer.Shape.RAW) {
            body = unpublished(Json.asObject(body));
        }
        if (body instanceof KitPage<?> page) {
            return page;
        }
        throw new IOException("no page of a list");
    }

    /** The first list beside {@code pagination} holds the items, whatever its name is. */
    private static KitPage<Object> unpublished(Map<String, Object> json) throws IOException {
        if (json == null) {
            throw new IOException("not a JSON object");
        }
        Map<String, Object> additional = new LinkedHashMap<>(json);
        Pagination pagination = KitModels.read(Pagination.class, Json.asObject(additional.remove(PAGINATION)));
        for (Map.Entry<String, Object> field : additional.entrySet()) {
            List<Object> items = Json.asList(field.getValue());
            if (items != null) {
                String root = field.getKey();
                additional.remove(root);
                return KitPage.of(root, items, pagination, additional);
            }
        }
        throw new IOException("no list in it");
    }
}
