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

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.KitComponent;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The component in a Spring Boot application, configured by properties: calls, polls and events over Spring's own server. */
@Timeout(120)
class KitComponentAutoConfigurationTest {

    private KitSimulator kit;
    private ConfigurableApplicationContext application;

    /** An application as users write them. */
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder signup() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:signup").to("kit:subscribers?operation=create");
                }
            };
        }

        @Bean
        KitStore ownStore() {
            return new MemoryKitStore();
        }
    }

    @BeforeEach
    void start() {
        kit = KitSimulator.start();
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
        kit.close();
    }

    private CamelContext run(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of("server.port", 0, "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off", "camel.component.kit.base-uri", kit.baseUri()));
        properties.putAll(more);
        SpringApplication spring = new SpringApplication(Application.class);
        spring.setDefaultProperties(properties);
        application = spring.run();
        return application.getBean(CamelContext.class);
    }

    @Test
    void propertiesConfigureTheComponent() {
        CamelContext camel = run(Map.of("camel.component.kit.api-key", kit.apiKey(),
                "camel.component.kit.quota-limit", "60", "camel.component.kit.retryDelay", "20ms",
                "camel.component.kit.store", "#ownStore"));

        Object created = camel.createProducerTemplate().requestBody("direct:signup", "ada@example.com");

        assertThat(created).isInstanceOfSatisfying(Subscriber.class,
                s -> assertThat(s.emailAddress()).isEqualTo("ada@example.com"));
        KitComponent component = camel.getComponent("kit", KitComponent.class);
        assertThat(component.getConfiguration().getQuotaLimit()).isEqualTo(60);
        assertThat(component.getConfiguration().getRetryDelay()).isEqualTo(20);
        assertThat(component.getStore()).isSameAs(application.getBean("ownStore"));
    }

    @Test
    void withoutCredentialsItSaysWhatToSet() {
        assertThatThrownBy(() -> run(Map.of())).rootCause().hasMessageContaining("camel.component.kit.api-key");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void receivesEventsOverSpringsServer() throws Exception {
        CamelContext camel = run(Map.of("camel.component.kit.access-token", kit.accessToken()));
        int port = ((ServletWebServerApplicationContext) application).getWebServer().getPort();
        String publicUrl = "publicUrl=http://127.0.0.1:" + port;
        long tag = kit.state().addTag("VIP");
        Queue<Object> got = new ConcurrentLinkedQueue<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:webhooks?event=subscriber.tag_add&tagId=" + tag + "&" + publicUrl)
                        .process(e -> got.add(e.getMessage().getBody()));
                from("kit:webhook-endpoints?events=tag.created&" + publicUrl)
                        .process(e -> got.add(e.getMessage().getBody()));
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> kit.requests().stream()
                .filter(r -> r.method().equals("POST") && r.path().startsWith("/v4/webhook") && r.status() == 201)
                .count() == 2);

        camel.createProducerTemplate().requestBody("direct:signup", "ada@example.com");
        camel.createProducerTemplate().requestBody("kit:tags?operation=addSubscriber&tagId=" + tag, "ada@example.com");
        camel.createProducerTemplate().requestBody("kit:tags?operation=create", "Zoë's");

        await().atMost(Duration.ofSeconds(20)).until(() -> got.size() == 2);
        assertThat(got).hasAtLeastOneElementOfType(Subscriber.class).hasAtLeastOneElementOfType(Tag.class);
        assertThat(got).filteredOn(Tag.class::isInstance).extracting(t -> ((Tag) t).name()).containsExactly("Zoë's");
    }

    @Test
    void everyOptionHasAPropertyThatEditorsKnow() throws Exception {
        JsonNode properties = ConfigurationMetadata.metadata().get("properties");

        List<String> names = properties.findValuesAsText("name");
        assertThat(names).contains("camel.component.kit.api-key", "camel.component.kit.base-uri");
        for (Iterator<JsonNode> property = properties.elements(); property.hasNext();) {
            assertThat(property.next().get("description").asText()).isNotEmpty();
        }
    }
}
