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

/**
 * How Kit gets tokens for an app's own server: the client that Kit is there, and the four addresses it calls (Plugin
 * Authorization in the reference).
 */
public record PluginAuthorization(String clientId, String clientSecret, String authorizeUrl, String tokenUrl,
                                  String refreshUrl, String revokeUrl) {

    /**
     * @throws IllegalArgumentException if something is missing or not an address
     */
    public PluginAuthorization {
        Checks.text("client id of the plugin authorization", clientId);
        Checks.text("client secret of the plugin authorization", clientSecret);
        Checks.address("authorize URL", authorizeUrl, false);
        Checks.address("token URL", tokenUrl, false);
        Checks.address("refresh URL", refreshUrl, false);
        Checks.address("revoke URL", revokeUrl, false);
    }

    @Override
    public String toString() {
        return "PluginAuthorization[clientId=" + clientId + ", authorizeUrl=" + authorizeUrl + "]";
    }
}
