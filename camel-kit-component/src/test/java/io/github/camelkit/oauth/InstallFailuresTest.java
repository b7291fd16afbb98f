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

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.KitStore;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What can go wrong: the user sees a small page with the right status, and nothing is kept. */
class InstallFailuresTest extends InstallTestSupport {

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String behaviour = "";
    private volatile boolean full;

    /** A store that can be full. */
    private final class Full implements KitStore {

        @Override
        public String load(String key) throws IOException {
            return store.load(key);
        }

        @Override
        public void save(String key, String value) throws IOException {
            if (full) {
                throw new IOException("no space left for " + value);
            }
            store.save(key, value);
        }

        @Override
        public void remove(String key) throws IOException {
            store.remove(key);
        }

        @Override
        public Set<String> keys() {
            return store.keys();
        }

        @Override
        public boolean claim(String key, String owner, Duration lease) {
            return store.claim(key, owner, lease);
        }

        @Override
        public void release(String key, String owner) {
            store.release(key, owner);
        }
    }

    @Override
    protected void setUp() throws Exception {
        super.setUp();
        component().setStore(new Full());
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(installs("&deliveryTimeout=2000")).routeId("installs").process(this::behave).process(installed::add);
                from(installs("&installLifetime=1").replace("/kit", "/late")).process(installed::add);
                from(installs("").replace("/kit", "/slow")).process(this::behave).process(installed::add);
            }

            private void behave(Exchange exchange) throws Exception {
                switch (behaviour) {
                    case "throw" -> throw new IllegalStateException("the <b>database</b> is down");
                    case "refuse" -> exchange.getMessage().setHeader(KitConstants.REFUSE_INSTALL,
                            "Your plan <script>alert(1)</script> & \"Kit\"");
                    case "rollback" -> exchange.setRollbackOnly(true);
                    case "hang" -> released.await(20, TimeUnit.SECONDS);
                    default -> {
                        // Stands
                    }
                }
            }
        };
    }

    private void assertPage(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains(text);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void consentRefused() {
        kit.switches().set(Switch.CONSENT, false);

        HttpResponse<String> answer = browser().install(start());

        assertPage(answer, 403, "You have not given the app access");
        assertThat(answer.body()).contains("<a href=\"" + BACK + "\">Back to Kit</a>");
        assertThat(installed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"access_denied, 403", "server_error, 503", "temporarily_unavailable, 503", "invalid_scope, 400",
        "<script>alert(1)</script>, 400", "'', 400"})
    void errors(String error, int status) {
        Browser browser = browser();
        String callback = browser.consent(start()).replaceAll("code=[^&]*", "error="
                + java.net.URLEncoder.encode(error, java.nio.charset.StandardCharsets.UTF_8)
                + "&error_description=%3Cb%3ECall+0900%3C/b%3E");

        HttpResponse<String> answer = browser.get(callback);

        assertPage(answer, status, "Back to Kit");
        assertThat(answer.body()).doesNotContain("script", "0900");
        assertThat(browser.get(callback).statusCode()).as("used up").isEqualTo(400);
    }

    @Test
    void codeThatKitDoesNotKnow() {
        Browser browser = browser();

        assertPage(browser.get(browser.consent(start()).replaceAll("code=[^&]*", "code=expired")), 400,
                "Kit does not accept the code");
        assertPage(browser.get(browser.consent(start()).replaceAll("code=[^&]*", "code=")), 400, "Kit has sent no code");
        assertThat(installed).isEmpty();
    }

    @Test
    void tooLate() {
        Browser browser = browser();
        String callback = browser.consent(app + "/late?redirect=" + BACK);

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertThat(installed).isEmpty();
        assertThat(store.keys()).noneMatch(key -> key.startsWith("account-"));
    }

    @Test
    void kitIsDown() {
        kit.faults().next(9).on("POST", "/v4/oauth/token").status(503);

        assertPage(browser().install(start()), 502, "Kit could not be asked");
        assertThat(installed).isEmpty();
    }

    @Test
    void kitDoesNotAnswer() {
        kit.faults().next(9).on("POST", "/v4/oauth/token").dropAfter();

        assertPage(browser().install(start()), 502, "Kit could not be asked");
    }

    @Test
    void kitDoesNotTellTheAccount() {
        kit.faults().next(9).on("GET", "/v4/account").status(500);

        assertPage(browser().install(start()), 502, "Kit could not be asked");
        assertThat(installed).isEmpty();
    }

    /** The browser is not kept waiting for what is repeated. */
    @Test
    void kitHangsWhenAskedForTheAccount() {
        kit.faults().next(9).on("GET", "/v4/account").never();

        assertPage(browser().install(start()), 502, "Kit could not be asked");
        assertThat(kit.requests().stream().filter(r -> r.path().endsWith("/v4/account")))
                .as("while the first is under way").hasSize(1);
        assertThat(installed).isEmpty();
    }

    @Test
    void kitAnswersNonsense() {
        kit.faults().next(9).on("GET", "/v4/account").truncate();

        assertPage(browser().install(start()), 502, "Kit could not be asked");
        assertThat(installed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"throw, 500, The app could not be set up", "rollback, 500, The app could not be set up",
        "hang, 503, The app took too long"})
    void theRouteFails(String what, int status, String text) {
        behaviour = what;

        HttpResponse<String> answer = browser().install(start());

        assertPage(answer, status, text);
        assertThat(answer.body()).doesNotContain("database");
        assertThat(send("kit:subscribers?operation=list", null, KitConstants.ACCOUNT, "1").getException())
                .hasMessageContaining("Unknown account 1");
        released.countDown();
    }

    @Test
    void theRouteRefuses() {
        behaviour = "refuse";

        HttpResponse<String> answer = browser().install(start());

        assertPage(answer, 403, "Your plan &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Kit&quot;");
        assertThat(answer.body()).doesNotContain("<script>");
    }

    /** What was installed before is not lost because somebody tries again. */
    @Test
    void refusedAgainstAnEarlierInstallation() {
        browser().install(start());
        String before = store.load("account-1");
        behaviour = "refuse";

        assertThat(browser().install(start()).statusCode()).isEqualTo(403);

        assertThat(store.load("account-1")).contains(before.replaceAll(".*\"refresh_token\":\"([^\"]*)\".*", "$1"));
        kit.oauth().expireAll();
        assertThat(call(KitPage.class, "kit:subscribers?operation=list&account=1", null)).isEmpty();
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    /** Two apps on one store: neither may use up what Kit gave to the other. */
    @Test
    void installedByAnotherApp() throws IOException {
        String others = "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"client_id\":\"another-app\"}";
        store.save("account-1", others);

        assertThat(browser().install(start()).statusCode()).isEqualTo(502);

        assertThat(store.load("account-1")).isEqualTo(others);
        assertThat(send("kit:subscribers?operation=list", null, KitConstants.ACCOUNT, "1").getException())
                .hasMessageContaining("Account 1 was installed by another app: give each app a store of its own");
        assertThat(installed).isEmpty();
    }

    @Test
    void installedBeforeTheAppWasKept() throws IOException {
        store.save("account-1", "{\"access_token\":\"a\",\"refresh_token\":\"r\"}");

        assertThat(Browser.location(browser().install(start()))).isEqualTo(BACK);

        assertThat(store.load("account-1")).contains("\"client_id\":\"" + CLIENT_ID + "\"");
    }

    @Test
    void oneInstallationOfAnAccountAtATime() {
        behaviour = "hang";
        Browser first = browser();
        String callback = first.consent(start().replace("/kit?", "/slow?"));
        Thread hanging = new Thread(() -> first.get(callback));
        hanging.start();
        await().until(() -> store.keys().contains("account-1"));

        HttpResponse<String> second = browser().install(start().replace("/kit?", "/slow?"));

        assertThat(second.statusCode()).isEqualTo(409);
        released.countDown();
        await().until(() -> !hanging.isAlive());
    }

    @Test
    void aFullStoreBeginsNothing() {
        full = true;

        HttpResponse<String> answer = browser().get(start());

        assertPage(answer, 503, "cannot begin");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
