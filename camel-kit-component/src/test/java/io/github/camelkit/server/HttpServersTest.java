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
package io.github.camelkit.server;

import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.RestConsumerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which HTTP server is called at. */
class HttpServersTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RestConsumerFactory bean = (ctx, processor, verb, basePath, template, consumes, produces,
            configuration, parameters) -> (Consumer) null;

    @AfterEach
    void stop() {
        context.stop();
    }

    private void withoutComponents() {
        context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, (name, ctx) -> null);
    }

    @Test
    void platformHttpFirst() {
        context.getRegistry().bind("mine", bean);
        assertThat(HttpServers.find(context, null)).isSameAs(context.getComponent("platform-http"));
        assertThat(HttpServers.find(context, "mine")).isSameAs(bean);
        assertThat(HttpServers.find(context, "#mine")).isSameAs(bean);
    }

    @Test
    void anyBeanElse() {
        withoutComponents();
        context.getRegistry().bind("mine", bean);
        assertThat(HttpServers.find(context, null)).isSameAs(bean);
    }

    @Test
    void noneIsSaid() {
        withoutComponents();
        context.setClassResolver(new DefaultClassResolver() {
            @Override
            public Class<?> resolveClass(String name) {
                return name.contains("MainHttpServer") ? null : super.resolveClass(name);
            }
        });
        assertThatThrownBy(() -> HttpServers.find(context, null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in Camel Main, add org.apache.camel:camel-platform-http-main and set the property"
                        + " camel.server.enabled=true")
                .hasMessageContaining("httpConsumerFactory");
        assertThatThrownBy(() -> HttpServers.find(context, "other")).hasMessageContaining("names other");
    }
}
