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

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.simulator.EditorAnswer;
import io.github.camelkit.simulator.SimulatorEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Kit asks for a token, for a new one, or to revoke one. */
class GrantPluginTest extends PluginTestSupport {

    private static final Map<String, Object> TOKEN = Map.of("access_token", "plugin_token_a", "refresh_token",
            "plugin_token_r", "expires_in", 7200, "created_at", 1_710_270_147L, "scope", "all");
    private static final String FORM = "application/x-www-form-urlencoded";

    private Object body = TOKEN;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    @BeforeEach
    void serve() throws Exception {
        for (String action : List.of("token", "refresh", "revoke")) {
            String secret = action.equals("refresh") ? "" : "&clientSecret=#secret";
            plugin("action=" + action + "&path=/" + action + "&clientId=" + CLIENT + secret, exchange -> {
                if (body instanceof Exception failure) {
                    throw failure;
                }
                exchange.getMessage().setBody(body);
            });
        }
        fields.putAll(Map.of("client_id", CLIENT, "client_secret", SECRET, "grant_type", "authorization_code", "code",
                "plugin_code_c", "redirect_uri", SimulatorEditor.REDIRECT_URI));
    }

    private static String write(Map<String, Object> fields) throws Exception {
        return new ObjectMapper().writeValueAsString(fields);
    }

    private void assertError(String path, int status, String error) throws Exception {
        HttpResponse<String> answer = post(path, write(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer.body()).get("error").asText()).isEqualTo(error);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @Test
    void aTokenForACode() throws Exception {
        EditorAnswer answer = kit.editor().token(url + "/token", CLIENT, SECRET, "plugin_code_c");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer.body())).isEqualTo(json(write(TOKEN)));
        assertThat(received.get(0).getMessage().getBody()).as("without the secret").isEqualTo(Map.of("client_id",
                CLIENT, "grant_type", "authorization_code", "code", "plugin_code_c", "redirect_uri",
                SimulatorEditor.REDIRECT_URI));
        assertThat(received.get(0).getMessage().getHeaders()).isEmpty();
    }

    @Test
    void aNewTokenForARefreshToken() {
        EditorAnswer answer = kit.editor().refresh(url + "/refresh", CLIENT, "plugin_token_old");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("refresh_token")).isEqualTo("plugin_token_r");
        assertThat(received.get(0).getMessage().getBody()).isEqualTo(Map.of("client_id", CLIENT, "grant_type",
                "refresh_token", "refresh_token", "plugin_token_old"));
    }

    @Test
    void revoked() {
        body = null;

        EditorAnswer answer = kit.editor().revoke(url + "/revoke", CLIENT, SECRET, "plugin_token_a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(received.get(0).getMessage().getBody()).isEqualTo(Map.of("client_id", CLIENT, "token",
                "plugin_token_a"));
    }

    @Test
    void nothingIsToBeKept() throws Exception {
        HttpResponse<String> answer = post("/token", write(fields));

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aForm() {
        fields.put("code", "a&b=ä");
        String form = fields.entrySet().stream().map(f -> f.getKey() + '=' + java.net.URLEncoder.encode(
                f.getValue().toString(), java.nio.charset.StandardCharsets.UTF_8)).collect(Collectors.joining("&"));

        assertThat(send(request("/token", FORM, form).build()).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody(Map.class)).containsEntry("code", "a&b=ä")
                .doesNotContainKey("client_secret");
    }

    @Test
    void aFormThatIsJson() throws Exception {
        fields.put("code", "a=b");

        assertThat(send(request("/token", FORM, write(fields)).build()).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody(Map.class)).containsEntry("code", "a=b");
    }

    @Test
    void aFieldTwice() {
        HttpResponse<String> answer = send(request("/refresh", FORM, "client_id=" + CLIENT
                + "&grant_type=refresh_token&refresh_token=a&refresh_token=b").build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).get("error").asText()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"client_id,,400,invalid_request", "client_id,another,401,invalid_client",
        "client_secret,,401,invalid_client", "client_secret,another,401,invalid_client",
        "grant_type,,400,invalid_request", "grant_type,refresh_token,400,unsupported_grant_type",
        "code,,400,invalid_request", "redirect_uri,,400,invalid_request",
        "redirect_uri,https://evil.example.com,400,invalid_grant"})
    void requestsForATokenThatAreWrong(String name, String value, int status, String error) throws Exception {
        fields.put(name, value);
        assertError("/token", status, error);
        fields.remove(name);
        if (value == null) {
            assertError("/token", status, error);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void otherRequestsThatAreWrong() throws Exception {
        assertError("/refresh", 400, "unsupported_grant_type");
        fields.put("grant_type", "refresh_token");
        assertError("/refresh", 400, "invalid_request");
        assertError("/revoke", 400, "invalid_request");
        fields.put("client_secret", "another");
        assertError("/revoke", 401, "invalid_client");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "null", "{", "{\"client_id\":{}}", "a=%zz"})
    void requestsThatAreNone(String request) {
        for (String type : List.of("application/json", FORM)) {
            HttpResponse<String> answer = send(request("/token", type, request).build());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer.body()).get("error").asText()).isEqualTo("invalid_request");
        }
        assertThat(send(request("/token", "text/plain", request).build()).statusCode()).isEqualTo(415);
    }

    @Test
    void whatTheRouteRefuses() throws Exception {
        body = null;
        assertError("/token", 400, "invalid_grant");
        body = Map.of("error", "invalid_scope", "error_description", "Not that");
        assertError("/token", 400, "invalid_scope");
        body = Map.of("error", "invalid_client");
        assertError("/token", 401, "invalid_client");
        body = new KitPluginException(404, "No such code");
        assertError("/token", 400, "invalid_grant");
        body = new IllegalStateException("internal");
        assertError("/token", 500, "server_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "expires_in", "created_at"})
    void answersThatLackSomething(String name) throws Exception {
        Map<String, Object> incomplete = new LinkedHashMap<>(TOKEN);
        incomplete.remove(name);
        body = incomplete;
        assertError("/token", 500, "server_error");
        incomplete.put(name, name.endsWith("token") ? 5 : "soon");
        assertError("/token", 500, "server_error");
    }

    @Test
    void answersThatAreNoMap() throws Exception {
        body = write(TOKEN);
        assertThat(post("/token", write(fields)).statusCode()).isEqualTo(200);
        for (Object nonsense : List.of("text", 5, List.of())) {
            body = nonsense;
            assertError("/token", 500, "server_error");
        }
    }
}
