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

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitComponent;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Sets the options of the Kit component from Spring's environment: {@code camel.component.kit.api-key} in
 * {@code application.properties}, or {@code CAMEL_COMPONENT_KIT_APIKEY} in the process's. Every option of the component has its
 * property; {@code #name} and {@code #bean:name} stand for a bean of the application.
 */
@AutoConfiguration(before = CamelAutoConfiguration.class)
public class KitComponentAutoConfiguration {

    private static final String PREFIX = "camel.component.kit.";

    @Bean
    ComponentCustomizer configureKitComponent(Environment environment) {
        return ComponentCustomizer.builder(KitComponent.class).build(component -> configure(component, environment));
    }

    private static void configure(KitComponent component, Environment environment) {
        Map<String, Object> values = new HashMap<>();
        Binder properties = Binder.get(environment);
        options(component).forEach((option, type) -> {
            String name = PREFIX + StringHelper.camelCaseToDash(option);
            Object value = type.startsWith(Map.class.getName())
                    ? properties.bind(name, Bindable.mapOf(String.class, String.class)).orElse(null)
                    : environment.getProperty(name);
            if (value != null) {
                values.put(option, value);
            }
        });
        PropertyBindingSupport.build().withCamelContext(component.getCamelContext()).withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer()).withProperties(values).bind();
    }

    /** The names as the component's own description has them, with their Java types. */
    private static Map<String, String> options(KitComponent component) {
        try {
            String description = ((CatalogCamelContext) component.getCamelContext()).getComponentParameterJsonSchema("kit");
            Map<String, String> types = new HashMap<>();
            new ObjectMapper().readTree(description).get("componentProperties").properties()
                    .forEach(option -> types.put(option.getKey(), option.getValue().get("javaType").asText()));
            return types;
        } catch (IOException e) {
            throw new IllegalStateException("The description of the Kit component cannot be read", e);
        }
    }
}
