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

/**
 * What Kit asks the server of a plugin for. Sections "Editor Block Plugins", "Plugin Settings" and "Plugin
 * Authorization" of Kit's reference.
 */
public enum PluginAction {
    /** The HTML of an element, from its settings. */
    HTML,
    /** What can be chosen in a search setting. */
    SEARCH,
    /** A browser comes for consent. */
    AUTHORIZE,
    /** A token for a code. */
    TOKEN,
    /** A new token for a refresh token. */
    REFRESH,
    /** A token is not needed any more. */
    REVOKE;

    /** Whether Kit sends an access token of the plugin's user, if it has one. */
    public boolean isEditor() {
        return this == HTML || this == SEARCH;
    }

    /** Whether Kit sends the client secret. */
    public boolean hasSecret() {
        return this == TOKEN || this == REVOKE;
    }

    /** Whether Kit says where the browser is to come back. */
    public boolean hasRedirect() {
        return this == AUTHORIZE || this == TOKEN;
    }
}
