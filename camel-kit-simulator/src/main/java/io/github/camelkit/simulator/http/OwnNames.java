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

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;

import io.github.camelkit.simulator.error.ApiException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/**
 * Answers the simulator's own addresses by this machine's names only, if nobody else is to reach them: any site could
 * let a name of its own stand for 127.0.0.1, and then its pages could read and change the simulator in a browser here.
 */
final class OwnNames implements HttpHandler {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopback;
    private final String bound;
    private final HttpHandler next;

    /**
     * @param host what the server listens on
     */
    OwnNames(String host, HttpHandler next) {
        InetSocketAddress address = new InetSocketAddress(host, 0);
        this.loopback = !address.isUnresolved() && address.getAddress().isLoopbackAddress();
        this.bound = host.toLowerCase(Locale.ROOT);
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String name = exchange.getRequestHeaders().getFirst(Headers.HOST);
        if (!loopback || !isOwn(exchange.getRequestPath()) || isLocal(name)) {
            next.handleRequest(exchange);
            return;
        }
        Answer answer = Answer.of(new ApiException(403,
                "The simulator's own addresses answer to localhost, 127.0.0.1 and [::1] only"));
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
    }

    private static boolean isOwn(String path) {
        return path.equals("/") || path.startsWith("/simulator") || path.startsWith("/face/");
    }

    // browsers always say the name
    private boolean isLocal(String header) {
        if (header == null) {
            return true;
        }
        String name = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return LOCAL.contains(name) || name.equals(bound);
    }
}
