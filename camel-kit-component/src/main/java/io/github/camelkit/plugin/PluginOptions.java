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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a consumer serves a plugin of Kit's editor.
 */
@UriParams
public class PluginOptions {

    static final String DEFAULT_REDIRECT_URIS = "https://app.kit.com/apps,https://app.kit.com/apps/install";

    @UriParam(label = "consumer,plugins",
              description = "What Kit asks kit:plugins for in from(). HTML: the HTML of an element. SEARCH: what can be"
                            + " chosen in a search setting. AUTHORIZE, TOKEN, REFRESH, REVOKE: what the authorization"
                            + " server of the plugin is asked for.")
    private PluginAction action;
    @UriParam(label = "plugins",
              description = "The settings JSON of the plugin, as a resource such as classpath:product.json. It"
                            + " declares the types of the settings, and which are required. Without it, fonts and"
                            + " times are recognised by their form. In to(): what is validated if the message has no"
                            + " body.")
    private String settings;
    @UriParam(label = "consumer,plugins",
              description = "Says whose access token Kit sends: a KitPluginAuthenticator as a reference to a bean"
                            + " (#name), or an endpoint such as direct:check, whose route gets the token as its body"
                            + " and replaces it by the owner of the token, or by null if it is unknown, which is"
                            + " answered with 401. Without it everybody may ask, as with a plugin without"
                            + " authorization.")
    private String authenticator;
    @UriParam(label = "consumer,plugins", defaultValue = "true",
              description = "Whether HTML that Kit would refuse is answered as an error that names what is wrong.")
    private boolean checkHtml = true;

    public PluginAction getAction() {
        return action;
    }

    public void setAction(PluginAction action) {
        this.action = action;
    }

    public String getSettings() {
        return settings;
    }

    public void setSettings(String settings) {
        this.settings = settings;
    }

    public String getAuthenticator() {
        return authenticator;
    }

    public void setAuthenticator(String authenticator) {
        this.authenticator = authenticator;
    }

    public boolean isCheckHtml() {
        return checkHtml;
    }

    public void setCheckHtml(boolean checkHtml) {
        this.checkHtml = checkHtml;
    }
}
