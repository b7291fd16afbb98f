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

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has no installation under way in this very browser gets nowhere, and nothing is asked of Kit for them. */
class InstallAttacksTest extends InstallTestSupport {

    private boolean expectsInstall;

    @AfterEach
    void nothingCameOfIt() {
        if (!expectsInstall) {
            assertThat(installed).isEmpty();
            assertThat(store.keys()).noneMatch(key -> key.startsWith("account-"));
            assertThat(kit.requests()).noneMatch(r -> r.path().endsWith("/token"));
        }
    }

    private static String parameter(String address, String name) {
        return address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    /** The one cookie of a browser, as it sends it. */
    private static String cookie(HttpResponse<String> first) {
        return first.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void noState() {
        Browser browser = browser();
        String callback = browser.consent(start());

        assertThat(browser.get(app + "/kit/callback?code=" + parameter(callback, "code")).statusCode()).isEqualTo(400);
        assertThat(browser.get(app + "/kit/callback").statusCode()).isEqualTo(400);
        assertThat(browser.get(app + "/kit/callback?state=&code=x").statusCode()).isEqualTo(400);
    }

    @Test
    void unknownState() {
        Browser browser = browser();
        String callback = browser.consent(start());

        assertThat(browser.get(callback.replaceAll("state=[^&]*", "state=" + Secret.random())).statusCode())
                .isEqualTo(400);
    }

    @Test
    void twoStates() {
        Browser browser = browser();
        String callback = browser.consent(start());

        assertThat(browser.get(callback + "&state=other").statusCode()).isEqualTo(400);
        assertThat(browser.get(callback + "&code=other").statusCode()).as("two codes").isEqualTo(400);
    }

    /** The attacker consents for an own account, and lets the victim's browser finish it. */
    @Test
    void anotherBrowser() {
        String callback = browser().consent(start());
        HttpResponse<String> answer = browser().get(callback);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("another browser").doesNotContain(parameter(callback, "state"),
                parameter(callback, "code"));
    }

    /** The victim's browser has an installation of its own under way. */
    @Test
    void anotherBrowserWithACookieOfItsOwn() {
        String callback = browser().consent(start());
        Browser victim = browser();
        victim.consent(start());

        assertThat(victim.get(callback).statusCode()).isEqualTo(403);
    }

    /** The server makes headers of the parameters of the query. */
    @ParameterizedTest
    @ValueSource(strings = {"Cookie", "cookie", "COOKIE", "%43ookie"})
    void aCookieInTheQuery(String name) {
        Browser attacker = browser();
        HttpResponse<String> first = attacker.get(start());
        String callback = Browser.location(attacker.get(Browser.location(first)));

        assertThat(browser().get(callback + '&' + name + '='
                + URLEncoder.encode(cookie(first), StandardCharsets.UTF_8)).statusCode()).isEqualTo(403);
    }

    @Test
    void aCookieOfTheRightNameWithAnotherValue() {
        Browser attacker = browser();
        HttpResponse<String> first = attacker.get(start());
        String callback = Browser.location(attacker.get(Browser.location(first)));
        String name = cookie(first).split("=")[0];
        for (String value : List.of("", "x", Secret.random(), Secret.digest(cookie(first).split("=")[1]))) {
            HttpRequest forged = HttpRequest.newBuilder(URI.create(callback)).header("Cookie", name + '=' + value).build();
            assertThat(browser().send(forged).statusCode()).isEqualTo(403);
        }
        HttpRequest twice = HttpRequest.newBuilder(URI.create(callback))
                .header("Cookie", cookie(first) + "; " + cookie(first)).build();
        assertThat(browser().send(twice).statusCode()).as("twice").isEqualTo(403);
    }

    /** A state that somebody else has chosen is not taken over. */
    @Test
    void fixation() {
        Browser victim = browser();
        String fixed = Secret.random();
        HttpResponse<String> first = victim.get(start() + "&state=" + fixed + "&code_verifier=" + "v".repeat(43));

        assertThat(parameter(Browser.location(first), "state")).isNotEqualTo(fixed).hasSize(43);
        assertThat(victim.get(app + "/kit/callback?code=x&state=" + fixed).statusCode()).isEqualTo(400);
        assertThat(cookie(victim.get(start()))).isNotEqualTo(cookie(victim.get(start())));
    }

    @Test
    void replay() {
        expectsInstall = true;
        Browser browser = browser();
        HttpResponse<String> first = browser.get(start());
        String callback = Browser.location(browser.get(Browser.location(first)));
        HttpRequest again = HttpRequest.newBuilder(URI.create(callback)).header("Cookie", cookie(first)).build();

        assertThat(browser.get(callback).statusCode()).isEqualTo(302);
        assertThat(browser().send(again).statusCode()).isEqualTo(400);
        assertThat(browser().send(again).statusCode()).isEqualTo(400);
        assertThat(installed).hasSize(1);
    }

    @Test
    void manyAtOnceWithOneState() {
        expectsInstall = true;
        Browser browser = browser();
        HttpResponse<String> first = browser.get(start());
        String callback = Browser.location(browser.get(Browser.location(first)));
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> browser().send(HttpRequest.newBuilder(URI.create(callback))
                    .header("Cookie", cookie(first)).build()).statusCode()));
        }

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnlyOnce(302).filteredOn(s -> s != 302)
                .containsOnly(400);
        assertThat(installed).hasSize(1);
        assertThat(kit.requests().stream().filter(r -> r.path().endsWith("/token"))).hasSize(1);
    }

    /** Also over HTTP, as the browser sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "https://app.kit.com@evil.example/", "https://user@app.kit.com/",
        "https://app.kit.com%5C@evil.example/", "https:%5C%5Cevil.example", "https://app.kit.com%255C@evil.example",
        "https%3A%2F%2Fapp.kit.com%252eevil.example", "//evil.example", "%2F%2Fevil.example", "/%5Cevil.example",
        "javascript:alert(1)", "http://app.kit.com/", "", "https://app.kit.com&redirect=https://evil.example",
        "https://evil.example&redirect=https://app.kit.com", "https://app.kit.com/%0D%0ALocation:%20https://evil.example",
        "https://app.kit.com/%00", "%20https://app.kit.com"})
    void redirects(String target) {
        HttpResponse<String> answer = browser().get(app + "/kit?redirect=" + target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().map()).doesNotContainKeys("location", "Location", "set-cookie", "Set-Cookie");
        assertThat(answer.body()).contains("Wrong address").doesNotContain("evil");
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void otherMethods() {
        HttpRequest.BodyPublisher form = HttpRequest.BodyPublishers.ofString("state=a&code=b");
        for (String path : List.of("/kit", "/kit/callback")) {
            assertThat(browser().send(HttpRequest.newBuilder(URI.create(app + path)).POST(form)
                    .header("Content-Type", "application/x-www-form-urlencoded").build()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void queriesThatCannotBeRead() {
        assertThat(browser().get(app + "/kit/callback?state=" + "a".repeat(3_000)).statusCode()).isEqualTo(400);
        assertThat(browser().get(app + "/kit/callback?state[]=a&state=%C3%28").statusCode()).isEqualTo(400);
    }
}
