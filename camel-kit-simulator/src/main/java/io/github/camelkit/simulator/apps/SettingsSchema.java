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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The check of a plugin's settings JSON that Kit makes when it is saved, with the later types. */
final class SettingsSchema {

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "color", Set.of(),
            "date", Set.of(),
            "fontFamily", Set.of(),
            "search", Set.of("request_url", "placeholder", "dependencies"),
            "select", Set.of("options", "placeholder"),
            "text", Set.of("placeholder"));
    private static final Set<String> COMMON = Set.of("type", "name", "label", "required", "help");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private SettingsSchema() {
    }

    static List<String> problems(JsonNode settings) {
        SettingsSchema check = new SettingsSchema();
        if (!settings.isArray()) {
            return List.of("they are not an array");
        }
        settings.forEach(setting -> check.names.add(setting.path("name").asText()));
        for (int i = 0; i < settings.size(); i++) {
            check.setting("setting " + (i + 1), settings.get(i));
        }
        if (check.problems.isEmpty() && check.names.size() < settings.size()) {
            check.problems.add("two settings have the same name");
        }
        return check.problems;
    }

    private void setting(String where, JsonNode setting) {
        String type = setting.path("type").asText();
        Set<String> allowed = ALLOWED.get(type);
        if (allowed == null) {
            problems.add(where + " has no type that there is: " + String.join(", ", ALLOWED.keySet().stream().sorted()
                    .toList()));
            return;
        }
        text(where, setting, "name", true);
        text(where, setting, "label", true);
        text(where, setting, "help", false);
        text(where, setting, "placeholder", false);
        if (setting.has("required") && !setting.get("required").isBoolean()) {
            problems.add(where + " has a required that is neither true nor false");
        }
        setting.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name) && !COMMON.contains(name)) {
                problems.add(where + " of type " + type + " must not have " + name);
            }
        });
        if (type.equals("select")) {
            options(where, setting.path("options"));
        } else if (type.equals("search")) {
            text(where, setting, "request_url", true);
            dependencies(where, setting.path("dependencies"));
        }
    }

    private void text(String where, JsonNode setting, String name, boolean required) {
        if (setting.has(name) ? !setting.get(name).isTextual() : required) {
            problems.add(where + " has no text as " + name);
        }
    }

    private void options(String where, JsonNode options) {
        if (!options.isArray()) {
            problems.add(where + " has no options");
        }
        for (JsonNode option : options) {
            text("an option of " + where, option, "label", false);
            text("an option of " + where, option, "value", false);
        }
    }

    private void dependencies(String where, JsonNode dependencies) {
        if (!dependencies.isMissingNode() && !dependencies.isArray()) {
            problems.add(where + " has dependencies that are not an array");
        }
        for (JsonNode name : dependencies) {
            if (!name.isTextual() || !names.contains(name.asText())) {
                problems.add(where + " depends on " + name + ", which is not the name of a setting");
            }
        }
    }
}
