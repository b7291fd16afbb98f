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
 * Makes models from JSON objects that were read into maps.
 */
public final class KitModels {

    private KitModels() {
    }

    /**
     * Reads a JSON object into a model. No value is an error: what does not fit a component is kept in
     * {@link KitModel#additional()}.
     *
     * @param  type                     a record that implements {@link KitModel}
     * @param  json                     the object by Kit's field names, as a JSON parser's untyped reading gives it
     * @return                          the model, or null if {@code json} is null
     * @throws IllegalArgumentException if the type is not such a record
     */
    public static <T extends KitModel> T read(Class<T> type, Map<String, ?> json) {
        return json == null ? null : type.cast(RecordShape.of(type).read(json));
    }
}
