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

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.simulator.EditorAnswer;
import io.github.camelkit.simulator.SimulatorEditor;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Kit sends a browser for the consent of its user. */
class AuthorizePluginTest extends PluginTestSupport {

    private static final String AUTHORIZE = "action=authorize&path=/authorize&clientId=" + CLIENT;
    private static final String CODE = "plugin_code_of_this_test";
    private static final String BACK = SimulatorEditor.REDIRECT_URI;
    private static final String GOOD = "client_id=" + CLIENT + "&response_type=code&redirect_uri="
            + "https%3A%2F%2Fapp.kit.com%2Fapps%2Finstall&state=s+%26";

    private HttpResponse<String> get(String query) {
        return send(HttpRequest.newBuilder(URI.create(url + "/authorize?" + query)).GET().build());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(null);
    }

    private EditorAnswer authorize() {
        return kit.editor().authorize(url + "/authorize", CLIENT, "s &");
    }

    @Test
    void backWithCodeAndState() throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        EditorAnswer answer = authorize();

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(BACK + "?code=" + CODE + "&state=s+%26");
        assertThat(received.get(0).getMessage().getBody()).isEqualTo(Map.of("client_id", CLIENT, "response_type",
                "code", "redirect_uri", BACK, "state", "s &"));
    }

    @Test
    void theStateIsNotNeededAndBothOfKitsAddressesAreTaken() throws Exception {
        answering(AUTHORIZE, Map.of("code", "a/b c"));

        assertThat(location(get("client_id=" + CLIENT + "&response_type=code&redirect_uri=https://app.kit.com/apps")))
                .isEqualTo("https://app.kit.com/apps?code=a%2Fb+c");
    }

    /** Addresses that look like Kit's. */
    static Stream<String> elsewhere() {
        return Stream.of("https://evil.example.com/apps/install", "https://app.kit.com/apps/install/",
                "https://app.kit.com/apps/install?x=1", "https://app.kit.com/apps/install#x",
                "https://app.kit.com@evil.example.com/apps/install",
                "https://app.kit.com\\@evil.example.com/apps/install",
                "https://app.kit.com.evil.example.com/apps", "https://evil.example.com\\.app.kit.com/apps/install",
                "//app.kit.com/apps/install", "http://app.kit.com/apps/install", "HTTPS://app.kit.com/apps/install",
                "https://app.kit.com/apps/../redirect", "https://app.kit.com/apps%2Finstall",
                "https://app.kit.com:443/apps/install", "https://app.kit.com/apps/install\n", " " + BACK,
                "javascript:alert(1)", "");
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void nobodyIsSentElsewhere(String address) throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        for (String query : List.of("", "&redirect_uri=" + URLEncoder.encode(BACK, StandardCharsets.UTF_8))) {
            HttpResponse<String> answer = get("client_id=" + CLIENT + "&response_type=code&redirect_uri="
                    + URLEncoder.encode(address, StandardCharsets.UTF_8) + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(location(answer)).isNull();
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.body()).doesNotContain("evil");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aRouteCannotChangeTheWayBack() throws Exception {
        plugin(AUTHORIZE, exchange -> {
            exchange.getMessage().getBody(Map.class).put("redirect_uri", "https://evil.example.com");
            exchange.getMessage().setHeader("Location", "https://evil.example.com");
            exchange.getMessage().setBody(Map.of("code", CODE, "redirect_uri", "https://evil.example.com"));
        });

        assertThat(authorize().location()).startsWith(BACK + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=code&redirect_uri=https://app.kit.com/apps",
        "client_id=another&response_type=code&redirect_uri=https://app.kit.com/apps",
        "client_id=" + CLIENT + "&client_id=" + CLIENT + "&response_type=code&redirect_uri=https://app.kit.com/apps",
        "client_id=" + CLIENT + "&response_type=code", ""})
    void strangersGetAPage(String query) throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        HttpResponse<String> answer = get(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(location(answer)).isNull();
        assertThat(received).isEmpty();
    }

    @Test
    void wrongRequestsOfKitGoBackWithAnError() throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        assertThat(location(get(GOOD.replace("response_type=code", "response_type=token"))))
                .isEqualTo(BACK + "?error=unsupported_response_type&state=s+%26");
        assertThat(location(get(GOOD.replace("&response_type=code", ""))))
                .isEqualTo(BACK + "?error=invalid_request&state=s+%26");
        assertThat(location(get(GOOD + "&scope=a&scope=b"))).isEqualTo(BACK + "?error=invalid_request&state=s+%26");
        assertThat(received).isEmpty();
    }

    @Test
    void whatTheRouteRefusesGoesBackWithAnError() throws Exception {
        plugin(AUTHORIZE, exchange -> {
            Map<?, ?> parameters = exchange.getMessage().getBody(Map.class);
            switch (parameters.get("how").toString()) {
                case "denied" -> exchange.getMessage().setBody(Map.of("error", "access_denied"));
                case "exception" -> throw new KitPluginException(403, "Not you");
                case "broken" -> throw new IllegalStateException("internal");
                case "nothing" -> exchange.getMessage().setBody(null);
                case "nonsense" -> exchange.getMessage().setBody(Map.of("error", "x&y=z"));
                case "empty" -> exchange.getMessage().setBody(Map.of("code", ""));
                default -> exchange.getMessage().setBody(5);
            }
        });

        assertThat(location(get(GOOD + "&how=denied"))).isEqualTo(BACK + "?error=access_denied&state=s+%26");
        assertThat(location(get(GOOD + "&how=exception"))).isEqualTo(BACK + "?error=access_denied&state=s+%26");
        for (String how : List.of("broken", "nothing", "nonsense", "empty", "number")) {
            assertThat(location(get(GOOD + "&how=" + how))).as(how).isEqualTo(BACK + "?error=server_error&state=s+%26");
        }
    }

    @Test
    void aPageToSignInAndItsForm() throws Exception {
        plugin(AUTHORIZE, exchange -> {
            Map<?, ?> parameters = exchange.getMessage().getBody(Map.class);
            if ("right".equals(parameters.get("password"))) {
                exchange.getMessage().setHeader("Set-Cookie", List.of("session=1; HttpOnly", "other=2"));
                exchange.getMessage().setBody(Map.of("code", CODE));
            } else {
                exchange.getMessage().setHeader(KitConstants.PLUGIN_CODE, 401);
                exchange.getMessage().setBody("<form method=post><input name=password></form>");
            }
        });

        HttpResponse<String> page = get(GOOD);
        HttpResponse<String> back = send(request("/authorize?" + GOOD, "application/x-www-form-urlencoded",
                "password=right&client_id=evil&redirect_uri=https://evil.example.com").header("Cookie", "a=1; b=x=y")
                .build());

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).isEqualTo("<form method=post><input name=password></form>");
        assertThat(page.headers().map()).containsEntry("Content-Type", List.of("text/html; charset=utf-8"))
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("Content-Security-Policy", List.of("frame-ancestors 'none'"));
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).isEqualTo(BACK + "?code=" + CODE + "&state=s+%26");
        assertThat(back.headers().allValues("Set-Cookie")).containsExactly("session=1; HttpOnly", "other=2");
        Exchange posted = received.get(1);
        assertThat(posted.getMessage().getHeaders()).isEqualTo(Map.of(KitConstants.PLUGIN_COOKIES,
                Map.of("a", "1", "b", "x=y")));
    }

    @Test
    void allParametersInTheForm() throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        HttpResponse<String> back = send(request("/authorize", "application/x-www-form-urlencoded", GOOD).build());

        assertThat(location(back)).isEqualTo(BACK + "?code=" + CODE + "&state=s+%26");
        assertThat(send(request("/authorize", "application/json", "{}").build()).statusCode()).isEqualTo(415);
    }

    @Test
    void cookiesOfAQueryOrAFormAreNone() throws Exception {
        answering(AUTHORIZE, Map.of("code", CODE));

        get(GOOD + "&%43ookie=session%3Devil");
        send(request("/authorize?" + GOOD, "application/x-www-form-urlencoded", "cookie=session%3Devil").build());

        assertThat(received).hasSize(2).allSatisfy(e -> assertThat(e.getMessage().getHeaders()).isEmpty());
    }

    @Test
    void cookiesWithControlCharacters() throws Exception {
        plugin(AUTHORIZE, exchange -> {
            exchange.getMessage().setHeader("Set-Cookie", "a=b\r\nLocation: https://evil.example.com");
            exchange.getMessage().setBody(Map.of("code", CODE));
        });

        EditorAnswer answer = authorize();

        assertThat(answer.location()).isEqualTo(BACK + "?error=server_error&state=s+%26");
    }
}
