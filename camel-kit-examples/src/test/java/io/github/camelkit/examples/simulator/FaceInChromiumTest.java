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
package io.github.camelkit.examples.simulator;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.examples.support.Chromium;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * The simulator's page as one sees it while routes run. With the system property {@code camelkit.pictures} it writes the
 * pictures of the documentation into that directory.
 */
class FaceInChromiumTest {

    private static final String HOSTILE = "<script>document.title='taken'</script>";
    private static final Path AXE = Path.of("src/test/npm/node_modules/axe-core/axe.min.js");

    @TempDir
    private static Path profile;
    private static Chromium chromium;

    private KitSimulator kit;
    private final Main main = new Main();
    private ProducerTemplate template;

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        if (chromium == null) {
            chromium = Chromium.start(profile);
        }
        chromium.forget();
        chromium.screen(1280, 1000, false);
        kit = KitSimulator.start();
    }

    @AfterEach
    void stop() {
        // or the page would complain that the simulator has gone
        chromium.open("about:blank");
        main.stop();
        if (kit != null) {
            kit.close();
        }
    }

    private void startRoutes() throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        main.addInitialProperty("camel.component.kit.base-uri", kit.baseUri());
        main.addInitialProperty("camel.component.kit.access-token", kit.accessToken());
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", url.substring(url.lastIndexOf(':') + 1));
        main.addInitialProperty("camel.main.shutdown-timeout", "2");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:signup").routeId("signup")
                        .to("kit:subscribers?operation=create")
                        .setBody(simple("${body.id}"))
                        .to("kit:tags?operation=addSubscriber&tagId=1001");
                from("kit:webhook-endpoints?events=subscriber.tag_added&publicUrl=" + url).routeId("tagged")
                        .log("${body}");
            }
        });
        main.start();
        template = main.getCamelTemplate();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void signUp(String email, String name) {
        template.requestBody("direct:signup", Map.of("email_address", email, "first_name", name));
    }

    @Test
    void showsWhatARouteDoes() throws Exception {
        kit.state().addTag("Customer");
        kit.state().addForm("Newsletter");
        startRoutes();
        chromium.open(kit.baseUri());
        chromium.waitFor("#live", "Live on");
        for (String name : List.of("Ann", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gus")) {
            signUp(name.toLowerCase(Locale.ROOT) + "@example.com", name);
        }
        signUp("hostile@example.com", HOSTILE);

        // the route and its calls
        chromium.waitFor("#requests-rows", "POST /v4/tags/1001/subscribers/");
        chromium.waitFor("#requests-rows", "signup");
        chromium.waitFor("#quotas-list", "of 600");
        // what they did
        chromium.waitFor("#contents-rows", "hostile@example.com");
        chromium.waitFor("#contents-rows", HOSTILE);
        chromium.waitFor("#contents-rows", "Customer");
        assertThat(chromium.run("return document.title")).isEqualTo("Kit simulator");
        // the event that came of it
        chromium.waitFor("#deliveries-rows", "Endpoint: subscriber.tag_added");
        chromium.waitFor("#deliveries-rows", "delivered");

        // a fault that is set on the page, and the call that meets it
        chromium.click("#fault button");
        chromium.waitFor("#faults-list", "answered 429, for the next call");
        template.asyncRequestBody("direct:signup", Map.of("email_address", "late@example.com"));
        chromium.waitFor("#requests-rows", "A fault was set: answered 429");
        chromium.waitFor("#faults", "Nothing goes wrong");
        picture("simulator");
        chromium.screen(1280, 1000, true);
        picture("simulator-dark");
        chromium.screen(390, 844, false);
        assertThat(((Number) chromium.run("return document.documentElement.scrollWidth")).intValue())
                .as("nothing is wider than a phone").isLessThanOrEqualTo(390);
        picture("simulator-phone");
        chromium.screen(1280, 1000, false);

        // one of them in full, and a filter
        chromium.clickText("#requests-rows .what", "POST /v4/subscribers");
        chromium.waitFor("#detail-text", "User-Agent: camel-kit/");
        assertThat(chromium.find("#detail-text").getText()).doesNotContain(kit.accessToken());
        chromium.click("#detail-close");
        chromium.click("#filter-refused");
        await().untilAsserted(() -> assertThat(chromium.find("#requests-count").getText()).startsWith("newest 1 of"));
        chromium.click("#filter-refused");

        // an event that is fired on the page
        chromium.run("document.getElementById('event-type').value = 'subscriber.bounced';"
                + "document.getElementById('event-type').dispatchEvent(new Event('change'))");
        chromium.type("#event-email", "ann@example.com");
        chromium.click("#event button");
        await().until(() -> kit.state().subscriberState(kit.state().subscriberId("ann@example.com")).equals("bounced"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void saysWhatToDoWhenThereIsNothing() {
        chromium.open(kit.baseUri());
        chromium.waitFor("#example", "curl -H \"X-Kit-Api-Key: " + kit.apiKey() + "\" " + kit.baseUri() + "/v4/account");
        chromium.waitFor("#contents-empty", "Add an address above");
        chromium.waitFor("#deliveries-empty", "Let a route listen");
        chromium.waitFor("#faults-empty", "Choose what the next calls shall meet");
        chromium.type("#add-value", "ann@example.com");
        chromium.click("#add-button");
        chromium.waitFor("#contents-rows", "ann@example.com");
        chromium.type("#fault-on", "POST /v4/tags");
        chromium.click("#fault button");
        chromium.waitFor("#faults-list", "of POST /v4/tags");
        assertThat(kit.faults().pending()).hasSize(1);
        chromium.click("#faults-list button");
        await().until(() -> kit.faults().pending().isEmpty());
        chromium.click("#switches summary");
        chromium.waitFor("#switches-list", "Every bulk call is refused with 413");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void canBeUsedByKeyboard() {
        chromium.open(kit.baseUri());
        chromium.waitFor("#live", "Live on");
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < 60; i++) {
            chromium.press(Keys.TAB);
            reached.add((String) chromium.run("return document.activeElement.id || document.activeElement.className"));
        }
        assertThat(reached).startsWith("skip").contains("pause", "filter-caller", "filter-path", "filter-refused",
                "add-value", "fault-what", "event-type", "lag-seconds", "reset");
    }

    @Test
    void canBeUsedByEverybody() throws IOException {
        assumeThat(AXE).as("axe-core, which npm ci in src/test/npm installs").exists();
        String axe = Files.readString(AXE);
        kit.state().addTag("Customer");
        kit.state().addSubscriber("ann@example.com", "Ann");
        kit.faults().next(1).status(429);
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {1280, 390}) {
                chromium.screen(width, 900, dark);
                for (String page : List.of("/", "/apps", "/editor")) {
                    chromium.open(kit.baseUri() + page);
                    if (page.equals("/")) {
                        chromium.waitFor("#contents-rows", "ann@example.com");
                    }
                    assertThat(findings(axe)).as("%s, %d wide, dark %s", page, width, dark).isEmpty();
                }
            }
        }
    }

    /** What axe finds that is serious or critical. */
    private static List<String> findings(String axe) {
        chromium.run(axe);
        Object found = chromium.runAsync("""
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(result.violations
                    .filter(one => one.impact === 'serious' || one.impact === 'critical')
                    .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '))),
                    problem => done([String(problem)]));
                """);
        List<String> findings = new ArrayList<>();
        ((List<?>) found).forEach(one -> findings.add(String.valueOf(one)));
        return findings;
    }

    private static void picture(String name) throws IOException {
        String directory = System.getProperty("camelkit.pictures");
        Path file = Path.of(directory == null ? "target/pictures" : directory).resolve(name + ".png");
        Files.createDirectories(file.getParent());
        chromium.run("window.scrollTo(0, 0)");
        Files.write(file, chromium.picture());
        assertThat(Files.size(file)).isPositive();
    }
}
