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
package io.github.camelkit.simulator;

import java.time.Duration;
import java.util.List;

import io.github.camelkit.simulator.apps.Block;
import io.github.camelkit.simulator.apps.Browser;
import io.github.camelkit.simulator.apps.Visit;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tokens that Kit gets for an app's own server. */
class PluginAuthorizationTest extends AppTest {

    private Browser ann;

    @BeforeEach
    void install() {
        kit.app(stub.withAuthorization());
        ann = kit.browser(1);
        ann.install();
    }

    private Block block() {
        Block block = ann.add("Product");
        block.search("product", "");
        return block;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connects(boolean forms) {
        kit.switches().set(Switch.PLUGIN_FORMS, forms);
        assertThat(ann.connected()).isFalse();
        assertThat(ann.open(kit.baseUri() + "/apps/1").text()).contains("Connect Tea");

        Visit end = ann.connect();

        assertThat(end.url()).isEqualTo(kit.baseUri() + "/apps/1");
        assertThat(end.text()).contains("Open the editor");
        assertThat(ann.connected()).isTrue();
        String redirect = kit.baseUri() + "/apps/install";
        assertThat(stub.asked("/token")).containsExactly(forms
                ? "client_id=kit&client_secret=hush&grant_type=authorization_code&code=c&redirect_uri="
                    + redirect.replace(":", "%3A").replace("/", "%2F")
                : "{\"client_id\":\"kit\",\"client_secret\":\"hush\",\"grant_type\":\"authorization_code\","
                    + "\"code\":\"c\",\"redirect_uri\":\"" + redirect + "\"}");
        assertThat(block().choose("product", "Green tea").html()).isEqualTo("<p>Tea</p>");
    }

    @Test
    void asksToConnectFirst() {
        assertThat(ann.add("Product").search("product", "").errors())
                .containsExactly("The app is not connected: connect it first");
        assertThat(stub.asked("/search")).isEmpty();
    }

    @Test
    void refreshesWhatHasExpired() {
        ann.connect();
        Block block = block();
        clock.forward(Duration.ofHours(1));
        stub.lifetime = 2 * 3600;

        assertThat(block.search("product", "").errors()).isEmpty();

        assertThat(stub.asked("/refresh")).containsExactly(
                "{\"client_id\":\"kit\",\"grant_type\":\"refresh_token\",\"refresh_token\":\"r1\"}");
        block.search("product", "");
        assertThat(stub.asked("/refresh")).hasSize(1);
    }

    @Test
    void refreshesWhatTheAppRefuses() {
        ann.connect();
        Block block = block();
        stub.validToken = "another";

        assertThat(block.search("product", "").errors()).isEmpty();

        assertThat(stub.asked("/refresh")).hasSize(1);
        assertThat(stub.asked("/search")).hasSize(3);
    }

    @Test
    void givesUpAfterOneRefresh() {
        ann.connect();
        Block block = block();
        stub.answers.put("/refresh", "{\"access_token\":\"no\",\"refresh_token\":\"r\",\"expires_in\":1,\"created_at\":"
                + clock.instant().getEpochSecond() + "}");
        stub.validToken = "another";

        assertThat(block.search("product", "").errors()).containsExactly("The app refuses Kit's access token");
        assertThat(stub.asked("/refresh")).hasSize(1);
    }

    @Test
    void losesTheTokensThatCannotBeRefreshed() {
        ann.connect();
        Block block = block();
        stub.answers.put("/refresh", "{}");
        clock.forward(Duration.ofHours(1));

        assertThat(block.search("product", "").errors()).singleElement().asString().contains("refresh request lacks");
        assertThat(ann.connected()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "expires_in", "created_at"})
    void tokensNeedAllFields(String missing) {
        stub.answers.put("/token", "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":1,\"created_at\":1}"
                .replace(missing, "other"));

        Visit end = ann.connect();

        assertThat(end.status()).isEqualTo(502);
        assertThat(end.text()).contains("The app's answer to the token request lacks");
        assertThat(ann.connected()).isFalse();
    }

    @Test
    void statesMustComeBack() {
        stub.answers.put("state", "forged");
        Visit end = ann.connect();
        assertThat(end.status()).isEqualTo(400);
        assertThat(end.text()).contains("a state that is not yours");
        assertThat(stub.asked("/token")).isEmpty();
    }

    @Test
    void uninstallingRevokes() {
        ann.connect();
        ann.uninstall();
        assertThat(stub.asked("/revoke")).isEqualTo(List.of(
                "{\"client_id\":\"kit\",\"client_secret\":\"hush\",\"token\":\"t1\"}"));
        assertThat(ann.connected()).isFalse();
        ann.uninstall();
        assertThat(stub.asked("/revoke")).hasSize(1);
    }
}
