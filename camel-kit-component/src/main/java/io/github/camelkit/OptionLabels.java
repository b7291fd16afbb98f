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
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.http.Json;
import org.apache.camel.util.StringHelper;

/**
 * The labels that options are declared with, which say whom they are for. They are read from the component's metadata;
 * where an application was packed without it, nothing is known of options.
 */
final class OptionLabels {

    private static final Map<String, Set<String>> LABELS = read("/META-INF/io/github/camelkit/kit.json");

    private OptionLabels() {
    }

    /** Such as {@code consumer} and {@code scheduler}; empty for what is for all, or not known. */
    static Set<String> of(String option) {
        return LABELS.getOrDefault(plain(option), Set.of());
    }

    /** As Camel reads the names of options: {@code ignore-not-found} and {@code scheduler.x} are options, too. */
    static String plain(String option) {
        return StringHelper.before(option, ".", option).replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Set<String>> read(String metadata) {
        Map<String, Set<String>> labels = new HashMap<>();
        try (InputStream in = OptionLabels.class.getResourceAsStream(metadata)) {
            if (in != null) {
                Map<String, Object> all = Json.asObject(Json.asObject(Json.read(in.readAllBytes())).get("properties"));
                all.forEach((option, details) -> labels.put(plain(option),
                        Set.of(String.valueOf(Json.asObject(details).get("label")).split(","))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }
}
