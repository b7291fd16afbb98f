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

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;

/** A request as it came from the wire. */
public record Incoming(String method, String path, String query, HeaderMap headers, byte[] body, LongSupplier nanos,
                       Instant at) {

    static Incoming read(HttpServerExchange exchange, LongSupplier nanos, Instant at) throws IOException {
        String query = exchange.getQueryString();
        // a client that takes the simulator for its proxy sends whole addresses
        String path = exchange.isHostIncludedInRequestURI() ? exchange.getRequestPath() : exchange.getRequestURI();
        return new Incoming(exchange.getRequestMethod().toString(), path,
                query.isEmpty() ? null : query, exchange.getRequestHeaders(),
                exchange.getInputStream().readAllBytes(), nanos, at);
    }

    public String header(String name) {
        return headers.getFirst(name);
    }

    Map<String, List<String>> headerMap() {
        Map<String, List<String>> map = new HashMap<>();
        for (HeaderValues values : headers) {
            map.put(values.getHeaderName().toString(), new ArrayList<>(values));
        }
        return map;
    }
}
