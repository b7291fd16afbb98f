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
package io.github.camelkit.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request that the simulator received, and the status it answered. */
public final class RecordedRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final int status;
    private final Instant at;

    /** For the simulator itself. */
    public RecordedRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body,
                           int status, Instant at) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.status = status;
        this.at = at;
    }

    public String method() {
        return method;
    }

    /** The path as it was sent, still encoded. */
    public String path() {
        return path;
    }

    /** The query as it was sent, still encoded, or {@code null}. */
    public String query() {
        return query;
    }

    /** The headers; names have no case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return Collections.unmodifiableMap(sorted);
    }

    /** The first value of a header, or {@code null}. */
    public String header(String name) {
        List<String> values = headers().get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The body as text; empty when there was none or when it was too large to be kept. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public byte[] bodyBytes() {
        return body.clone();
    }

    int bodySize() {
        return body.length;
    }

    /** The status that was answered, -1 when the connection was dropped or nothing was answered. */
    public int status() {
        return status;
    }

    /** When the request arrived. */
    public Instant at() {
        return at;
    }

    @Override
    public String toString() {
        return method + " " + path + (query == null ? "" : "?" + query) + " -> " + status;
    }
}
