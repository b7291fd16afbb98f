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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer to a request. An answer without a body reveals nothing but its status.
 *
 * @param headers each with its values, which a cookie can have several of
 * @param body    a text, sent in UTF-8; null if absent
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {

    public static final HttpAnswer OK = of(200);
    public static final HttpAnswer BAD_REQUEST = of(400);
    public static final HttpAnswer UNAUTHORIZED = of(401);
    public static final HttpAnswer FORBIDDEN = of(403);
    public static final HttpAnswer NOT_FOUND = of(404);
    public static final HttpAnswer ERROR = of(500);
    static final HttpAnswer TOO_LARGE = of(413);
    static final HttpAnswer WRONG_TYPE = of(415);

    /** An answer without a body. */
    public static HttpAnswer of(int status) {
        return new HttpAnswer(status, Map.of(), null);
    }

    static HttpAnswer wrongMethod(String allowed) {
        return of(405).withHeader("Allow", allowed);
    }

    /** Asks to come again later. */
    public static HttpAnswer busy(long seconds) {
        return of(503).withHeader("Retry-After", String.valueOf(Math.max(1, seconds)));
    }

    /** The same with one header more, or one value more of a header. */
    public HttpAnswer withHeader(String name, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        List<String> values = new ArrayList<>(all.getOrDefault(name, List.of()));
        values.add(value);
        all.put(name, List.copyOf(values));
        return new HttpAnswer(status, Map.copyOf(all), body);
    }

    /**
     * The same with another body.
     *
     * @param type its content type
     */
    public HttpAnswer withBody(String type, String text) {
        return new HttpAnswer(status, headers, text).withHeader("Content-Type", type);
    }

    /** Its content can be secret. */
    @Override
    public String toString() {
        return "answer " + status;
    }
}
