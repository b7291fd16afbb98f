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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.EditorAnswer;
import io.github.camelkit.simulator.json.Json;

/**
 * A block in the editor. Kit asks the app for its HTML when a setting changes and all required ones have a value, and
 * shows either the HTML or errors.
 */
public final class Block {

    private final int id;
    private final AppPlugin plugin;
    private final PluginConnection server;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, Map<JsonNode, String>> offered = new HashMap<>();
    private final Map<String, List<String>> searched = new HashMap<>();
    private String html;
    private List<String> errors = List.of();

    /** One line of a search input's menu: what the user sees, and what the app gets. */
    public record Choice(String label, JsonNode value) {
    }

    /** What a search found, or why it failed. */
    public record Found(List<Choice> choices, List<String> errors) {
    }

    Block(int id, AppPlugin plugin, PluginConnection server) {
        this.id = id;
        this.plugin = plugin;
        this.server = server;
        refresh();
    }

    public int id() {
        return id;
    }

    public AppPlugin plugin() {
        return plugin;
    }

    /** What the user has set so far, by name. */
    public synchronized Map<String, JsonNode> settings() {
        return new LinkedHashMap<>(values);
    }

    /** What is shown, {@code null} if there is nothing to show. */
    public synchronized String html() {
        return html;
    }

    /** What is shown instead, empty if all is well. */
    public synchronized List<String> errors() {
        return errors;
    }

    /** The required settings that have no value yet. */
    public synchronized List<String> missing() {
        return plugin.settings().stream().filter(PluginSetting::required).map(PluginSetting::name)
                .filter(name -> !values.containsKey(name)).toList();
    }

    /** Sets one setting; an empty text or {@code null} takes its value away. */
    public Block set(String name, Object value) {
        Map<String, Object> one = new HashMap<>();
        one.put(name, value);
        return set(one);
    }

    /**
     * Sets several settings, and asks for the HTML once.
     *
     * @throws IllegalArgumentException if the editor's inputs could not have given such a value
     */
    public synchronized Block set(Map<String, ?> settings) {
        Map<String, JsonNode> checked = new LinkedHashMap<>();
        settings.forEach((name, value) -> checked.put(name, checked(plugin.setting(name), Json.tree(value))));
        checked.forEach((name, value) -> {
            if (value.isNull()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
        return refresh();
    }

    private JsonNode checked(PluginSetting setting, JsonNode value) {
        if (value.isNull() || value.isTextual() && value.asText().isEmpty()) {
            return Json.tree(null);
        }
        String problem = setting.problem(value);
        boolean known = !setting.isSearch() || value.equals(values.get(setting.name()))
                || offered.getOrDefault(setting.name(), Map.of()).containsKey(value);
        if (problem != null || !known) {
            throw new IllegalArgumentException(problem != null ? problem
                    : "No search for " + setting.name() + " has found " + value);
        }
        return value;
    }

    /**
     * Searches as the editor does when the user stops typing; it searches for an empty text first, and for the value
     * that a draft has.
     *
     * @throws IllegalArgumentException if it is not shown yet, since a setting that it depends on has no value
     */
    public synchronized Found search(String name, String text) {
        PluginSetting setting = plugin.setting(name);
        Map<String, JsonNode> dependencies = new LinkedHashMap<>();
        for (String dependency : setting.dependencies()) {
            dependencies.put(dependency, values.get(dependency));
        }
        if (!setting.isSearch() || dependencies.containsValue(null)) {
            throw new IllegalArgumentException("The setting " + name + " is no search, or waits for others");
        }
        searched.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        try {
            return found(name, server.search(setting.requestUrl(), text, dependencies));
        } catch (PluginException e) {
            return new Found(List.of(), List.of(e.getMessage()));
        }
    }

    private Found found(String name, EditorAnswer answer) {
        if (!answer.errors().isEmpty()) {
            return new Found(List.of(), answer.errors());
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonNode item : answer.json().path("data")) {
            if (!item.path("label").isTextual() || !item.path("value").isValueNode()) {
                return new Found(List.of(), List.of("The app found something without a label or a value"));
            }
            choices.add(new Choice(item.path("label").asText(), item.path("value")));
        }
        if (!answer.json().path("data").isArray()) {
            return new Found(List.of(), List.of("The app's answer to a search has no data"));
        }
        Map<JsonNode, String> known = offered.computeIfAbsent(name, key -> new LinkedHashMap<>());
        choices.forEach(choice -> known.put(choice.value(), choice.label()));
        return new Found(choices, List.of());
    }

    /** The texts that were searched for, oldest first. */
    public synchronized List<String> searched(String name) {
        return List.copyOf(searched.getOrDefault(name, List.of()));
    }

    /** Chooses what a search has found, by what the user sees. */
    public synchronized Block choose(String name, String label) {
        for (Map.Entry<JsonNode, String> choice : offered.getOrDefault(name, Map.of()).entrySet()) {
            if (choice.getValue().equals(label)) {
                return set(name, choice.getKey());
            }
        }
        throw new IllegalArgumentException("No search for " + name + " has found " + label);
    }

    /** Asks the app for the HTML again, as the button on the block does. */
    public synchronized Block refresh() {
        html = null;
        errors = List.of();
        if (missing().isEmpty()) {
            try {
                show(server.html(plugin.htmlUrl(), values));
            } catch (PluginException e) {
                errors = List.of(e.getMessage());
            }
        }
        return this;
    }

    private void show(EditorAnswer answer) {
        if (!answer.errors().isEmpty()) {
            errors = answer.errors();
        } else if (!answer.json().path("html").isTextual()) {
            errors = List.of("The app answered neither html nor errors");
        } else if (!answer.refusedFor().isEmpty()) {
            errors = List.of("Kit refuses the HTML: it has " + String.join(", ", answer.refusedFor()));
        } else {
            html = answer.html();
        }
    }
}
