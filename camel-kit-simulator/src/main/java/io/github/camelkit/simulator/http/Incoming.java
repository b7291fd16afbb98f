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
import java.util.function.LongSupplier;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;

/** A request as it came from the wire. */
public record Incoming(String method, String path, String query, HeaderMap headers, byte[] body, LongSupplier nanos,
                       long arrived, Instant at, Trace trace) {

    private static final HeaderMap NO_HEADERS = new HeaderMap();
    private static final byte[] NOTHING = new byte[0];

    static Incoming read(HttpServerExchange exchange, LongSupplier nanos, Instant at) throws IOException {
        String query = exchange.getQueryString();
        // a client that takes the simulator for its proxy sends whole addresses
        String path = exchange.isHostIncludedInRequestURI() ? exchange.getRequestPath() : exchange.getRequestURI();
        return new Incoming(exchange.getRequestMethod().toString(), path,
                query.isEmpty() ? null : query, exchange.getRequestHeaders(),
                exchange.getInputStream().readAllBytes(), nanos,
                nanos.getAsLong(), at, new Trace());
    }

    public String header(String name) {
        return headers.getFirst(name);
    }

    /** The same request, of which only what is small is kept. */
    Incoming withoutBody() {
        return new Incoming(method, path, query, NO_HEADERS, NOTHING, null, arrived, at, trace);
    }
}
