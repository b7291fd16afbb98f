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

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the builders of models have in common. A field that is set to null is sent to Kit as null; one that is
 * not set is not sent at all.
 *
 * @param <B> the builder itself
 * @param <T> what it builds
 */
public abstract class ModelBuilder<B extends ModelBuilder<B, T>, T extends KitModel> {

    private final Class<T> type;
    private final Map<String, Object> values;

    ModelBuilder(Class<T> type) {
        this.type = type;
        this.values = new LinkedHashMap<>();
    }

    /** Starts with what the model has. */
    ModelBuilder(Class<T> type, T model) {
        this.type = type;
        this.values = model.toMap();
    }

    /**
     * Sets a field by Kit's name: for fields that have no method of their own yet.
     *
     * @param value a JSON value, a model, a time, or a list or map of those; null is sent as null
     */
    public B set(String kitName, Object value) {
        values.put(kitName, RawForm.of(value));
        return self();
    }

    /**
     * Takes a field out again, by Kit's name, so that it is not sent.
     */
    public B unset(String kitName) {
        values.remove(kitName);
        return self();
    }

    public T build() {
        return KitModels.read(type, values);
    }

    /** Sets an entry of a field that is an object, and keeps its other entries. */
    B put(String kitName, String key, Object value) {
        Map<String, Object> entries = values.get(kitName) instanceof Map<?, ?> map
                ? RawForm.mapOf(map)
                : new LinkedHashMap<>();
        entries.put(key, value);
        return set(kitName, entries);
    }

    abstract B self();
}
