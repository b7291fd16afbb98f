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

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An application without the starter of an HTTP server: a route for events says what it lacks. */
@Timeout(120)
class NoHttpServerTest {

    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder events() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("kit:webhook-endpoints?events=tag.created&autoRegister=false&signingSecret=whsec_of_this_test")
                            .to("log:events");
                }
            };
        }
    }

    @Test
    void isSaid() {
        SpringApplication spring = new SpringApplication(Application.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "camel.component.kit.api-key",
                "kit_of_this_test",
                // What an application lacks that has not added it
                "spring.autoconfigure.exclude",
                "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration"));

        assertThatThrownBy(spring::run).hasStackTraceContaining(
                "in Spring Boot, add org.apache.camel.springboot:camel-platform-http-starter")
                .hasStackTraceContaining("server.port");
    }
}
