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
package io.github.camelkit.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.KitModel;

/**
 * The outcome of one item of a list. It is done, failed, or unknown. An unknown one may have been done, unless
 * {@link #errors()} says that it was not.
 *
 * @param <T> what Kit's answer shows of it: a model, or a map where the route wants no models
 */
public final class BulkItem<T> {

    private final Map<String, Object> given;
    private final T result;
    private final List<String> errors;
    private final boolean unknown;
    private final KitException exception;

    /**
     * @param given   what was sent; of an item that is done, only the fields of its key
     * @param outcome done, failed or unknown
     * @param result  null where Kit's answer shows nothing
     */
    BulkItem(Map<String, Object> given, Outcome outcome, T result) {
        this.given = given;
        this.result = result;
        this.errors = outcome.errors();
        this.unknown = outcome.unknown();
        this.exception = outcome.failure();
    }

    /**
     * The item by Kit's field names. All of it where it is not done, so that it can be sent again; else only the fields
     * that identify it, so that the results of long lists fit into memory.
     */
    public Map<String, Object> given() {
        return given;
    }

    /**
     * What Kit shows of it; null where it is not done, or where Kit shows nothing. A subscriber who was created, and
     * whose custom fields could not be set, has a result and errors.
     */
    public T result() {
        return result;
    }

    /** Why it is not done, or may not be; empty where it is done. */
    public List<String> errors() {
        return errors;
    }

    /** How the call failed that the item was part of; null where Kit answered for each item. */
    public KitException exception() {
        return exception;
    }

    public boolean isDone() {
        return errors.isEmpty();
    }

    public boolean isFailed() {
        return !isDone() && !unknown;
    }

    /** Whether it may be done or not: the answer does not say so, or there was no answer. */
    public boolean isUnknown() {
        return unknown;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("item", given);
        map.put("outcome", isDone() ? "done" : unknown ? "unknown" : "failed");
        if (result != null) {
            map.put("result", result instanceof KitModel model ? model.toMap() : result);
        }
        if (!isDone()) {
            map.put("errors", errors);
        }
        return map;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
