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

import io.github.camelkit.KitConstants;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot work fails at start-up, with the option's name. */
class InstallOptionsTest extends InstallTestSupport {

    @Override
    protected RouteBuilder routes() {
        return null;
    }

    private void start(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(installed::add);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "redirectUri=https://app.example.com/callback | path",
        "path=/kit | redirectUri",
        "path=/kit&redirectUri=/callback | redirectUri",
        "path=/kit&redirectUri=https://app.example.com/callback%23a | redirectUri",
        "path=/kit&redirectUri=https://app.example.com | callbackPath",
        "path=/kit&redirectUri=https://app.example.com/kit | must differ",
        "path=/kit&redirectUri=https://app.example.com/callback&callbackPath=/a b | path",
        "path=/kit&redirectUri=https://app.example.com/callback&redirectUris=app.kit.com | redirectUris",
        "path=/kit&redirectUri=https://app.example.com/callback&installLifetime=0 | installLifetime",
        "path=/kit&redirectUri=https://app.example.com/callback&deliveryTimeout=0 | deliveryTimeout",
        "path=/kit&redirectUri=https://app.example.com/callback&operation=refresh | operation",
        "path=/kit&redirectUri=https://app.example.com/callback&tagId=1 | tagId"})
    void refused(String options, String named) {
        assertThatThrownBy(() -> start("kit:oauth?" + options)).hasStackTraceContaining(named);
    }

    @Test
    void withoutAClient() {
        component().getConfiguration().setClientId(null);

        assertThatThrownBy(() -> start("kit:oauth?path=/kit&redirectUri=https://app.example.com/callback"))
                .hasStackTraceContaining("option clientId");
    }

    @Test
    void onePathTwice() throws Exception {
        start(installs(""));

        assertThatThrownBy(() -> start(installs("&includeTokens=true")))
                .hasStackTraceContaining("/kit is listened on already");
    }

    @Test
    void anotherCallbackPathBehindAProxyAndSecureCookies() throws Exception {
        start("kit:oauth?path=/kit&redirectUri=https://app.example.com/outside/callback&callbackPath=/inside");

        String cookie = browser().get(super.start()).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).startsWith("__Secure-kit-install-").contains("; Path=/outside/callback;").endsWith("; Secure");
        assertThat(browser().get(app + "/inside").statusCode()).isEqualTo(400);
        assertThat(browser().get(app + "/outside/callback").statusCode()).isEqualTo(404);
    }

    @Test
    void tokensForThoseWhoAskForThem() throws Exception {
        start(installs("&includeTokens=true&outputType=MAP"));

        browser().install(super.start());

        assertThat(installed).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getHeader(KitConstants.INSTALLED_ACCESS_TOKEN, String.class)).isNotBlank();
            assertThat(exchange.getMessage().getHeader(KitConstants.INSTALLED_REFRESH_TOKEN, String.class)).isNotBlank();
            assertThat(exchange.getMessage().getBody(java.util.Map.class)).containsKeys("account", "user");
        });
    }

    @Test
    void stoppedAndStartedAgain() throws Exception {
        start(installs(""));
        String route = context.getRoutes().get(0).getRouteId();
        Browser browser = browser();
        String callback = browser.consent(super.start());

        context.getRouteController().suspendRoute(route);
        assertThat(browser.get(callback).statusCode()).isEqualTo(503);
        context.getRouteController().resumeRoute(route);
        assertThat(Browser.location(browser.get(callback))).isEqualTo(BACK);
        context.getRouteController().stopRoute(route);
        assertThat(browser().get(super.start()).statusCode()).isEqualTo(404);
        context.getRouteController().startRoute(route);
        assertThat(Browser.location(browser().install(super.start()))).isEqualTo(BACK);
    }
}
