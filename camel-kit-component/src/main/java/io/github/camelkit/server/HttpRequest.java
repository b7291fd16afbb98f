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
package io.github.camelkit.server;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request as it came in: its method, type and size have been checked, and nothing else.
 *
 * @param body    the bytes as they came
 * @param headers a header by its name; null if absent, or more than one
 * @param last    the last segment of the path where that can be anything; null otherwise
 * @param query   the parameters of the query; one that is there more than once has a null value
 */
public record HttpRequest(byte[] body, UnaryOperator<String> headers, String last, Map<String, String> query) {

    public String header(String name) {
        return headers.apply(name);
    }

    /** A parameter of the query; null if absent, or more than one. */
    public String query(String name) {
        return query.get(name);
    }

    /** Its content can be secret, or come from a stranger. */
    @Override
    public String toString() {
        return "request of " + body.length + " bytes";
    }
}
