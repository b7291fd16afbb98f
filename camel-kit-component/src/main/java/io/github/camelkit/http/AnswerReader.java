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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Pagination;
import io.github.camelkit.operation.Answer;
import io.github.camelkit.operation.Operation;

/**
 * Reads the body of an answer as its operation describes it.
 */
public final class AnswerReader {

    private static final int NO_CONTENT = 204;
    private static final String PAGINATION = "pagination";
    private static final String WARNINGS = "warnings";

    /**
     * What was read.
     *
     * @param body     a model, map, page or bulk result; null where Kit answered without a body
     * @param warnings what Kit says beside the object; empty where it says nothing
     */
    public record Read(Object body, List<Object> warnings) {
    }

    private final Operation operation;
    private final boolean models;

    /**
     * @param models whether objects are read into models; otherwise they stay maps
     */
    public AnswerReader(Operation operation, boolean models) {
        this.operation = operation;
        this.models = models;
    }

    /**
     * @throws IOException if the answer is not what the operation answers
     */
    public Read read(KitResponse response) throws IOException {
        boolean wanted = operation.answer().shape() != Answer.Shape.NOTHING
                && operation.answer().shape() != Answer.Shape.RAW;
        boolean isPage = operation.answer().shape() == Answer.Shape.PAGE;
        if (response.isEmpty() && wanted && (isPage || response.status() != NO_CONTENT)) {
            throw new IOException("no body");
        }
        if (response.isEmpty()) {
            return new Read(null, List.of());
        }
        Object json = Json.read(response.body());
        Answer answer = operation.answer();
        Map<String, Object> object = Json.asObject(json);
        if (answer.shape() == Answer.Shape.RAW || answer.shape() == Answer.Shape.NOTHING) {
            return new Read(json, List.of());
        }
        if (object == null) {
            throw new IOException("not a JSON object");
        }
        List<Object> warnings = Json.asList(object.get(WARNINGS));
        return new Read(switch (answer.shape()) {
            case PAGE -> page(answer, object);
            case BULK -> bulk(answer, object);
            default -> object(answer, object);
        }, warnings == null ? List.of() : warnings);
    }

    private Object object(Answer answer, Map<String, Object> json) throws IOException {
        Map<String, Object> object = answer.root() == null ? json : Json.asObject(json.get(answer.root()));
        if (object == null) {
            throw new IOException("no object '" + answer.root() + "' in it");
        }
        return models ? model(answer.type(), object) : object;
    }

    private static KitModel model(Class<?> type, Map<String, Object> object) {
        return KitModels.read(type.asSubclass(KitModel.class), object);
    }

    private Object bulk(Answer answer, Map<String, Object> json) {
        return models ? BulkResult.read(answer.root(), answer.type().asSubclass(KitModel.class), json) : json;
    }

    /** The root of a page names a list, or, as {@code broadcast.clicks} does, a list within an object. */
    private KitPage<Object> page(Answer answer, Map<String, Object> json) throws IOException {
        int dot = answer.root().indexOf('.');
        String root = dot < 0 ? answer.root() : answer.root().substring(0, dot);
        Map<String, Object> additional = new LinkedHashMap<>(json);
        Object list = additional.get(root);
        if (dot < 0) {
            additional.remove(root);
        } else if (list instanceof Map<?, ?> inner) {
            list = inner.get(answer.root().substring(dot + 1));
        }
        List<Object> items = Json.asList(list);
        if (items == null) {
            throw new IOException("no list '" + answer.root() + "' in it");
        }
        Map<String, Object> pagination = Json.asObject(additional.get(PAGINATION));
        if (pagination != null) {
            additional.remove(PAGINATION);
        }
        return KitPage.of(root, items(answer, items), KitModels.read(Pagination.class, pagination), additional);
    }

    private List<Object> items(Answer answer, List<Object> items) throws IOException {
        List<Object> read = new ArrayList<>(items.size());
        for (Object item : items) {
            Map<String, Object> object = Json.asObject(item);
            if (object == null) {
                throw new IOException("an item of '" + answer.root() + "' is no object");
            }
            read.add(models ? model(answer.type(), object) : object);
        }
        return read;
    }
}
