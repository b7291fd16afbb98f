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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.examples.support.Chromium;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.apps.Block;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The app as its user sees it: from the App Store to the block on the screen, in a real browser. */
class ProductsInChromiumTest {

    private static final String FRAME = ".block iframe";
    private static final String SEARCH = "[data-setting=product]";

    @TempDir
    private static Path profile;
    private static Chromium chromium;

    private KitSimulator kit;
    private ProductsServer server;

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        // not once for all of them: a test that is skipped here is reported, with the reason
        if (chromium == null) {
            chromium = Chromium.start(profile);
        }
        chromium.forget();
        kit = KitSimulator.start();
        server = ProductsApp.onSimulator(kit, ProductsTest.freePort());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
            kit.close();
        }
    }

    private void beginInstall(String user) {
        chromium.open(kit.baseUri() + "/apps");
        chromium.click("#app");
        chromium.click("#install");
        chromium.type("input[name=user]", user);
        chromium.click("#sign-in");
        chromium.waitFor("#consent", "Tea shop asks for access");
    }

    private void install() {
        beginInstall("Ann");
        chromium.click("#approve");
        chromium.waitFor("#status", "Installed in Kit Simulator.");
        chromium.click("#connect");
        chromium.click("#allow");
        chromium.click("#editor");
    }

    private void addBlock() {
        chromium.click("#menu button");
        chromium.waitFor(".block .note", "Still to set: Product");
    }

    /** Opens the menu of the search, and chooses. */
    private void choose(String name) {
        chromium.click(SEARCH + " input");
        chromium.clickText(SEARCH + " li button", name);
    }

    private Block block() {
        return kit.browser(1).blocks().get(0);
    }

    private Map<String, JsonNode> settings() {
        return block().settings();
    }

    private List<String> searches() {
        return block().searched("product");
    }

    @Test
    void fromTheInstallationToTheBlock() {
        install();
        assertThat(server.installs()).containsExactly("Ann has installed the app in the account 1");

        addBlock();
        choose("Assam");
        chromium.inFrame(FRAME, "from the shop of Ann", block -> {
            assertThat(block.getText()).contains("Assam", "Strong and malty, with milk.");
            assertThat(block.findElement(By.tagName("h2")).getCssValue("font-weight")).isEqualTo("700");
        });

        chromium.set("[data-setting=color] input", "#00ff7f");
        chromium.set("select[name=font-family]", "Georgia, serif");
        chromium.set("[data-setting=until] input", "2026-12-24");
        chromium.set("[data-setting=align] select", "center");
        chromium.set("[data-setting=title] input", "Our <best> tea");
        chromium.inFrame(FRAME, "Our <best> tea", block -> {
            assertThat(block.getText()).contains("Until 2026-12-24");
            WebElement title = block.findElement(By.tagName("h2"));
            assertThat(title.getCssValue("color")).isEqualTo("rgba(0, 255, 127, 1)");
            assertThat(title.getCssValue("font-family")).isEqualTo("Georgia, serif");
            assertThat(title.getCssValue("font-weight")).isEqualTo("400");
            assertThat(title.getCssValue("text-align")).isEqualTo("center");
        });
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void nothingIsInstalledWhenConsentIsRefused() {
        beginInstall("Ann");
        chromium.click("#refuse");

        await().until(() -> chromium.url().startsWith(server.url()));
        assertThat(chromium.text()).doesNotContain("access_denied").isNotBlank();
        assertThat(server.installs()).isEmpty();
        chromium.open(kit.baseUri() + "/apps/1");
        chromium.waitFor("#status", "Not installed in Kit Simulator.");
    }

    @Test
    void nothingIsShownWhenTheShopsUserRefuses() {
        beginInstall("Ann");
        chromium.click("#approve");
        chromium.click("#connect");
        chromium.click("#deny");

        chromium.waitFor("#problem", "access_denied");
        chromium.open(kit.baseUri() + "/editor");
        chromium.click("#menu button");
        chromium.click(SEARCH + " input");
        chromium.waitFor(SEARCH + " .errors", "connect it first");
    }

    @Test
    void searchesWhatIsTyped() {
        install();
        addBlock();
        await().untilAsserted(() -> assertThat(searches()).containsExactly(""));

        chromium.type(SEARCH + " input", "grey");
        chromium.waitFor(SEARCH + " li:only-child", "Earl Grey");
        // typed letter by letter, asked once
        assertThat(searches()).containsExactly("", "grey");

        assertThat(chromium.isThere("[data-setting=packet] input")).isFalse();
        chromium.clickText(SEARCH + " li button", "Earl Grey");
        chromium.click("[data-setting=packet] input");
        chromium.clickText("[data-setting=packet] li button", "500 g");
        chromium.inFrame(FRAME, "Earl Grey, 500 g", block -> { });
    }

    @Test
    void aDraftShowsWhatWasChosen() {
        install();
        addBlock();
        choose("Earl Grey");
        chromium.inFrame(FRAME, "Earl Grey", block -> { });

        chromium.open(kit.baseUri() + "/editor");

        await().until(() -> "Earl Grey".equals(chromium.find(SEARCH + " input").getDomProperty("value")));
        assertThat(searches()).containsExactly("", "", "earl-grey");
        assertThat(settings().get("product").asText()).isEqualTo("earl-grey");
        chromium.inFrame(FRAME, "Earl Grey", block -> { });
    }

    @Test
    void whatCannotBeShownIsToldInItsPlace() {
        install();
        addBlock();

        choose("Sencha");
        chromium.waitFor(".block .errors", "<video>");
        assertThat(chromium.isThere(FRAME)).isFalse();

        choose("Darjeeling");
        chromium.waitFor(".block .errors", "Darjeeling is sold out");

        choose("Bancha");
        chromium.inFrame(FRAME, "Bancha", block -> { });
    }

    @Test
    void uninstallsAndInstallsAgain() {
        install();
        addBlock();
        chromium.open(kit.baseUri() + "/apps/1");
        chromium.click("#uninstall");
        chromium.waitFor("#status", "Not installed in Kit Simulator.");
        chromium.open(kit.baseUri() + "/editor");
        assertThat(chromium.url()).isEqualTo(kit.baseUri() + "/apps/1");

        chromium.click("#install");
        // the shop knows the browser by now
        chromium.click("#approve");
        chromium.waitFor("#status", "Installed in Kit Simulator.");
        assertThat(server.installs()).hasSize(2);
    }
}
