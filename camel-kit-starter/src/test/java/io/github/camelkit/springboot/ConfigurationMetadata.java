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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.util.StringHelper;

/** Writes what editors show of {@code camel.component.kit.*}, from the component's generated description. */
public final class ConfigurationMetadata {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ConfigurationMetadata() {
    }

    /** @param args the file to write */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(metadata()) + "\n");
    }

    static ObjectNode metadata() throws IOException {
        JsonNode component;
        try (var in = ConfigurationMetadata.class.getResourceAsStream("/META-INF/io/github/camelkit/kit.json")) {
            component = JSON.readTree(in);
        }
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putArray("groups").addObject().put("name", "camel.component.kit")
                .put("type", KitComponentAutoConfiguration.class.getName());
        ArrayNode properties = metadata.putArray("properties");
        for (Map.Entry<String, JsonNode> option : component.get("componentProperties").properties()) {
            properties.add(property(option.getKey(), option.getValue()));
        }
        return metadata;
    }

    private static ObjectNode property(String name, JsonNode option) {
        ObjectNode property = JSON.createObjectNode();
        property.put("name", "camel.component.kit." + StringHelper.camelCaseToDash(name));
        property.put("type", option.get("javaType").asText());
        property.put("description", option.get("description").asText());
        if (option.has("defaultValue")) {
            property.set("defaultValue", option.get("defaultValue"));
        }
        return property;
    }
}
