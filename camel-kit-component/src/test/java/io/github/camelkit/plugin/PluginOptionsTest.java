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

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot work is refused when the route is made, with a sentence that says what to do. */
class PluginOptionsTest extends PluginTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path=/p | needs the option action, which is one of html, search, authorize, token, refresh, revoke
            action=nonsense&path=/p | action
            action=html | needs the option path
            action=html&path=/a/{b} | The option path must be like
            action=html&path=/p&operation=validateSettings | does not take the option operation
            action=html&path=/p&tagId=1 | does not take the option tagId
            action=html&path=/p&clientId=c | with action=html does not take the option clientId
            action=search&path=/p&clientSecret=c | with action=search does not take the option clientSecret
            action=html&path=/p&redirectUris=https://a | does not take the option redirectUris
            action=html&path=/p&maxInFlight=0 | The option maxInFlight must be more than 0
            action=html&path=/p&deliveryTimeout=0 | The option deliveryTimeout must be more than 0
            action=html&path=/p&httpConsumerFactory=nobody | names nobody
            action=html&path=/p&authenticator=check | The option authenticator must be
            action=html&path=/p&authenticator=#check | the bean check, which is not in the registry
            action=html&path=/p&authenticator=#secret | the bean secret, which is no KitPluginAuthenticator
            action=html&path=/p&authenticator=nonsense:check | nonsense
            action=html&path=/p&settings=classpath:nowhere.json | The option settings names classpath:nowhere.json
            action=html&path=/p&settings=classpath:simplelogger.properties | which is not valid JSON
            action=authorize&path=/p | with action=authorize needs the option clientId
            action=authorize&path=/p&clientId=c&clientSecret=s | does not take the option clientSecret
            action=authorize&path=/p&clientId=c&settings=classpath:x | does not take the option settings
            action=authorize&path=/p&clientId=c&authenticator=#check | does not take the option authenticator
            action=authorize&path=/p&clientId=c&redirectUris=http://a | The option redirectUris takes https addresses
            action=authorize&path=/p&clientId=c&redirectUris=https://a@b | The option redirectUris takes https addresses
            action=authorize&path=/p&clientId=c&redirectUris=/apps | The option redirectUris takes https addresses
            action=token&path=/p&clientId=c | with action=token needs the option clientSecret
            action=token&path=/p&clientId=c&clientSecret=#nobody | nobody
            action=refresh&path=/p&clientId=c&clientSecret=s | with action=refresh does not take the option clientSecret
            action=refresh&path=/p&clientId=c&redirectUris=https://a | does not take the option redirectUris
            action=revoke&path=/p&clientId=c | with action=revoke needs the option clientSecret
            action=html&path=/p&apiKay=k | Unknown options: apiKay
            """)
    void refused(String options, String why) {
        assertThatThrownBy(() -> answering(options, "<p>")).hasStackTraceContaining(why);
    }

    @Test
    void whatIsSetForKitsApiIsNotTakenOver() {
        component().getConfiguration().setApiKey(null);
        component().getConfiguration().setClientId("kit-app");
        component().getConfiguration().setClientSecret("plugin_secret_kit_app");

        assertThatThrownBy(() -> answering("action=authorize&path=/p", null))
                .hasStackTraceContaining("needs the option clientId");
    }

    @Test
    void noCredentialsAreNeeded() throws Exception {
        component().getConfiguration().setApiKey(null);

        answering("action=html&path=/html", "<p>");

        assertThat(html(java.util.Map.of()).html()).isEqualTo("<p>");
    }

    @Test
    void onePathTwice() throws Exception {
        answering("action=html&path=/html", "<p>");
        assertThatThrownBy(() -> answering("action=search&path=/html", null))
                .hasStackTraceContaining("is listened on already");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kit:plugins?operation=create | Unknown operation create of kit:plugins
            kit:plugins?action=html | does not take the option action
            """)
    void refusedInTo(String uri, String why) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:x").to(uri);
            }
        })).hasStackTraceContaining(why);
    }
}
