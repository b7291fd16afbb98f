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

import java.util.Locale;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Has Camel mask the API keys of accounts where it prints properties, such as the summary at the start of Camel Main.
 * Camel masks by name, and knows {@code api-key}; of {@code api-keys[shop]} it has to be given the whole name.
 */
final class MaskedNames {

    private static final String OPTION = "apikeys";

    private MaskedNames() {
    }

    static void mask(CamelContext context) {
        PropertiesComponent properties = context.getPropertiesComponent();
        String names = properties.loadProperties(name -> plain(name).contains('.' + OPTION)).keySet().stream()
                .map(Object::toString).map(name -> plain(name.substring(name.lastIndexOf('.') + 1)))
                .distinct().sorted().collect(Collectors.joining(","));
        ExtendedCamelContext extension = context.getCamelContextExtension();
        String known = extension.getAdditionalSensitiveKeywords();
        if (!names.isEmpty() && (known == null || !known.contains(names))) {
            extension.setAdditionalSensitiveKeywords(known == null ? names : known + ',' + names);
        }
    }

    /** As Camel compares names. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ENGLISH).replace("-", "");
    }
}
