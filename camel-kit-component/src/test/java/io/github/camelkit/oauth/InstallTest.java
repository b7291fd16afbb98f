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

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A creator installs the app from Kit's App Store. */
class InstallTest extends InstallTestSupport {

    @Test
    void fromTheAppStoreAndBack() {
        HttpResponse<String> answer = browser().install(start());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo(BACK);
        assertThat(installed).hasSize(1);
        Exchange exchange = installed.get(0);
        CurrentAccount account = exchange.getMessage().getBody(CurrentAccount.class);
        assertThat(account.account().id()).isEqualTo(1);
        assertThat(account.user().email()).isNotBlank();
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(KitConstants.INSTALLED_ACCOUNT,
                KitConstants.TOKEN_EXPIRES);
        assertThat(exchange.getMessage().getHeader(KitConstants.INSTALLED_ACCOUNT)).isEqualTo("1");
        assertThat(exchange.getMessage().getHeader(KitConstants.TOKEN_EXPIRES, OffsetDateTime.class))
                .isBetween(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(172_000), OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(172_801));
        assertThat(store.keys()).containsExactly("account-1");
    }

    @Test
    void whatKitIsAsked() {
        HttpResponse<String> first = browser().get(start());

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(first)).startsWith(kit.baseUri() + "/v4/oauth/authorize?client_id=" + CLIENT_ID
                + "&response_type=code&redirect_uri=" + java.net.URLEncoder.encode(app, StandardCharsets.UTF_8)
                + "%2Fkit%2Fcallback&state=").doesNotContain("code_challenge", "scope", "tenant_name");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("kit-install-[0-9a-f]{16}=[A-Za-z0-9_-]{43}; Path=/kit/callback; Max-Age=600; HttpOnly;"
                        + " SameSite=Lax");
    }

    @Test
    void secretOfTheAppAndCode() {
        browser().install(start());

        RecordedRequest token = kit.requests().stream().filter(r -> r.path().endsWith("/token")).findFirst()
                .orElseThrow();
        assertThat(token.body()).contains("\"grant_type\":\"authorization_code\"", "\"redirect_uri\":\"" + app
                + "/kit/callback\"", "client_secret").doesNotContain("code_verifier");
    }

    @Test
    void answersAreNotKeptOrFramed() {
        Browser browser = browser();
        HttpResponse<String> first = browser.get(start());
        HttpResponse<String> last = browser.get(Browser.location(browser.get(Browser.location(first))));
        HttpResponse<String> page = browser.get(app + "/kit/callback?state=x");

        for (HttpResponse<String> answer : List.of(first, last, page)) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(last.headers().firstValue("Set-Cookie").orElseThrow()).contains("=; Path=/kit/callback; Max-Age=0");
        assertThat(browser.cookies().getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void routesUseTheAccountAndItsTokensAreRenewed() {
        browser().install(start());
        kit.state().addSubscriber("ann@example.com", "Ann");

        assertThat(call(KitPage.class, "kit:subscribers?operation=list", null, KitConstants.ACCOUNT, "1")).hasSize(1);
        assertThat(kit.oauth().refreshCount()).isZero();
        kit.oauth().expireAll();
        assertThat(call(KitPage.class, "kit:subscribers?operation=list&account=1", null)).hasSize(1);

        assertThat(kit.oauth().refreshCount()).isEqualTo(1);
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void installedAgain() {
        browser().install(start());
        HttpResponse<String> again = browser().install(start());

        assertThat(Browser.location(again)).isEqualTo(BACK);
        assertThat(installed).hasSize(2);
        assertThat(call(KitPage.class, "kit:subscribers?operation=list&account=1", null)).isEmpty();
    }

    @Test
    void twoTabsOfOneBrowser() {
        Browser browser = browser();
        String one = browser.consent(start());
        String two = browser.consent(start());

        assertThat(Browser.location(browser.get(one))).isEqualTo(BACK);
        assertThat(Browser.location(browser.get(two))).isEqualTo(BACK);
        assertThat(installed).hasSize(2);
    }

    @Test
    void withoutAnAddressToGoBackTo() {
        HttpResponse<String> answer = browser().install(app + "/kit");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<h1>Installed</h1>").doesNotContain("<a ");
        assertThat(installed).hasSize(1);
    }
}
