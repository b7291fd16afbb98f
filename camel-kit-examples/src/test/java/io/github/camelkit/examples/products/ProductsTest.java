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
package io.github.camelkit.examples.products;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.apps.Block;
import io.github.camelkit.simulator.apps.Browser;
import io.github.camelkit.simulator.apps.Visit;
import io.github.camelkit.simulator.control.SimulatorAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The app from its installation to a block, without a real browser. */
class ProductsTest {

    private KitSimulator kit;
    private ProductsServer server;

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @BeforeEach
    void start() throws IOException {
        kit = KitSimulator.start();
        server = ProductsApp.onSimulator(kit, freePort());
    }

    @AfterEach
    void stop() {
        server.close();
        kit.close();
    }

    private Visit install(Browser browser, String user, boolean consent) {
        Visit signIn = browser.startInstall();
        assertThat(signIn.text()).contains("Your name");
        return browser.consent(browser.submit(signIn, Map.of("user", user)), consent);
    }

    private Browser installed(long account, String user) {
        Browser browser = kit.browser(account);
        assertThat(install(browser, user, true).text()).contains("Installed");
        assertThat(browser.submit(browser.connect(), Map.of("answer", "allow")).text()).contains("Open the editor");
        return browser;
    }

    private static Block chosen(Browser browser, String name) {
        Block block = browser.add("Tea");
        block.search("product", "");
        return block.choose("product", name);
    }

    @Test
    void installsIntoSeveralAccountsAtOnceAndNeverMixesThem() {
        SimulatorAccount other = kit.addAccount("Bob's letters");
        Browser ann = kit.browser(1);
        Browser bob = kit.browser(other.id());

        Visit ofAnn = ann.submit(ann.startInstall(), Map.of("user", "Ann"));
        Visit ofBob = bob.submit(bob.startInstall(), Map.of("user", "Bob"));
        bob.consent(ofBob, true);
        ann.consent(ofAnn, true);
        Visit allowOfAnn = ann.connect();
        bob.submit(bob.connect(), Map.of("answer", "allow"));
        ann.submit(allowOfAnn, Map.of("answer", "allow"));

        assertThat(server.installs()).containsExactly("Bob has installed the app in the account " + other.id(),
                "Ann has installed the app in the account 1");
        assertThat(chosen(ann, "Assam").html()).contains("from the shop of Ann");
        assertThat(chosen(bob, "Assam").html()).contains("from the shop of Bob");
        assertThat(kit.accounts()).allSatisfy(account -> assertThat(account.state().tagCount()).isEqualTo(1));
    }

    @Test
    void isNotInstalledWithoutConsent() {
        Browser ann = kit.browser(1);

        Visit end = install(ann, "Ann", false);

        assertThat(end.status()).isEqualTo(403);
        assertThat(ann.installed()).isFalse();
        assertThat(server.installs()).isEmpty();
    }

    @Test
    void isNotConnectedWithoutConsent() {
        Browser ann = kit.browser(1);
        install(ann, "Ann", true);

        Visit end = ann.submit(ann.connect(), Map.of("answer", "deny"));

        assertThat(end.text()).contains("access_denied");
        assertThat(ann.connected()).isFalse();
    }

    @Test
    void showsWhatIsSet() {
        Block block = chosen(installed(1, "Ann"), "Earl Grey");
        block.search("packet", "5");
        block.choose("packet", "500 g").set(Map.of("title", "<script>&", "color", "#00ff7f", "align", "center",
                "font", Map.of("fontFamily", "'Courier New', monospace", "fontWeight", 700),
                "until", "2026-12-23T23:00:00.000Z"));

        assertThat(block.errors()).isEmpty();
        assertThat(block.html()).contains("&lt;script&gt;&amp;", "color: #00ff7f", "text-align: center", "500 g",
                "font-family: &#39;Courier New&#39;, monospace; font-weight: 700", "Until 2026-12-24");
    }

    @Test
    void tellsWhatCannotBeShown() {
        Browser ann = installed(1, "Ann");

        assertThat(chosen(ann, "Darjeeling").errors()).containsExactly("Darjeeling is sold out");
        assertThat(chosen(ann, "Sencha").errors()).singleElement().asString().contains("<video>");
    }

    @Test
    void endsWhenUninstalled() {
        Browser ann = installed(1, "Ann");
        ann.uninstall();
        assertThat(ann.connected()).isFalse();
        assertThat(ann.installed()).isFalse();
    }

    @Test
    void tellsWhatItNeedsForTheRealKit() {
        Map<String, String> all = Map.of("KIT_CLIENT_ID", "id", "KIT_CLIENT_SECRET", "hush", "PUBLIC_URL",
                "http://shop.example.com", "PLUGIN_SECRET", "quiet");

        CommandRun address = CommandRun.of(ProductsApp.commandLine(all));
        assertThat(address.exitCode()).isEqualTo(1);
        assertThat(address.err()).startsWith("PUBLIC_URL must be an https address without a path");
        CommandRun incomplete = CommandRun.of(ProductsApp.commandLine(Map.of("KIT_CLIENT_ID", "id")));
        assertThat(incomplete.err()).startsWith("KIT_CLIENT_ID is set, but KIT_CLIENT_SECRET is not");
        assertThat(CommandRun.of(ProductsApp.commandLine(Map.of()), "--port=0").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(ProductsApp.commandLine(Map.of()), "--help").out())
                .contains("KIT_CLIENT_ID", "PUBLIC_URL", "--port=PORT");
    }
}
