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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.json.Json;

/**
 * A block for the editor.
 *
 * @param name        the name in the editor's menu
 * @param description a short text, may be empty
 * @param sortOrder   its place among the app's plugins
 * @param htmlUrl     where Kit gets the block's HTML
 * @param settings    what the user may set about a block
 */
public record AppPlugin(String name, String description, int sortOrder, String htmlUrl,
                        List<PluginSetting> settings) {

    public AppPlugin {
        Checks.text("name of the plugin", name);
        Checks.address("HTML URL", htmlUrl, false);
        settings = List.copyOf(settings);
    }

    /**
     * A plugin with its settings JSON.
     *
     * @throws IllegalArgumentException if Kit would refuse the settings; the message says everything that is wrong
     */
    public static AppPlugin of(String name, String htmlUrl, String settingsJson) {
        try {
            JsonNode json = Json.parse(settingsJson.getBytes(StandardCharsets.UTF_8));
            return new AppPlugin(name, "", 0, htmlUrl, PluginSetting.parse(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("The settings of the plugin " + name + " are not valid JSON", e);
        }
    }

    PluginSetting setting(String setting) {
        return settings.stream().filter(one -> one.name().equals(setting)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("The plugin " + name + " has no setting " + setting));
    }
}
