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
package io.github.camelkit.docs;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitCredential;
import io.github.camelkit.KitCredentials;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The complete routes of the guides do what the guides say. */
class GuidesTest extends GuideTestSupport {

    private void property(String key, String value) {
        context.getPropertiesComponent().addInitialProperty(key, value);
    }

    /** Polls at once and often, where the guide has a time of its own. */
    private void hurry(Snippet snippet) throws Exception {
        String text = snippet.text().replaceAll("delay: \\d+", "initialDelay: 0\n        delay: 20");
        start(new Snippet(snippet.page(), snippet.line(), snippet.id(), snippet.language(), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "signup-java", "signup-xml"})
    void gettingStarted(String id) throws Exception {
        start("getting-started.adoc", id);

        await().until(() -> kit.state().subscriberId("ann@example.com") != 0);
        await().until(() -> context.getInflightRepository().size() == 0);
        Exchange tagged = send("kit:tags?operation=listSubscribers&tagName=VIP", null);
        assertThat(tagged.getMessage().getBody(List.class)).hasSize(1);
        assertThat(kit.state().tagCount()).as("Reader and VIP, which were there").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"component-yaml", "component-xml"})
    void component(String id) throws Exception {
        start("kit-component.adoc", id);

        Subscriber tagged = call(Subscriber.class, "direct:signup", "ann@example.com");

        assertThat(tagged.emailAddress()).isEqualTo("ann@example.com");
        assertThat(kit.state().tagCount()).isEqualTo(2);
    }

    @Test
    void accounts() throws Exception {
        var shop = kit.addAccount("shop");
        var blog = kit.addAccount("blog");
        component().getConfiguration().setAccessToken(null);
        component().getConfiguration().setApiKeys(Map.of("shop", shop.apiKey(), "blog", blog.apiKey()));
        start("credentials.adoc", "accounts-route");

        send("direct:signup", "ann@example.com", "site", "blog");

        assertThat(blog.state().subscriberCount()).isEqualTo(1);
        assertThat(shop.state().subscriberCount()).isZero();
    }

    /** The properties, with the environment that they refer to. */
    @ParameterizedTest
    @ValueSource(strings = {"api-key", "oauth", "accounts"})
    void credentials(String id) {
        Map<String, String> environment = Map.of("KIT_API_KEY", kit.apiKey(),
                "KIT_CLIENT_ID", "kit_simulator_client_id", "KIT_CLIENT_SECRET", "kit_simulator_client_secret",
                "KIT_REFRESH_TOKEN", "kit_simulator_refresh_token", "KIT_STORE", folder.toString(),
                "KIT_API_KEY_SHOP", kit.addAccount("shop").apiKey(), "KIT_API_KEY_BLOG", kit.addAccount("blog").apiKey());
        Main main = new Main();
        main.addInitialProperty("camel.component.kit.base-uri", kit.baseUri());
        Page.of("credentials.adoc").snippet(id).text().lines().map(line -> line.split(" = ")).forEach(
                property -> main.addInitialProperty(property[0],
                        environment.get(property[1].replaceAll("[{}]|env:", ""))));
        main.start();
        try {
            Exchange exchange = main.getCamelContext().createProducerTemplate().request(
                    "kit:account?operation=get" + (id.equals("accounts") ? "&account=blog" : ""), e -> { });

            assertThat(exchange.getException()).isNull();
            CurrentAccount account = exchange.getMessage().getBody(CurrentAccount.class);
            assertThat(account.account().name().equals("blog")).isEqualTo(id.equals("accounts"));
        } finally {
            main.stop();
        }
    }

    @Test
    void vault() throws Exception {
        Class<?> type = JavaListing.type(folder, Page.of("credentials.adoc").snippet("vault").text());
        var constructor = type.getDeclaredConstructor(Map.class);
        constructor.setAccessible(true);
        KitCredentials vault = (KitCredentials) constructor.newInstance(Map.of("shop", kit.apiKey()));

        assertThat(vault.find("shop")).isInstanceOf(KitCredential.class);
        assertThat(vault.find("blog")).isNull();
        component().getConfiguration().setAccessToken(null);
        component().getConfiguration().setCredentials(vault);
        assertThat(send("kit:account?operation=get&account=shop", null).getException()).isNull();
    }

    @Test
    void quotaAndRetries() throws Exception {
        start("quota-and-retries.adoc", "import-route");
        collect("direct:rejected");

        send("direct:import", List.of("ann@example.com", "nobody", "bob@example.com"));

        assertThat(kit.state().subscriberCount()).isEqualTo(2);
        assertThat(bodies(String.class)).containsExactly("nobody");
    }

    @Test
    void pollTagAndPost() throws Exception {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", call -> {
            posted.add(call.getRequestMethod() + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            // The first time the service is not ready
            call.sendResponseHeaders(posted.size() == 1 ? 503 : 204, -1);
            call.close();
        });
        service.start();
        try {
            property("my.service", "http://127.0.0.1:" + service.getAddress().getPort() + "/readers");
            kit.state().tag(reader, kit.state().addSubscriber("ann@example.com", "Ann"));
            hurry(Page.of("lists.adoc").snippet("poll-tag"));

            await().until(() -> posted.size() >= 2);
            kit.state().tag(reader, kit.state().addSubscriber("bob@example.com", "Bob"));
            await().until(() -> posted.size() >= 3);
            assertThat(posted).hasSize(3);
            assertThat(posted.subList(0, 2)).allMatch(p -> p.startsWith("POST {\"id\":")
                    && p.contains("\"email_address\":\"ann@example.com\""));
            assertThat(posted.get(2)).contains("bob@example.com");
        } finally {
            context.stop();
            service.stop(0);
        }
    }

    @Test
    void pages() throws Exception {
        start("lists.adoc", "page");

        Exchange exchange = send("direct:two-pages", null);

        assertThat(exchange.getException()).isNull();
        Tag first = (Tag) exchange.getProperty("first", List.class).get(0);
        Tag second = (Tag) exchange.getMessage().getBody(List.class).get(0);
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void stream() throws Exception {
        for (int i = 0; i < 1500; i++) {
            kit.state().addSubscriber("s" + i + "@example.com");
        }
        start("lists.adoc", "stream");
        collect("direct:subscriber");

        send("direct:export", null);

        assertThat(bodies(Subscriber.class)).hasSize(1500);
    }

    @Test
    void events() throws Exception {
        start("events.adoc", "changes");
        collect("direct:created");
        collect("direct:left");
        await().until(() -> kit.state().webhookEndpointCount() == 1);

        kit.state().setSubscriberState(kit.state().addSubscriber("ann@example.com"), "cancelled");

        await().until(() -> got.size() == 2);
        assertThat(got).extracting(e -> e.getMessage().getHeader(KitConstants.EVENT_TYPE))
                .containsExactlyInAnyOrder("subscriber.created", "subscriber.unsubscribed");
    }

    @Test
    void bulk() throws Exception {
        start("bulk.adoc", "import");

        Exchange exchange = send("direct:import", List.of(Map.of("email_address", "ann@example.com"),
                Map.of("email_address", "nobody"), Map.of("email_address", "bob@example.com")));

        assertThat(exchange.getException()).isNull();
        assertThat(kit.state().subscriberCount()).isEqualTo(2);
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void production() throws Exception {
        hurry(Page.of("production.adoc").snippet("watch"));
        collect("direct:changed");
        await().until(() -> kit.requests().size() > 1);

        kit.state().addSubscriber("ann@example.com");

        await().until(() -> !got.isEmpty());
        assertThat(bodies(Subscriber.class)).extracting(Subscriber::emailAddress).containsExactly("ann@example.com");
    }

    @Test
    void errors() throws Exception {
        start("errors.adoc", "handle");
        collect("direct:rejected");
        collect("direct:later");
        kit.faults().next(1).on("POST", "/v4/subscribers").status(403);

        send("direct:signup", "ann@example.com");
        send("direct:signup", "nobody");
        send("direct:signup", "bob@example.com");

        assertThat(got).extracting(e -> e.getProperty("cameTo") + " " + e.getMessage().getBody(String.class))
                .containsExactly("direct:later ann@example.com", "direct:rejected nobody");
        assertThat(kit.state().subscriberId("bob@example.com")).isPositive();
    }

    @Test
    void testing() throws Exception {
        Class<?> test = JavaListing.type(folder, Page.of("testing.adoc").snippet("test").text());
        SummaryGeneratingListener listener = new SummaryGeneratingListener();

        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(test)).build(), listener);

        assertThat(listener.getSummary().getFailures()).extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(2);
    }

    @Test
    void comingFromHttp() throws Exception {
        start("coming-from-http.adoc", "after");

        Map<?, ?> answer = call(Map.class, "direct:signup", Map.of("email_address", "ann@example.com"));

        assertThat(answer.get("id")).isNotNull();
        assertThat(answer.get("email_address")).isEqualTo("ann@example.com");
    }

    @Test
    void runtimes() throws Exception {
        start("runtimes.adoc", "route");

        await().until(() -> kit.requests().stream()
                .anyMatch(request -> request.path().equals("/v4/account/growth_stats")));
    }
}
