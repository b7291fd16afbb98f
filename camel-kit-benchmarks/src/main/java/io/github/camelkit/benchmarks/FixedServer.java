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
package io.github.camelkit.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/**
 * A Java process that answers as Kit does, with next to no work of its own: one subscriber to whoever asks for one or
 * creates one, and pages of a list of any length. It checks nothing.
 */
final class FixedServer {

    private static final String SUBSCRIBER = "{\"subscriber\":{\"id\":7,\"first_name\":\"Ann\","
            + "\"email_address\":\"ann@example.com\",\"state\":\"active\",\"created_at\":\"2026-03-09T08:05:00Z\","
            + "\"fields\":{\"last_name\":\"Archer\",\"town\":\"Aberdeen\",\"company\":null}}}";
    private static final byte[] ONE = SUBSCRIBER.getBytes(StandardCharsets.UTF_8);
    private static final int ROW_LENGTH = 220;

    private final int count;

    private FixedServer(int count) {
        this.count = count;
    }

    /** With the length of the list; says where it listens. */
    public static void main(String[] arguments) throws IOException {
        FixedServer server = new FixedServer(Integer.parseInt(arguments[0]));
        Undertow undertow = Undertow.builder().addHttpListener(0, "127.0.0.1").setIoThreads(2)
                .setHandler(server::handle).build();
        undertow.start();
        int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        Jvm.serve("http://127.0.0.1:" + port, line -> line);
    }

    private void handle(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        if (exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getRequestReceiver().receiveFullBytes((whole, body) -> {
                whole.setStatusCode(StatusCodes.CREATED);
                whole.getResponseSender().send(ByteBuffer.wrap(ONE));
            });
        } else if (exchange.getRequestPath().endsWith("/subscribers")) {
            exchange.getResponseSender().send(ByteBuffer.wrap(page(exchange)));
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(ONE));
        }
    }

    private byte[] page(HttpServerExchange exchange) {
        int size = number(exchange, "per_page");
        int first = number(exchange, "after");
        int end = Math.min(first + size, count);
        StringBuilder json = new StringBuilder((end - first) * ROW_LENGTH + ROW_LENGTH).append("{\"subscribers\":[");
        for (int id = first + 1; id <= end; id++) {
            json.append("{\"id\":").append(id).append(",\"first_name\":\"Subscriber ").append(id)
                    .append("\",\"email_address\":\"subscriber").append(id)
                    .append("@example.com\",\"state\":\"active\",\"created_at\":\"2026-03-09T08:05:00Z\",\"fields\":{"
                            + "\"last_name\":\"Archer\",\"town\":\"Aberdeen\",\"company\":null}}")
                    .append(id == end ? "" : ",");
        }
        json.append("],\"pagination\":{\"has_previous_page\":").append(first > 0).append(",\"has_next_page\":")
                .append(end < count).append(",\"start_cursor\":\"").append(first).append("\",\"end_cursor\":\"")
                .append(end).append("\",\"per_page\":").append(size).append("}}");
        return json.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int number(HttpServerExchange exchange, String parameter) {
        Deque<String> values = exchange.getQueryParameters().get(parameter);
        return values == null || values.getFirst().isEmpty() ? 0 : Integer.parseInt(values.getFirst());
    }
}
