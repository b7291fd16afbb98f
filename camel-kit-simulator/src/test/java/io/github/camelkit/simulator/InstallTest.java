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

import java.util.Map;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.Browser;
import io.github.camelkit.simulator.apps.Visit;
import io.github.camelkit.simulator.control.SimulatorAccount;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Installing an app, from the App Store and back. */
class InstallTest extends AppTest {

    @Test
    void installsWithConsent() {
        Browser ann = kit.browser(1);

        Visit asked = ann.startInstall();
        assertThat(asked.asksForConsent()).isTrue();
        assertThat(asked.text()).contains("Tea (<b>null) asks for access");
        assertThat(ann.installed()).isFalse();

        Visit end = ann.consent(asked, true);
        assertThat(end.status()).isEqualTo(200);
        assertThat(end.url()).isEqualTo(kit.baseUri() + "/apps/1?success=true");
        assertThat(end.text()).contains("Installed in Kit Simulator");
        assertThat(ann.installed()).isTrue();
        assertThat(stub.accounts).containsExactly("Kit Simulator");
    }

    @Test
    void endsWithTheAppWhenConsentIsRefused() {
        Browser ann = kit.browser(1);

        Visit end = ann.consent(ann.startInstall(), false);

        assertThat(end.status()).isEqualTo(403);
        assertThat(end.text()).isEqualTo("No access: access_denied");
        assertThat(ann.installed()).isFalse();
        assertThat(ann.open(kit.baseUri() + "/apps/1").text()).contains("Not installed in Kit Simulator");
    }

    @Test
    void goesThroughThePagesOfTheApp() {
        stub.signsIn = true;
        Browser ann = kit.browser(1);

        Visit signIn = ann.startInstall();
        assertThat(signIn.url()).startsWith(stub.url + "/kit?redirect=");
        assertThatThrownBy(() -> ann.consent(signIn, true)).hasMessageStartingWith("Kit does not ask for consent here");
        ann.consent(ann.submit(signIn, Map.of("user", "ann")), true);

        assertThat(ann.installed()).isTrue();
    }

    @Test
    void accountsInstallForThemselves() {
        Browser ann = kit.browser(1);
        Browser bob = kit.browser(kit.addAccount("Bob").id());

        Visit ofAnn = ann.startInstall();
        Visit ofBob = bob.startInstall();
        bob.consent(ofBob, true);
        assertThat(ann.installed()).isFalse();
        ann.consent(ofAnn, true);

        assertThat(stub.accounts).containsExactly("Bob", "Kit Simulator");
        assertThat(bob.installed() && ann.installed()).isTrue();
    }

    @Test
    void theAccountCanBeChosenOnTheWay() {
        Browser ann = kit.browser(1);
        ann.open(kit.baseUri() + "/apps");
        Browser bob = kit.browser(kit.addAccount("Bob").id());

        Visit end = ann.submit(ann.startInstall(), Map.of("consent", "approve", "account", "2"));

        assertThat(end.text()).contains("Installed in Bob");
        assertThat(bob.installed()).isTrue();
        assertThat(ann.installed()).isFalse();
    }

    @Test
    void isNotInstalledWithoutTheExchange() {
        stub.exchanges = false;
        Browser ann = kit.browser(1);

        assertThat(ann.install().text()).contains("without having taken its access: it is not installed");
        assertThat(ann.installed()).isFalse();
    }

    @Test
    void uninstallingEndsTheAccess() {
        Browser ann = kit.browser(1);
        ann.install();
        Http app = Http.bearer(kit, stub.answers.get("kit token"));
        assertThat(app.get("/v4/account").status()).isEqualTo(200);

        ann.add("Product");
        assertThat(ann.uninstall().text()).contains("Not installed in Kit Simulator");

        assertThat(app.get("/v4/account").status()).isEqualTo(401);
        assertThat(Http.token(kit).get("/v4/account").status()).isEqualTo(200);
        assertThat(ann.blocks()).isEmpty();
        assertThat(ann.open(kit.baseUri() + "/apps/1?success=true").text()).contains("not installed");
        assertThatThrownBy(() -> ann.add("Product")).hasMessage("The app Tea is not installed");
    }

    @Test
    void redirectsToRegisteredAddressesOnly() {
        Http.Reply reply = Http.anonymous(kit).get("/oauth/authorize?client_id=kit_simulator_client_id"
                + "&response_type=code&redirect_uri=https%3A%2F%2Fevil.example.com");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("error").asText()).isEqualTo("invalid_redirect_uri");
    }

    @Test
    void asksEveryoneIfToldSo() {
        String page = kit.baseUri() + "/oauth/authorize?client_id=kit_simulator_client_id&response_type=code"
                + "&redirect_uri=" + stub.url + "/kit/callback";
        assertThat(Http.anonymous(kit).get(page.substring(kit.baseUri().length())).status()).isEqualTo(302);
        kit.switches().set(Switch.CONSENT_PAGE, true);
        assertThat(Http.anonymous(kit).get(page.substring(kit.baseUri().length())).text()).contains("id=\"approve\"");
    }

    @Test
    void staysOnThisMachine() {
        kit.app(App.named("Far").installUrl("https://app.example.com/kit?a=b"));

        Visit end = kit.browser(1).startInstall();

        assertThat(end.status()).isEqualTo(303);
        assertThat(end.url()).startsWith("https://app.example.com/kit?a=b&redirect=http%3A%2F%2F127.0.0.1");
        assertThat(end.body()).isEmpty();
        assertThat(end.toString()).doesNotContain("redirect=");
    }

    @Test
    void appsWithoutPagesInstallAtOnce() {
        kit.app(App.named("Plain"));
        Browser ann = kit.browser(1);
        ann.startInstall();
        assertThat(ann.installed()).isTrue();
    }

    @Test
    void pagesAreForBrowsersThatHaveBeenThere() {
        Http.Reply reply = Http.anonymous(kit).send("POST", "/apps/1/install", "", "application/x-www-form-urlencoded");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(Http.anonymous(kit).get("/apps/2").status()).isEqualTo(404);
        assertThat(Http.anonymous(kit).delete("/apps").status()).isEqualTo(405);
        assertThat(Http.anonymous(kit).get("/editor").header("Location")).isEqualTo("/apps/1");
        assertThat(Http.anonymous(kit).get("/apps").header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(kit.requests()).isEmpty();
        try (KitSimulator without = KitSimulator.start()) {
            assertThat(Http.anonymous(without).get("/apps").text()).contains("No app is registered");
            assertThat(Http.anonymous(without).get("/apps/1").status()).isEqualTo(404);
        }
    }

    @Test
    void theStoreAddsAccounts() {
        Browser ann = kit.browser(1);
        Visit store = ann.open(kit.baseUri() + "/apps");
        assertThat(store.text()).contains("Tea");
        // the first form chooses among the accounts; with a name it adds one
        Visit after = ann.submit(store, Map.of("name", "Cleo & Sons"));
        assertThat(after.text()).contains("Cleo & Sons");
        assertThat(kit.accounts()).extracting(SimulatorAccount::name).containsExactly("Kit Simulator", "Cleo & Sons");
        assertThat(ann.open(kit.baseUri() + "/apps/1").text()).contains("Not installed in Cleo & Sons");
    }
}
