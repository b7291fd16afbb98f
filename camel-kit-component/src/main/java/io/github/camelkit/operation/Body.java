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
package io.github.camelkit.operation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an operation sends as its body.
 *
 * @param shape    none at all, an object that may be empty, or an object that the message must give
 * @param root     the field that wraps the object, such as {@code purchase}; null where Kit takes it bare
 * @param required the fields without which Kit refuses the call
 * @param optional the other fields that Kit reads
 * @param lone     the field that is filled by a body that is not an object (a text, or a list); null if absent
 * @param list     whether the lone field takes a list; otherwise it takes a text
 */
public record Body(Shape shape, String root, List<String> required, List<String> optional, String lone, boolean list) {

    public enum Shape {
        NONE, OPTIONAL, REQUIRED
    }

    static final Body NONE = new Body(Shape.NONE, null, List.of(), List.of(), null, false);

    static Body optional(String... fields) {
        return new Body(Shape.OPTIONAL, null, List.of(), List.of(fields), null, false);
    }

    static Body required(List<String> required, String... optional) {
        return new Body(Shape.REQUIRED, null, required, List.of(optional), null, false);
    }

    /** A body that is an object, or the text of its one required field. */
    static Body text(String field, String... optional) {
        return new Body(Shape.REQUIRED, null, List.of(field), List.of(optional), field, false);
    }

    /** A body that is an object, or the list of its one required field. */
    static Body list(String field, String... optional) {
        return new Body(Shape.REQUIRED, null, List.of(field), List.of(optional), field, true);
    }

    Body wrappedIn(String name) {
        return new Body(shape, name, required, optional, lone, list);
    }

    /** The field that a plain text fills, such as {@code name}; null where a text must be JSON. */
    public String textField() {
        return list ? null : lone;
    }

    /** The field that a list fills, such as {@code tags}; null where the body cannot be a list. */
    public String listField() {
        return list ? lone : null;
    }

    /** The field that takes the address to be called once many items are done; null if absent. */
    public String callbackField() {
        return list && !optional.isEmpty() ? optional.get(0) : null;
    }

    /** All fields that Kit reads. */
    public List<String> fields() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }
}
