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

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;

/**
 * The settings of a plugin as its settings JSON has them: which there are, of what type, and which are required.
 * Section "Plugin Settings" of Kit's reference.
 */
final class PluginSettings {

    /** Where the settings are not known. */
    public static final PluginSettings UNKNOWN = new PluginSettings(List.of());

    private static final int UNPROCESSABLE = 422;

    private record Setting(SettingType type, String name, String label, boolean required) {
    }

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private PluginSettings(List<Setting> all) {
        all.forEach(setting -> settings.put(setting.name(), setting));
    }

    /**
     * @param  json                     the settings JSON, as it is given to Kit
     * @throws IllegalArgumentException if it is invalid; says what is wrong
     */
    public static PluginSettings parse(byte[] json) {
        Object read;
        try {
            read = Json.read(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("is " + e.getMessage(), e);
        }
        List<Object> list = Json.asList(read);
        if (list == null) {
            throw new IllegalArgumentException("must be a list of settings");
        }
        List<Setting> all = new ArrayList<>();
        for (Object item : list) {
            all.add(setting(Json.asObject(item), all.size()));
        }
        List<SettingsProblem> problems = SettingsProblem.ofNames(list);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("is wrong at " + problems.get(0));
        }
        return new PluginSettings(all);
    }

    private static Setting setting(Map<String, Object> item, int index) {
        if (item == null || !(item.get("name") instanceof String name)) {
            throw new IllegalArgumentException("must be a list of settings, and /" + index + " has no name");
        }
        SettingType type = SettingType.find(item.get("type")).orElseThrow(() -> new IllegalArgumentException(
                "has a setting " + name + " that is of none of the types " + SettingType.names()));
        String label = item.get("label") instanceof String text ? text : name;
        return new Setting(type, name, label, Boolean.TRUE.equals(item.get("required")));
    }

    /**
     * The values for a route, by the names of the settings.
     *
     * @param  values             as Kit sends them
     * @param  checkRequired      whether those that are required must be there
     * @throws KitPluginException if one is missing or of another type: names all of them, by their labels
     */
    public Map<String, Object> read(Map<String, Object> values, boolean checkRequired) throws KitPluginException {
        List<String> errors = new ArrayList<>();
        Map<String, Object> typed = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Setting setting = settings.get(name);
            try {
                typed.put(name, setting == null ? SettingType.recognise(value) : setting.type().read(value));
            } catch (IllegalArgumentException e) {
                errors.add(setting.label() + ' ' + e.getMessage());
            }
        });
        if (checkRequired) {
            settings.values().stream().filter(Setting::required).filter(s -> isMissing(values.get(s.name())))
                    .forEach(s -> errors.add(s.label() + " is required"));
        }
        if (!errors.isEmpty()) {
            throw new KitPluginException(UNPROCESSABLE, errors);
        }
        return typed;
    }

    private static boolean isMissing(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }
}
