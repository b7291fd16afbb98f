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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.util.StringHelper;

/** The names of options, headers and properties that there are. */
final class Names {

    private static final String KIT = "camel.component.kit.";
    private static final JsonNode METADATA = Descriptions.component();
    private static final Set<String> OF_MAIN = ofMain();

    private Names() {
    }

    static boolean isOption(String name) {
        return METADATA.get("properties").has(name) || METADATA.get("componentProperties").has(name)
                || name.startsWith("http.");
    }

    static boolean isHeader(String name) {
        return METADATA.get("headers").has(name);
    }

    /** Options of the component, of Camel Main, and what stands in this documentation for the reader's own. */
    static boolean isProperty(String key) {
        if (key.startsWith(KIT)) {
            String option = StringHelper.dashToCamelCase(key.substring(KIT.length()));
            return METADATA.get("componentProperties").has(option.replaceAll("[\\[.].*", ""));
        }
        return OF_MAIN.contains(StringHelper.dashToCamelCase(key)) || key.startsWith("camel.beans.")
                || key.startsWith("my.");
    }

    private static Set<String> ofMain() {
        Set<String> names = new HashSet<>();
        try (var in = Names.class.getResourceAsStream("/META-INF/camel-main-configuration-metadata.json")) {
            new ObjectMapper().readTree(in).get("properties")
                    .forEach(property -> names.add(property.get("name").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
