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

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An object of Kit's API.
 * <p>
 * Every model is a record whose components are Kit's fields in camel case ({@code created_at} is
 * {@code createdAt}). All of them can be null. What the components cannot give back exactly as Kit
 * sent it is in {@link #additional()}, so that nothing is lost when a model is written again.
 *
 * @see KitModels#read(Class, Map)
 */
public interface KitModel {

    /**
     * What Kit sent beyond the typed components, by Kit's field name: fields that are not known here,
     * fields that were sent as null, and values in another form than the component's (an id as text, a
     * time with milliseconds). It never is null and cannot be changed; its values can be null.
     */
    Map<String, Object> additional();

    /**
     * This model in Kit's own names and JSON types, as it was sent: a new map that can be changed.
     * Fields that were not sent are left out.
     */
    @JsonValue
    default Map<String, Object> toMap() {
        return RecordShape.of(getClass()).write(this);
    }
}
