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
import java.util.Comparator;
import java.util.List;

/**
 * An app of Kit's App Store, as its developer registers it.
 *
 * @param name          the name that users see
 * @param description   a short text, may be empty
 * @param installUrl    where Kit sends the browser to install the app, with {@code redirect}; {@code null} if installing
 *                      needs no page of the app
 * @param redirectUris  where the consent page may send the browser back to; empty for anywhere
 * @param authorization how Kit gets tokens for the app's own server; {@code null} if its plugins need none
 * @param plugins       the blocks for the editor, in the order of its menu
 */
public record App(String name, String description, String installUrl, List<String> redirectUris,
                  PluginAuthorization authorization, List<AppPlugin> plugins) {

    /**
     * @throws IllegalArgumentException if Kit would not accept it
     */
    public App {
        Checks.text("name of the app", name);
        Checks.address("install URL", installUrl, true);
        redirectUris = List.copyOf(redirectUris);
        redirectUris.forEach(uri -> Checks.address("redirect URI", uri, false));
        plugins = plugins.stream().sorted(Comparator.comparingInt(AppPlugin::sortOrder)).toList();
        if (plugins.stream().map(AppPlugin::name).distinct().count() < plugins.size()) {
            throw new IllegalArgumentException("Two plugins have the same name");
        }
    }

    /** An app that has nothing yet but its name. */
    public static App named(String name) {
        return new App(name, "", null, List.of(), null, List.of());
    }

    /** The same app, installed through its page at this address. */
    public App installUrl(String url) {
        return new App(name, description, url, redirectUris, authorization, plugins);
    }

    /** The same app with these redirect URIs. */
    public App redirectUris(String... uris) {
        return new App(name, description, installUrl, List.of(uris), authorization, plugins);
    }

    /** The same app, whose plugins need tokens. */
    public App authorization(PluginAuthorization value) {
        return new App(name, description, installUrl, redirectUris, value, plugins);
    }

    /** The same app with one plugin more. */
    public App plugin(AppPlugin plugin) {
        List<AppPlugin> more = new ArrayList<>(plugins);
        more.add(plugin);
        return new App(name, description, installUrl, redirectUris, authorization, more);
    }

    boolean mayRedirectTo(String uri) {
        return redirectUris.isEmpty() || redirectUris.contains(uri);
    }
}
