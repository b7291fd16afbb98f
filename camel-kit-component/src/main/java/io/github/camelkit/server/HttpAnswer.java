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

/**
 * An answer without a body: who calls is told no more than they need.
 */
public record HttpAnswer(int status, Map<String, String> headers) {

    public static final HttpAnswer OK = of(200);
    public static final HttpAnswer BAD_REQUEST = of(400);
    public static final HttpAnswer UNAUTHORIZED = of(401);
    public static final HttpAnswer FORBIDDEN = of(403);
    public static final HttpAnswer ERROR = of(500);
    static final HttpAnswer TOO_LARGE = of(413);
    static final HttpAnswer WRONG_TYPE = of(415);
    static final HttpAnswer WRONG_METHOD = new HttpAnswer(405, Map.of("Allow", "POST"));

    private static HttpAnswer of(int status) {
        return new HttpAnswer(status, Map.of());
    }

    /** Asks to come again later. */
    public static HttpAnswer busy(long seconds) {
        return new HttpAnswer(503, Map.of("Retry-After", String.valueOf(Math.max(1, seconds))));
    }
}
