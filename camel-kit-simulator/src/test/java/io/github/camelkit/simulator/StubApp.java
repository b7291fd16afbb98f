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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppPlugin;
import io.github.camelkit.simulator.apps.PluginAuthorization;
import io.github.camelkit.simulator.http.Query;

/** An app on this machine, as simple as can be: it installs itself, sells tea, and keeps what it was asked. */
final class StubApp implements AutoCloseable {

    static final String SETTINGS = """
            [{"type": "search", "name": "product", "label": "Product", "request_url": "%1$s/search", "required": true},
             {"type": "text", "name": "title", "label": "Title"},
             {"type": "color", "name": "color", "label": "Colour"},
             {"type": "fontFamily", "name": "font", "label": "Font"},
             {"type": "date", "name": "from", "label": "From"},
             {"type": "select", "name": "size", "label": "Size", "options": [{"label": "Small", "value": "s"}]},
             {"type": "search", "name": "variant", "label": "Variant", "request_url": "%1$s/search",
              "dependencies": ["product", "size"]}]
            """;
    private static final String CALLBACK = "/kit/callback";

    private final KitSimulator kit;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private int tokens;

    final String url;
    /** Paths and bodies of what was asked, oldest first. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** The names of the accounts that have installed it. */
    final List<String> accounts = new CopyOnWriteArrayList<>();
    final Map<String, String> answers = new ConcurrentHashMap<>();
    volatile boolean signsIn;
    volatile boolean exchanges = true;
    volatile String validToken;
    volatile long lifetime = 3600;

    StubApp(KitSimulator kit) throws IOException {
        this.kit = kit;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        answers.put("/html", "{\"code\":200,\"html\":\"<p>Tea</p>\"}");
        answers.put("/search", "{\"data\":[{\"label\":\"Green tea\",\"value\":\"p1\"},"
                + "{\"label\":\"Black tea\",\"value\":\"p2\"}]}");
    }

    App app() {
        return App.named("Tea").installUrl(url + "/kit").redirectUris(url + CALLBACK)
                .plugin(AppPlugin.of("Product", url + "/html", SETTINGS.formatted(url)));
    }

    App withAuthorization() {
        return app().authorization(new PluginAuthorization("kit", "hush", url + "/authorize", url + "/token",
                url + "/refresh", url + "/revoke"));
    }

    /** What was asked at a path. */
    List<String> asked(String path) {
        return asked.stream().filter(one -> one.startsWith(path + " ")).map(one -> one.substring(path.length() + 1))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(path + " " + body);
        Query query = new Query(exchange.getRequestURI().getRawQuery());
        switch (path) {
            case "/kit" -> install(exchange, query);
            case CALLBACK -> callback(exchange, query);
            case "/authorize" -> redirect(exchange, query.text("redirect_uri") + "?code=c&state="
                    + answers.getOrDefault("state", query.text("state")));
            case "/token", "/refresh" -> send(exchange, 200, answers.getOrDefault(path, newToken()));
            case "/revoke" -> send(exchange, 200, "{}");
            default -> plugin(exchange, path);
        }
    }

    private void install(HttpExchange exchange, Query query) throws IOException {
        if (signsIn && query.text("user") == null) {
            send(exchange, 200, "<form action='/kit'><input type='hidden' name='redirect' value='"
                    + query.text("redirect") + "'><input name='user'></form>");
            return;
        }
        String state = Integer.toString(redirects.size());
        redirects.put(state, query.text("redirect"));
        redirect(exchange, kit.baseUri() + "/oauth/authorize?client_id=kit_simulator_client_id&response_type=code"
                + "&redirect_uri=" + encode(url + CALLBACK) + "&state=" + state + "&tenant_name="
                + encode("<b>" + query.text("user")));
    }

    private void callback(HttpExchange exchange, Query query) throws IOException {
        if (query.text("code") == null) {
            send(exchange, 403, "<p>No access: " + query.text("error") + "</p>");
            return;
        }
        if (exchanges) {
            JsonNode pair = Http.anonymous(kit).post("/oauth/token", Http.MAPPER.writeValueAsString(Map.of(
                    "client_id", "kit_simulator_client_id", "client_secret", "kit_simulator_client_secret",
                    "grant_type", "authorization_code", "code", query.text("code"),
                    "redirect_uri", url + CALLBACK))).json();
            accounts.add(Http.bearer(kit, pair.path("access_token").asText()).get("/v4/account").at("account/name")
                    .asText());
            answers.put("kit token", pair.path("access_token").asText());
        }
        redirect(exchange, redirects.remove(query.text("state")));
    }

    private synchronized String newToken() {
        validToken = "t" + ++tokens;
        return "{\"access_token\":\"" + validToken + "\",\"refresh_token\":\"r" + tokens + "\",\"expires_in\":" + lifetime
                + ",\"created_at\":" + HandClock.START.getEpochSecond() + "}";
    }

    private void plugin(HttpExchange exchange, String path) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean allowed = validToken == null || ("Bearer " + validToken).equals(token);
        send(exchange, allowed ? 200 : 401, allowed ? answers.getOrDefault(path, "{}") : "{\"errors\":[\"Who?\"]}");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        send(exchange, 302, "");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
