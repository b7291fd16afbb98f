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
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.ResponseCodeHandler;
import org.xnio.Options;
import org.xnio.Xnio;

/** The listener. */
public final class HttpServer implements AutoCloseable {

    private static final int WORKERS = 16;
    private static final String STREAM = "/simulator/stream";

    private final String host;
    private final Undertow undertow;

    /**
     * @param handler answers everything but the stream
     * @param stream  answers {@code /simulator/stream}
     */
    public HttpServer(String host, int port, HttpHandler handler, HttpHandler stream) {
        this.host = host;
        undertow = Undertow.builder()
                .addHttpListener(port, host)
                .setIoThreads(2)
                .setWorkerThreads(WORKERS)
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 10_000)
                .setHandler(new HttpContinueReadHandler(new OwnNames(host, exchange -> {
                    HttpHandler next = exchange.getRequestPath().equals(STREAM) ? stream : handler;
                    next.handleRequest(exchange);
                })))
                .build();
        start(undertow);
    }

    /** Loads what a server needs, without starting one. */
    public static void load() {
        Xnio.getInstance(HttpServer.class.getClassLoader());
        Undertow.builder().setHandler(ResponseCodeHandler.HANDLE_404).build();
    }

    // Undertow hides a port that is taken in a plain RuntimeException
    private static void start(Undertow undertow) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause);
            }
            throw e;
        }
    }

    /** The host to call it by on this machine. */
    public String host() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
