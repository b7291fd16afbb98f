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
package io.github.camelkit.simulator.apps;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One setting of a plugin (Plugin Settings in the reference).
 *
 * @param json the setting as its developer wrote it
 */
public record PluginSetting(JsonNode json) {

    /**
     * Reads the settings JSON of a plugin.
     *
     * @throws IllegalArgumentException if Kit would refuse it; the message says everything that is wrong
     */
    public static List<PluginSetting> parse(JsonNode json) {
        List<String> problems = SettingsSchema.problems(json);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Kit refuses the settings: " + String.join("; ", problems));
        }
        List<PluginSetting> settings = new ArrayList<>();
        json.forEach(setting -> settings.add(new PluginSetting(setting)));
        return settings;
    }

    public String name() {
        return json.path("name").asText();
    }

    public String type() {
        return json.path("type").asText();
    }

    public boolean required() {
        return json.path("required").asBoolean();
    }

    boolean isSearch() {
        return type().equals("search");
    }

    String requestUrl() {
        return json.path("request_url").asText();
    }

    List<String> dependencies() {
        List<String> names = new ArrayList<>();
        json.path("dependencies").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** What the editor's input for this setting could not have given, {@code null} if nothing. */
    String problem(JsonNode value) {
        boolean fits = switch (type()) {
            case "color" -> value.isTextual() && value.asText().matches("#(?:[0-9a-fA-F]{3}){1,2}");
            case "fontFamily" -> value.path("fontFamily").isTextual() && value.path("fontWeight").isInt();
            case "date" -> value.isTextual() && isInstant(value.asText());
            case "select" -> offers(value);
            case "search" -> value.isValueNode();
            default -> value.isTextual();
        };
        return fits ? null : "The setting " + name() + " of type " + type() + " cannot be " + value;
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean offers(JsonNode value) {
        for (JsonNode option : json.path("options")) {
            if (option.path("value").equals(value)) {
                return true;
            }
        }
        return false;
    }
}
