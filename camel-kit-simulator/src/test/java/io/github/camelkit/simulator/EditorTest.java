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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EditorTest extends SimulatorTest {

    private HttpServer plugin;
    private String url;
    private String answer = "{}";
    private String asked;
    private String authorization;

    @BeforeEach
    void listen() throws IOException {
        plugin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plugin.createContext("/", this::answer);
        plugin.start();
        url = "http://127.0.0.1:" + plugin.getAddress().getPort() + "/plugin";
    }

    @AfterEach
    void stop() {
        plugin.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String query = exchange.getRequestURI().getQuery();
        asked = query != null ? query : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "https://example.com/?code=c");
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(query != null ? 302 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void asksForHtml() {
        answer = "{\"code\":200,\"html\":\"<p>Hi</p>\"}";
        EditorAnswer told = kit.editor().html(url, Map.of("title", "Hi", "weights", List.of(400)), "secret");
        assertThat(asked).contains("\"settings\":{", "\"title\":\"Hi\"", "\"weights\":[400]");
        assertThat(authorization).isEqualTo("Bearer secret");
        assertThat(told.html()).isEqualTo("<p>Hi</p>");
        assertThat(told.refusedFor()).isEmpty();
        answer = "{\"code\":404,\"errors\":[\"No such plan\"]}";
        assertThat(kit.editor().html(url, Map.of(), null).errors()).containsExactly("No such plan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<SCRIPT src=x>|scripts and iframes", "<video/>|audio and video",
        "<input name=a>|form elements", "<link rel=stylesheet href=x>|external CSS",
        "<style>a{background:url(x)}</style>|CSS URLs", "<p style='background: url(x)'>|CSS URLs"})
    void tellsWhatTheEditorRefuses(String html, String reason) {
        assertThat(new EditorAnswer(200, "{\"html\":\"" + html + "\"}", null).refusedFor()).containsExactly(reason);
    }

    @Test
    void searches() {
        kit.editor().search(url, "tea", Map.of("color", "green"), null);
        assertThat(asked).isEqualTo("{\"color\":\"green\",\"search\":\"tea\"}");
    }

    @Test
    void authorizesWithServices() {
        EditorAnswer redirect = kit.editor().authorize(url, "id", "a b");
        assertThat(redirect.location()).endsWith("code=c");
        assertThat(asked).isEqualTo("client_id=id&response_type=code&redirect_uri=https://app.kit.com/apps/install"
                + "&state=a+b");
        answer = "{\"access_token\":\"t\"}";
        assertThat(kit.editor().token(url, "id", "s", "c").text("access_token")).isEqualTo("t");
        assertThat(asked).contains("\"grant_type\":\"authorization_code\"", "\"client_secret\":\"s\"");
        kit.editor().refresh(url, "id", "r");
        assertThat(asked).contains("\"grant_type\":\"refresh_token\"", "\"refresh_token\":\"r\"");
        kit.editor().revoke(url, "id", "s", "t");
        assertThat(asked).contains("\"token\":\"t\"");
    }
}
