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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;

/** Reads an app from a JSON file. */
public final class AppFile {

    private final Path file;

    private AppFile(Path file) {
        this.file = file;
    }

    /**
     * Reads an app: an object with {@code name}, {@code description}, {@code install_url}, {@code redirect_uris},
     * {@code authorization} ({@code client_id}, {@code client_secret}, {@code authorize_url}, {@code token_url},
     * {@code refresh_url}, {@code revoke_url}) and {@code plugins} (each {@code name}, {@code description},
     * {@code sort_order}, {@code html_url}, {@code settings}). Settings are an array, or the name of a file beside this
     * one that holds it.
     *
     * @throws IllegalArgumentException if the file cannot be read or Kit would not accept what it says
     */
    public static App read(Path file) {
        return new AppFile(file).app();
    }

    private App app() {
        JsonNode json = json(file);
        allow(json, "the app", Set.of("name", "description", "install_url", "redirect_uris", "authorization",
                "plugins"));
        List<String> redirectUris = new ArrayList<>();
        json.path("redirect_uris").forEach(uri -> redirectUris.add(uri.asText()));
        List<AppPlugin> plugins = new ArrayList<>();
        for (JsonNode plugin : json.path("plugins")) {
            plugins.add(plugin(plugin));
        }
        return new App(text(json, "name"), json.path("description").asText(), text(json, "install_url"), redirectUris,
                authorization(json.path("authorization")), plugins);
    }

    private PluginAuthorization authorization(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        allow(json, "the authorization", Set.of("client_id", "client_secret", "authorize_url", "token_url",
                "refresh_url", "revoke_url"));
        return new PluginAuthorization(text(json, "client_id"), text(json, "client_secret"),
                text(json, "authorize_url"), text(json, "token_url"), text(json, "refresh_url"),
                text(json, "revoke_url"));
    }

    private AppPlugin plugin(JsonNode json) {
        allow(json, "a plugin", Set.of("name", "description", "sort_order", "html_url", "settings"));
        JsonNode settings = json.path("settings");
        if (settings.isTextual()) {
            settings = json(file.resolveSibling(settings.asText()));
        }
        return new AppPlugin(text(json, "name"), json.path("description").asText(), json.path("sort_order").asInt(),
                text(json, "html_url"), settings.isMissingNode() ? List.of() : PluginSetting.parse(settings));
    }

    private static JsonNode json(Path path) {
        try {
            return Json.parse(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText(null);
    }

    private static void allow(JsonNode json, String what, Set<String> names) {
        if (!(json instanceof ObjectNode)) {
            throw new IllegalArgumentException(what + " is not an object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(what + " must not have " + name);
            }
        });
    }
}
