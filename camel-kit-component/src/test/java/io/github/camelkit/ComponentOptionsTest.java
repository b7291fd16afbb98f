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
package io.github.camelkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.server.LoopbackServer;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.FileKitStore;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Every option of the component is in use, whether it is set by Camel Main's properties or by its setter. */
class ComponentOptionsTest {

    private static final String PREFIX = "camel.component.kit.";

    @TempDir
    static Path directory;

    private KitSimulator kit;
    private final Queue<Object> received = new ConcurrentLinkedQueue<>();
    private Main main;

    @BeforeEach
    void startKit() {
        kit = KitSimulator.start();
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
        kit.close();
    }

    /** Options that go together, and what proves that they are in use. */
    record Group(Map<String, String> options, Consumer<KitComponent> proof) {

        @Override
        public String toString() {
            return String.join(", ", options.keySet());
        }
    }

    private static Group group(Consumer<KitComponent> proof, String... options) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            named.put(options[i], options[i + 1]);
        }
        return new Group(named, proof);
    }

    static Stream<Group> groups() {
        return Stream.of(
                group(component -> { }, "outputType", "JSON", "httpComponent", "myHttp", "maxConcurrentCalls", "7",
                        "requestTimeout", "8s", "maxPause", "9s", "quotaEnabled", "false", "quotaLimit", "10",
                        "quotaMaxQueued", "11", "quotaTimeout", "12s", "quotaWindow", "13s", "retryAttempts", "14",
                        "retryDelay", "15ms", "retryMaxDelay", "16ms", "retryTimeout", "17s", "baseUri",
                        "http://127.0.0.1:9", "apiKey", "kit-key", "maxAsyncBytes", "18", "maxCallbackBytes", "19",
                        "bulkCallbackPath", "/own/bulk"),
                group(component -> assertThat(component.store()).isInstanceOf(MemoryKitStore.class), "accessToken",
                        "access", "refreshToken", "refresh", "clientId", "app", "clientSecret", "app-secret",
                        "tokenUri", "http://127.0.0.1:9/token", "authorizeUri", "http://127.0.0.1:9/authorize",
                        "account", "shop"),
                group(component -> assertThat(endpoint(component).context().account("shop").name()).isEqualTo("shop"),
                        "apiKeys[shop]", "key-of-shop"),
                group(component -> assertThat(endpoint(component).context().account("vault").name()).isEqualTo("vault"),
                        "credentials", "#bean:myVault", "apiKey", "kit-key"),
                group(component -> assertThat(component.store()).isSameAs(component.getStore())
                        .isSameAs(component.getCamelContext().getRegistry().lookupByName("myStore")),
                        "store", "#bean:myStore", "apiKey", "kit-key"),
                group(component -> {
                    assertThat(component.store()).isInstanceOf(FileKitStore.class);
                    save(component.store());
                    assertThat(directory.resolve("own")).isDirectoryContaining("glob:**probe.json");
                }, "storeDirectory", directory.resolve("own").toString(), "apiKey", "kit-key"),
                group(component -> assertThat(endpoint(component).getConfiguration().getQuotaLimit()).isEqualTo(5),
                        "configuration", "#bean:myConfiguration"),
                group(component -> {
                    endpoint(component).context().account((String) null);
                    assertThat(component.isHealthCheckCalls()).isTrue();
                    assertThat(endpoint(component).isLazyStartProducer()).isTrue();
                    assertThat(component.isBridgeErrorHandler()).isTrue();
                    assertThat(component.isAutowiredEnabled()).isFalse();
                }, "healthCheckCalls", "true", "lazyStartProducer", "true", "bridgeErrorHandler", "true",
                        "autowiredEnabled", "false", "apiKey", "kit-key"));
    }

    private static void save(KitStore store) {
        try {
            store.save("probe", "{}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KitEndpoint endpoint(KitComponent component) {
        return component.getCamelContext().getEndpoint("kit:tags?operation=list", KitEndpoint.class);
    }

    /** What the package manager of Camel says of the component. */
    private static Set<String> options() throws IOException {
        try (InputStream json = KitComponent.class.getResourceAsStream("/META-INF/io/github/camelkit/kit.json")) {
            return new TreeSet<>(Json.asObject(Json.asObject(Json.read(json)).get("componentProperties")).keySet());
        }
    }

    @Test
    void everyOptionIsTried() throws IOException {
        Set<String> tried = new TreeSet<>();
        groups().forEach(group -> group.options().keySet().forEach(name -> tried.add(StringHelper.before(name, "[", name))));
        assertThat(tried).isEqualTo(options());
    }

    private static void bind(BiConsumer<String, Object> registry) {
        registry.accept("myStore", new MemoryKitStore());
        registry.accept("myVault", (KitCredentials) name -> KitCredential.apiKey("of " + name));
        registry.accept("myHttp", new HttpComponent());
        KitConfiguration own = new KitConfiguration();
        own.setQuotaLimit(5);
        own.setApiKey("own");
        registry.accept("myConfiguration", own);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void setByPropertiesOfCamelMain(Group group) {
        Map<String, String> properties = new LinkedHashMap<>();
        group.options().forEach((name, value) -> {
            String option = StringHelper.before(name, "[", name);
            properties.put(StringHelper.camelCaseToDash(option) + name.substring(option.length()), value);
        });
        prove(group, start(properties, null));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void setBySetters(Group group) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            bind(context.getRegistry()::bind);
            set(group, context, context.getComponent("kit", KitComponent.class));
            context.start();
            prove(group, context);
        }
    }

    private static void set(Group group, CamelContext context, KitComponent component) {
        PropertyBindingSupport.build().withCamelContext(context).withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperties(new LinkedHashMap<>(group.options())).bind();
    }

    private static void prove(Group group, CamelContext context) {
        KitComponent component = context.getComponent("kit", KitComponent.class);
        Map<String, Object> inUse = new LinkedHashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(endpoint(component).getConfiguration(), inUse, null);
        KitComponent expected = new KitComponent();
        set(group, context, expected);
        Map<String, Object> converted = new LinkedHashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(expected.getConfiguration(), converted, null);
        for (String name : group.options().keySet()) {
            if (inUse.containsKey(name)) {
                assertThat(inUse.get(name)).as(name).isNotNull().isEqualTo(converted.get(name));
            }
        }
        group.proof().accept(component);
    }

    /** An application of Camel Main, with those options of the component and a consumer if there is one. */
    private CamelContext start(Map<String, String> options, String from) {
        if (main != null) {
            main.stop();
        }
        main = new Main();
        options.forEach((name, value) -> main.addInitialProperty(PREFIX + name, value));
        bind(main::bind);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                if (from != null) {
                    from(from).process(exchange -> received.add(exchange.getMessage().getBody()));
                }
            }
        });
        main.start();
        return main.getCamelContext();
    }

    @Test
    void contradictionsAreSaidAtTheStart() {
        assertThatThrownBy(() -> start(Map.of("store", "#bean:myStore", "store-directory", directory.toString()),
                "kit:tags?apiKey=key")).hasStackTraceContaining("Both store and storeDirectory are set");
        assertThatThrownBy(() -> start(Map.of("api-key", "a", "access-token", "b"), "kit:tags"))
                .hasStackTraceContaining("Both apiKey and accessToken are set");
        assertThatThrownBy(() -> start(Map.of("api-key", "a", "retry-attempts", "0"), "kit:tags"))
                .hasStackTraceContaining("retryAttempts");
    }

    @Test
    void tokensSurviveARestart() {
        KitSimulator oauth = KitSimulator.builder().clientId("app").clientSecret("secret").refreshToken("first").start();
        try {
            Map<String, String> options = Map.of("base-uri", oauth.baseUri(), "client-id", "app", "client-secret",
                    "secret", "refresh-token", "first", "account", "shop", "store-directory",
                    directory.resolve("tokens").toString());
            for (int i = 0; i < 2; i++) {
                Object account = start(options, null).createProducerTemplate()
                        .requestBody("kit:account?operation=get", (Object) null);
                assertThat(account).isInstanceOf(CurrentAccount.class);
            }
            assertThat(oauth.requests()).filteredOn(request -> request.path().endsWith("/oauth/token")).hasSize(1);
        } finally {
            oauth.close();
        }
    }

    @Test
    void signingSecretsSurviveARestart() throws Exception {
        int port = LoopbackServer.freePort();
        String from = "kit:webhook-endpoints?events=tag.created&publicUrl=http://127.0.0.1:" + port;
        Map<String, String> options = Map.of("base-uri", kit.baseUri(), "access-token", kit.accessToken(),
                "store-directory", directory.resolve("secrets").toString());
        for (int i = 1; i <= 2; i++) {
            main = serve(port);
            options.forEach((name, value) -> main.addInitialProperty(PREFIX + name, value));
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).process(exchange -> received.add(exchange.getMessage().getBody()));
                }
            });
            main.start();
            await().until(() -> kit.state().webhookEndpointCount() == 1);
            String name = "Tag " + i;
            main.getCamelContext().createProducerTemplate().requestBody("kit:tags?operation=create", name);
            int events = i;
            await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == events);
            main.stop();
        }
        assertThat(kit.requests()).filteredOn(request -> request.method().equals("POST")
                && request.path().equals("/v4/webhook_endpoints")).hasSize(1);
    }

    private static Main serve(int port) {
        Main server = new Main();
        server.addInitialProperty("camel.server.enabled", "true");
        server.addInitialProperty("camel.server.host", "127.0.0.1");
        server.addInitialProperty("camel.server.port", String.valueOf(port));
        return server;
    }

    @Test
    void keysOfAccountsAreMaskedInWhatCamelMainPrints() {
        CamelContext context = start(Map.of("api-keys[shop]", "key-of-shop", "apiKeys[my-Other]", "key-of-other",
                "api-keys[third.account]", "key-of-third"), null);
        assertThat(endpoint(context.getComponent("kit", KitComponent.class)).context().account("shop")).isNotNull();

        // The summary that is logged asks the same
        for (String name : List.of("api-keys[shop]", "apiKeys[my-Other]", "api-keys[third.account]", "api-key")) {
            assertThat(MainHelper.containsSensitive(context, PREFIX + name, "key")).as(name).isTrue();
        }
        assertThat(MainHelper.containsSensitive(context, PREFIX + "quota-limit", "5")).isFalse();
    }
}
