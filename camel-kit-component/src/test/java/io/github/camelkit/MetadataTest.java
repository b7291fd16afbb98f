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
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.AppParameter;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterOptions;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.IOHelper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataTest {

    private static final List<String> SECRETS = List.of("apiKey", "apiKeys", "accessToken", "clientSecret", "refreshToken",
            "pathToken", "signingSecret", "CamelKitPluginCookies", "CamelKitState", "CamelKitCode", "CamelKitCodeVerifier",
            "CamelKitRefreshToken", "CamelKitIssuedState", "CamelKitIssuedVerifier", "CamelKitInstalledAccessToken",
            "CamelKitInstalledRefreshToken", "CamelKitCookies", "CamelKitToken");

    private final JsonNode metadata = read();

    private static JsonNode read() {
        try (var in = MetadataTest.class.getResourceAsStream("/META-INF/io/github/camelkit/kit.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyOptionIsDescribedGroupedAndSecretIfItIs() {
        for (String kind : List.of("componentProperties", "properties", "headers")) {
            for (Map.Entry<String, JsonNode> option : metadata.get(kind).properties()) {
                JsonNode value = option.getValue();
                // Those of the scheduler are Camel's own
                assertThat(value.get("description").asText()).as(option.getKey()).isNotBlank()
                        .endsWith(value.get("group").asText().equals("scheduler") ? "" : ".");
                assertThat(value.get("group").asText()).as(option.getKey()).isNotBlank();
                assertThat(value.get("secret").asBoolean()).as(option.getKey()).isEqualTo(SECRETS.contains(option.getKey()));
            }
        }
    }

    @Test
    void everyParameterIsAnOptionAndAHeader() throws Exception {
        for (Parameter parameter : Parameter.values()) {
            JsonNode option = metadata.get("properties").get(parameter.option());
            JsonNode header = metadata.get("headers").get(parameter.header());
            assertThat(option).as(parameter.option()).isNotNull();
            assertThat(header).as(parameter.header()).isNotNull();
            assertThat(header.get("description").asText()).startsWith(option.get("description").asText());
            assertThat(KitConstants.class.getField(parameter.name()).get(null)).isEqualTo(parameter.header());
        }
    }

    @Test
    void everyParameterOfAnAppIsAHeaderAndSomeAreOptions() throws Exception {
        for (AppParameter parameter : AppParameter.values()) {
            assertThat(metadata.get("headers").get(parameter.header())).as(parameter.header()).isNotNull();
            assertThat(KitConstants.class.getField(parameter.name()).get(null)).isEqualTo(parameter.header());
            if (parameter.option() != null) {
                assertThat(metadata.get("properties").get(parameter.option())).as(parameter.option()).isNotNull();
            }
            assertThat(AppOperation.values()).as(parameter.header())
                    .anyMatch(o -> o.required().contains(parameter) || o.optional().contains(parameter));
        }
    }

    @Test
    void parametersAreTheFieldsOfTheOptions() {
        List<String> fields = new ArrayList<>();
        for (Field field : ParameterOptions.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                fields.add(field.getName());
            }
        }
        assertThat(fields).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Parameter.values()).map(Parameter::option).toList());
    }

    @Test
    void everyParameterHasAnOperation() {
        for (Parameter parameter : Parameter.values()) {
            assertThat(Operations.all()).as(parameter.option()).anyMatch(o -> o.parameters().contains(parameter));
        }
    }

    @Test
    void namesAreUnique() {
        assertThat(Operations.all()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void showsUpInTheRuntimeCatalogue() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.getComponent("kit");

            String schema = PluginHelper.getRuntimeCamelCatalog(context).componentJSonSchema("kit");

            assertThat(schema).contains("\"scheme\": \"kit\"");
        }
    }

    @Test
    void catalogueToolsReadIt() throws Exception {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        try (var in = getClass().getResourceAsStream("/META-INF/io/github/camelkit/kit.json")) {
            catalog.addComponent("kit", KitComponent.class.getName(), IOHelper.loadText(in));
        }
        assertThat(catalog.validateEndpointProperties("kit:subscribers?operation=list&perPage=5").isSuccess()).isTrue();
        assertThat(catalog.validateEndpointProperties("kit:subscribers?perPge=5").getUnknown()).contains("perPge");
    }

    @Test
    void versionsAreThoseOfTheBuild() throws Exception {
        Properties properties = new Properties();
        try (var in = getClass().getResourceAsStream("/META-INF/services/org/apache/camel/component.properties")) {
            properties.load(in);
        }
        JsonNode component = metadata.get("component");
        for (String key : List.of("groupId", "artifactId", "version")) {
            assertThat(properties.getProperty(key)).isEqualTo(component.get(key).asText());
        }
        assertThat(properties.getProperty("components")).isEqualTo("kit");
    }
}
