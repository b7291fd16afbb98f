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
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.pages.Pages;

/** The editor, and what its script asks for. */
final class EditorPages {

    private static final String BLOCKS = "/editor/blocks";

    private final AppStore store;

    EditorPages(AppStore store) {
        this.store = store;
    }

    Answer get(String path, Installation installation) {
        return switch (path) {
            case "/editor" -> installation.installed() ? Pages.html(200, "editor.jte", Map.of()) : Pages.redirect("/apps/1");
            case BLOCKS -> Answer.json(200, draft(installation));
            default -> null;
        };
    }

    Answer post(String path, byte[] body, Installation installation) {
        if (!path.startsWith(BLOCKS)) {
            return null;
        }
        try {
            return Answer.json(200, change(path.substring(BLOCKS.length()), Json.parse(body), installation));
        } catch (IOException e) {
            return error("The request is not JSON");
        } catch (IllegalArgumentException e) {
            return error(e.getMessage());
        }
    }

    private static Answer error(String message) {
        ObjectNode json = Json.object();
        json.putArray("errors").add(message);
        return Answer.json(422, json);
    }

    private JsonNode change(String path, JsonNode body, Installation installation) {
        if (path.isEmpty()) {
            return block(installation.add(store.plugin(body.path("plugin").asText())));
        }
        String[] parts = path.substring(1).split("/");
        Block block = installation.block(Integer.parseInt(parts[0]));
        return switch (parts.length == 1 ? "settings" : parts[1]) {
            case "settings" -> block(block.set(values(body)));
            case "refresh" -> block(block.refresh());
            case "search" -> found(block.search(body.path("name").asText(), body.path("search").asText()));
            case "remove" -> {
                installation.remove(block.id());
                yield Json.object();
            }
            default -> throw new IllegalArgumentException("A block cannot " + parts[1]);
        };
    }

    private static Map<String, JsonNode> values(JsonNode body) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        body.path("settings").properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }

    private JsonNode draft(Installation installation) {
        ObjectNode draft = Json.object();
        ArrayNode plugins = draft.putArray("plugins");
        for (AppPlugin plugin : store.app().plugins()) {
            ObjectNode node = plugins.addObject().put("name", plugin.name()).put("description", plugin.description());
            ArrayNode settings = node.putArray("settings");
            plugin.settings().forEach(setting -> settings.add(setting.json()));
        }
        ArrayNode blocks = draft.putArray("blocks");
        installation.blocks().forEach(block -> blocks.add(block(block)));
        return draft;
    }

    private static ObjectNode block(Block block) {
        synchronized (block) {
            ObjectNode node = Json.object().put("id", block.id()).put("plugin", block.plugin().name());
            block.settings().forEach(node.putObject("settings")::set);
            node.put("html", block.html());
            node.set("errors", Json.array(block.errors()));
            node.set("missing", Json.array(block.missing()));
            return node;
        }
    }

    private static ObjectNode found(Block.Found found) {
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        found.choices().forEach(choice -> data.addObject().put("label", choice.label()).set("value", choice.value()));
        node.set("errors", Json.array(found.errors()));
        return node;
    }
}
