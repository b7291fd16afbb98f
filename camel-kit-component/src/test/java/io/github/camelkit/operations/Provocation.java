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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to get an error out of a call that would succeed.
 */
final class Provocation {

    private final String text;
    private Consumer<World> before = world -> { };
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private String options = "";
    private Object body;

    private Provocation(String text) {
        this.text = text;
    }

    /**
     * @param text what Kit says then
     */
    static Provocation of(String text) {
        return new Provocation(text);
    }

    Provocation given(Consumer<World> world) {
        before = world;
        return this;
    }

    Provocation options(String more) {
        options = more;
        return this;
    }

    Provocation header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    Provocation body(Object other) {
        body = other;
        return this;
    }

    String text() {
        return text;
    }

    Consumer<World> before() {
        return before;
    }

    String options() {
        return options;
    }

    Map<String, Object> headers() {
        return headers;
    }

    /** The body in the place of the right one; null if that is fine. */
    Object body() {
        return body;
    }
}
