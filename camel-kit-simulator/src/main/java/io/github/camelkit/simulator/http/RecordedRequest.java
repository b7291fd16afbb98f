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
package io.github.camelkit.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.undertow.util.HeaderValues;

/** A request that the simulator received, and the status it answered. */
public final class RecordedRequest {

    private static final int OWN_SIZE = 200;
    private static final int PER_HEADER = 60;

    private final long id;
    private final Incoming request;
    private final String[] headers;
    private final byte[] body;
    private final int status;
    private final long tookNanos;

    RecordedRequest(long id, Incoming request, byte[] body, int status, long tookNanos) {
        this.id = id;
        this.request = request.withoutBody();
        this.headers = flat(request);
        this.body = body;
        this.status = status;
        this.tookNanos = tookNanos;
    }

    // names and values in turn, because maps of lists would be the greater part of the memory
    private static String[] flat(Incoming request) {
        List<String> flat = new ArrayList<>();
        for (HeaderValues values : request.headers()) {
            for (String value : values) {
                flat.add(values.getHeaderName().toString());
                flat.add(value);
            }
        }
        return flat.toArray(String[]::new);
    }

    /** Its number, in the order in which requests were answered; the first one has 1. */
    public long id() {
        return id;
    }

    public String method() {
        return request.method();
    }

    /** The path as it was sent, still encoded. */
    public String path() {
        return request.path();
    }

    /** The query as it was sent, still encoded, or {@code null}. */
    public String query() {
        return request.query();
    }

    /** The headers; names have no case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            sorted.computeIfAbsent(headers[i], name -> new ArrayList<>()).add(headers[i + 1]);
        }
        return Collections.unmodifiableMap(sorted);
    }

    /** The first value of a header, or {@code null}. */
    public String header(String name) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase(name)) {
                return headers[i + 1];
            }
        }
        return null;
    }

    /** The body as text; empty when there was none or when it was too large to be kept. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public byte[] bodyBytes() {
        return body.clone();
    }

    /** About how many bytes of memory it takes. */
    int size() {
        int size = OWN_SIZE + body.length + path().length() + (query() == null ? 0 : query().length());
        for (String text : headers) {
            size += PER_HEADER / 2 + text.length();
        }
        return size;
    }

    /** The status that was answered, -1 when the connection was dropped or nothing was answered. */
    public int status() {
        return status;
    }

    /** Whether it was answered with an error, or not at all. */
    public boolean refused() {
        return status < 0 || status >= 400;
    }

    /** When the request arrived. */
    public Instant at() {
        return request.at();
    }

    /** How long it took until the answer was made, without the delay of a fault. */
    public Duration took() {
        return Duration.ofNanos(tookNanos);
    }

    /** What was found out about it. */
    public Trace trace() {
        return request.trace();
    }

    @Override
    public String toString() {
        return method() + " " + path() + (query() == null ? "" : "?" + query()) + " -> " + status;
    }
}
