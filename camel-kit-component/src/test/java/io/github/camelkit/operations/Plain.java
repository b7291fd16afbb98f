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
package io.github.camelkit.operations;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.KitModel;

/**
 * Bodies as maps, lists, texts and numbers, which is what the documentation shows.
 */
final class Plain {

    private Plain() {
    }

    static Object of(Object body) {
        if (body instanceof KitModel model) {
            return of(model.toMap());
        }
        if (body instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, value) -> plain.put(key, of(value)));
            return plain;
        }
        if (body instanceof List<?> list) {
            return list.stream().map(Plain::of).toList();
        }
        if (body instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return body instanceof ByteArrayInputStream stream ? of(stream.readAllBytes()) : body;
    }
}
