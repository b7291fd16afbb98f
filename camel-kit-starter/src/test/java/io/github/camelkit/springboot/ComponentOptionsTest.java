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
package io.github.camelkit.springboot;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitCredential;
import io.github.camelkit.KitCredentials;
import io.github.camelkit.KitEndpoint;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every option of the component is in use when it is set by a property of Spring Boot, and secrets survive a restart. */
@Timeout(120)
class ComponentOptionsTest {

    private static final String PREFIX = "camel.component.kit.";

    @TempDir
    static Path directory;

    private ConfigurableApplicationContext application;

    /** What properties can refer to. */
    @EnableAutoConfiguration
    static class Application {

        @Bean
        KitStore myStore() {
            return new MemoryKitStore();
        }

        @Bean
        KitCredentials myVault() {
            return name -> KitCredential.apiKey("of " + name);
        }

        @Bean
        HttpComponent myHttp() {
            return new HttpComponent();
        }

        @Bean
        KitConfiguration myConfiguration() {
            KitConfiguration own = new KitConfiguration();
            own.setQuotaLimit(5);
            own.setApiKey("own");
            return own;
        }
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
                group(component -> {
                    assertThat(component.isHealthCheckCalls()).isTrue();
                    assertThat(endpoint(component).isLazyStartProducer()).isTrue();
                    assertThat(component.isBridgeErrorHandler()).isTrue();
                    assertThat(component.isAutowiredEnabled()).isFalse();
                }, "outputType", "JSON", "httpComponent", "myHttp", "maxConcurrentCalls", "7", "requestTimeout", "8s",
                        "maxPause", "9s", "quotaEnabled", "false", "quotaLimit", "10", "quotaMaxQueued", "11",
                        "quotaTimeout", "12s", "quotaWindow", "13s", "retryAttempts", "14", "retryDelay", "15ms",
                        "retryMaxDelay", "16ms", "retryTimeout", "17s", "baseUri", "http://127.0.0.1:9", "apiKey",
                        "kit-key", "healthCheckCalls", "true", "lazyStartProducer", "true", "bridgeErrorHandler",
                        "true", "autowiredEnabled", "false", "maxAsyncBytes", "18", "maxCallbackBytes", "19",
                        "bulkCallbackPath", "/own/bulk"),
                group(component -> { }, "accessToken", "access", "refreshToken", "refresh", "clientId", "app",
                        "clientSecret", "app-secret", "tokenUri", "http://127.0.0.1:9/token", "authorizeUri",
                        "http://127.0.0.1:9/authorize", "account", "shop", "storeDirectory",
                        directory.resolve("own").toString()),
                group(component -> assertThat(component.getStore()).isSameAs(
                        component.getCamelContext().getRegistry().lookupByName("myStore")), "store", "#bean:myStore",
                        "credentials", "#myVault", "apiKeys[shop]", "key-of-shop"),
                group(component -> assertThat(endpoint(component).getConfiguration().getQuotaLimit()).isEqualTo(5),
                        "configuration", "#bean:myConfiguration"));
    }

    private static KitEndpoint endpoint(KitComponent component) {
        return component.getCamelContext().getEndpoint("kit:tags?operation=list", KitEndpoint.class);
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    private CamelContext start(Map<String, String> options) {
        return start(options, WebApplicationType.NONE, Map.of());
    }

    private CamelContext start(Map<String, String> options, WebApplicationType web, Map<String, Object> more) {
        stop();
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("spring.main.banner-mode", "off");
        options.forEach((name, value) -> {
            String option = StringHelper.before(name, "[", name);
            properties.put(PREFIX + StringHelper.camelCaseToDash(option) + name.substring(option.length()), value);
        });
        application = new SpringApplicationBuilder(Application.class).web(web)
                .properties(properties).run();
        return application.getBean(CamelContext.class);
    }

    @Test
    void everyOptionIsTried() throws Exception {
        Set<String> options = new TreeSet<>();
        try (var json = KitComponent.class.getResourceAsStream("/META-INF/io/github/camelkit/kit.json")) {
            new ObjectMapper().readTree(json).get("componentProperties").fieldNames().forEachRemaining(options::add);
        }
        Set<String> tried = new TreeSet<>();
        groups().forEach(group -> group.options().keySet().forEach(name -> tried.add(StringHelper.before(name, "[", name))));
        assertThat(tried).isEqualTo(options);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void setByProperties(Group group) {
        CamelContext context = start(group.options());
        KitComponent component = context.getComponent("kit", KitComponent.class);
        Map<String, Object> inUse = new LinkedHashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(endpoint(component).getConfiguration(), inUse, null);
        KitComponent expected = new KitComponent();
        PropertyBindingSupport.build().withCamelContext(context).withTarget(expected)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperties(new LinkedHashMap<>(group.options())).bind();
        Map<String, Object> values = new LinkedHashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(expected.getConfiguration(), values, null);
        for (String name : group.options().keySet()) {
            String option = StringHelper.before(name, "[", name);
            if (inUse.containsKey(option)) {
                assertThat(inUse.get(option)).as(option).isNotNull().isEqualTo(values.get(option));
            }
        }
        group.proof().accept(component);
    }

    @Test
    void tokensSurviveARestart() {
        try (KitSimulator kit = KitSimulator.builder().clientId("app").clientSecret("secret").refreshToken("first")
                .start()) {
            Map<String, String> options = Map.of("baseUri", kit.baseUri(), "clientId", "app", "clientSecret", "secret",
                    "refreshToken", "first", "account", "shop", "storeDirectory",
                    directory.resolve("tokens").toString());
            for (int i = 0; i < 2; i++) {
                Object account = start(options).createProducerTemplate().requestBody("kit:account?operation=get",
                        (Object) null);
                assertThat(account).isInstanceOf(CurrentAccount.class);
            }
            assertThat(kit.requests()).filteredOn(request -> request.path().endsWith("/oauth/token")).hasSize(1);
        }
    }

    @Test
    void signingSecretsSurviveARestart() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Queue<Object> received = new ConcurrentLinkedQueue<>();
        try (KitSimulator kit = KitSimulator.start()) {
            Map<String, String> options = Map.of("baseUri", kit.baseUri(), "accessToken", kit.accessToken(),
                    "storeDirectory", directory.resolve("secrets").toString());
            for (int i = 1; i <= 2; i++) {
                CamelContext context = start(options, WebApplicationType.SERVLET,
                        Map.of("server.port", port, "server.address", "127.0.0.1"));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kit:webhook-endpoints?events=tag.created&publicUrl=http://127.0.0.1:" + port)
                                .process(exchange -> received.add(exchange.getMessage().getBody()));
                    }
                });
                await().until(() -> kit.state().webhookEndpointCount() == 1);
                context.createProducerTemplate().requestBody("kit:tags?operation=create", "Tag " + i);
                int events = i;
                await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == events);
            }
            assertThat(kit.requests()).filteredOn(request -> request.method().equals("POST")
                    && request.path().equals("/v4/webhook_endpoints")).hasSize(1);
        }
    }
}
