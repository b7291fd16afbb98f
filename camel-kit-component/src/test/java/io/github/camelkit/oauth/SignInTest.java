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
package io.github.camelkit.oauth;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The app knows its user before Kit is asked. */
class SignInTest extends InstallTestSupport {

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(installs("&signIn=direct:signIn&pkce=true&scope=public&tenantName=All")).process(installed::add);
                from("direct:signIn").process(SignInTest.this::signIn);
                // The app's own sign-in, which sends the browser back
                from("platform-http:/login").process(SignInTest.this::login);
            }
        };
    }

    private void signIn(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> cookies = message.getHeader(KitConstants.COOKIES, Map.class);
        String back = message.getHeader(KitConstants.RETURN_ADDRESS, String.class);
        if ("fail".equals(message.getBody(Map.class).get("as"))) {
            throw new IllegalStateException("the session table is locked");
        }
        if ("split".equals(message.getBody(Map.class).get("as"))) {
            message.setHeader("Set-Cookie", List.of("a=b", "c=d\r\nX-Injected: 1"));
        } else if (message.getBody(Map.class).get("leaving") instanceof String status) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, status.isEmpty() ? null : status);
            message.setHeader("Location", "/login");
        } else if (cookies.get("session") != null) {
            message.setHeader(KitConstants.APP_USER, cookies.get("session"));
            message.setHeader(KitConstants.TENANT_NAME, "Ann & Co");
            message.setHeader("Set-Cookie", List.of("seen=1; Path=/", "theme=dark; Path=/"));
        } else if ("elsewhere".equals(message.getBody(Map.class).get("as"))) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 303);
            message.setHeader("Location", "/login?back=" + back);
        } else {
            message.setHeader("Set-Cookie", "visited=1; Path=/");
            message.setBody("<p>Who are you?</p><a href='/login?back=" + back.replace("&", "&amp;") + "'>Sign in</a>");
        }
    }

    private void login(Exchange exchange) {
        String query = exchange.getMessage().getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("Set-Cookie", "session=ann; Path=/");
        exchange.getMessage().setHeader("Location", query.substring("back=".length()));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 303);
        exchange.getMessage().setBody(null);
    }

    @Test
    void aPageOfItsOwnAndBack() {
        Browser browser = browser();
        HttpResponse<String> page = browser.get(start());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).contains("visited=1; Path=/");
        assertThat(page.body()).contains("Who are you?");
        assertThat(store.keys()).isEmpty();

        String link = page.body().replaceAll(".*href='([^']*)'.*", "$1").replace("&amp;", "&");
        HttpResponse<String> signedIn = browser.get(app + link);
        String back = Browser.location(signedIn);
        assertThat(back).startsWith("/kit?redirect=");
        HttpResponse<String> answer = browser.install(app + back);

        assertThat(Browser.location(answer)).isEqualTo(BACK);
        assertThat(installed).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getHeader(KitConstants.APP_USER)).isEqualTo("ann");
            assertThat(exchange.getMessage().getHeader(KitConstants.TENANT_NAME)).isNull();
        });
    }

    @Test
    void theUserIsKnown() {
        HttpResponse<String> answer = browser().with("session", "ben").get(start());

        String address = URLDecoder.decode(Browser.location(answer), StandardCharsets.UTF_8);
        assertThat(address).startsWith(kit.baseUri() + "/v4/oauth/authorize?").contains("&code_challenge=",
                "&code_challenge_method=S256", "&scope=public", "&tenant_name=Ann & Co");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(3).contains("seen=1; Path=/",
                "theme=dark; Path=/");
    }

    @Test
    void toAnotherAddress() {
        HttpResponse<String> answer = browser().get(start() + "&as=elsewhere");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).startsWith("/login?back=/kit?redirect=https%3A%2F%2Fapp.kit.com");
    }

    /** Nobody sees an empty page because a call before has left its own status. */
    @ParameterizedTest
    @CsvSource({"'', 303", "200, 303", "204, 303", "302, 302", "307, 307", "401, 401"})
    void anAddressIsARedirection(String left, int status) {
        HttpResponse<String> answer = browser().get(start() + "&leaving=" + left);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Browser.location(answer)).isEqualTo("/login");
    }

    @Test
    void aCookieThatWouldBeAnotherHeader() {
        HttpResponse<String> answer = browser().get(start() + "&as=split");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("The app could not sign you in");
        assertThat(answer.headers().map()).doesNotContainKeys("X-Injected", "Set-Cookie");
    }

    @Test
    void theRouteFails() {
        HttpResponse<String> answer = browser().get(start() + "&as=fail");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("session table");
        assertThat(store.keys()).isEmpty();
    }

    /** What the browser says does not name the user: only the route does. */
    @Test
    void nobodyNamesThemselves() {
        HttpResponse<String> answer = browser().get(start() + "&CamelKitAppUser=admin&Cookie=session%3Dadmin");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Who are you?");
    }

    @Test
    void theVerifierIsTheOneOfTheChallenge() {
        browser().with("session", "ben").install(start());

        assertThat(installed).hasSize(1);
        assertThat(kit.requests().stream().filter(r -> r.path().endsWith("/token"))).singleElement()
                .satisfies(r -> assertThat(r.body()).contains("\"code_verifier\":"));
    }
}
