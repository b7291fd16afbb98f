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
package io.github.camelkit.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.http.Json;

/**
 * What is wrong in the settings JSON of a plugin.
 *
 * @param path    where, as a JSON pointer such as {@code /0/options}; empty for the whole
 * @param message what, in one sentence
 */
public record SettingsProblem(String path, String message) {

    /** What a schema cannot check: names must differ, and dependencies must be names. */
    static List<SettingsProblem> ofNames(List<Object> settings) {
        List<SettingsProblem> problems = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (int i = 0; i < settings.size(); i++) {
            Map<String, Object> setting = Json.asObject(settings.get(i));
            Object name = setting == null ? null : setting.get("name");
            if (name != null && !names.add(name)) {
                problems.add(new SettingsProblem("/" + i + "/name", "another setting is named " + name + ", too"));
            }
        }
        for (int i = 0; i < settings.size(); i++) {
            Map<String, Object> setting = Json.asObject(settings.get(i));
            List<Object> dependencies = setting == null ? null : Json.asList(setting.get("dependencies"));
            for (int j = 0; dependencies != null && j < dependencies.size(); j++) {
                Object on = dependencies.get(j);
                if (!names.contains(on) || on.equals(setting.get("name"))) {
                    problems.add(new SettingsProblem("/" + i + "/dependencies/" + j,
                            on + " is not the name of another setting, so that the search would never show"));
                }
            }
        }
        return problems;
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "/" : path) + ": " + message;
    }
}
