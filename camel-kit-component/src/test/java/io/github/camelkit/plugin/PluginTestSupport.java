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
package io.github.camelkit.plugin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.simulator.EditorAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;

/**
 * A real HTTP server beside the context, and the simulator's editor to call it.
 */
abstract class PluginTestSupport extends KitTestSupport {

    protected static final String SCHEMA = "classpath:io/github/camelkit/plugin/every-setting.json";
    protected static final String CLIENT = "client-of-this-test";
    protected static final String SECRET = "plugin_secret_of_this_test";
    private static final ObjectMapper JSON = new ObjectMapper();

    protected final List<Exchange> received = new CopyOnWriteArrayList<>();
    protected final HttpClient http = HttpClient.newHttpClient();
    protected String url;

    @Override
    protected void setUp() throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        int port = freePort();
        server.setPort(port);
        server.setPath("/");
        context.addService(server, true, true);
        url = "http://127.0.0.1:" + port;
        context.getRegistry().bind("secret", SECRET);
    }

    protected static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A route behind a plugin; what it gets is kept. */
    protected void plugin(String options, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?" + options).process(exchange ->
                        received.add(exchange.copy())).process(processor);
            }
        });
    }

    /** A route that leaves a body. */
    protected void answering(String options, Object body) throws Exception {
        plugin(options, exchange -> exchange.getMessage().setBody(body));
    }

    /** Values of all types of settings, as Kit sends them. */
    protected static Map<String, Object> everySetting() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("title", "Ünïcode & <b>");
        settings.put("background", "#ff8800");
        settings.put("font", Map.of("fontFamily", "'Courier New', Courier, monospace", "fontWeight", 400));
        settings.put("start", "2024-10-03T07:00:00.000Z");
        settings.put("size", "l");
        settings.put("product", "p-17");
        return settings;
    }

    protected HttpRequest.Builder request(String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return type == null ? request : request.header("Content-Type", type);
    }

    protected HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    protected HttpResponse<String> post(String path, String body) {
        return send(request(path, "application/json", body).build());
    }

    protected static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    protected EditorAnswer html(Map<String, ?> settings) {
        return kit.editor().html(url + "/html", settings, null);
    }

    protected EditorAnswer search(String text) {
        return kit.editor().search(url + "/search", text, Map.of(), null);
    }
}
