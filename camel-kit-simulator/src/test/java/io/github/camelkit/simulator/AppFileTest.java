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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppFile;
import io.github.camelkit.simulator.apps.AppPlugin;
import io.github.camelkit.simulator.apps.PluginSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AppFileTest {

    static final String APP = """
            {"name": "Tea", "description": "Sells tea", "install_url": "http://127.0.0.1:9/kit",
             "redirect_uris": ["http://127.0.0.1:9/kit/callback"],
             "authorization": {"client_id": "kit", "client_secret": "hush", "authorize_url": "http://127.0.0.1:9/a",
               "token_url": "http://127.0.0.1:9/t", "refresh_url": "http://127.0.0.1:9/f",
               "revoke_url": "http://127.0.0.1:9/v"},
             "plugins": [
               {"name": "Later", "sort_order": 1, "html_url": "http://127.0.0.1:9/later"},
               {"name": "Product", "description": "A product", "html_url": "http://127.0.0.1:9/html",
                "settings": "settings.json"}]}
            """;

    @TempDir
    private Path directory;

    private App read(String json) throws IOException {
        Files.writeString(directory.resolve("settings.json"),
                "[{\"type\":\"text\",\"name\":\"title\",\"label\":\"Title\"}]");
        return AppFile.read(Files.writeString(directory.resolve("app.json"), json));
    }

    @Test
    void reads() throws IOException {
        App app = read(APP);
        assertThat(app.name()).isEqualTo("Tea");
        assertThat(app.installUrl()).isEqualTo("http://127.0.0.1:9/kit");
        assertThat(app.redirectUris()).containsExactly("http://127.0.0.1:9/kit/callback");
        assertThat(app.authorization().revokeUrl()).isEqualTo("http://127.0.0.1:9/v");
        assertThat(app.plugins()).extracting(AppPlugin::name).containsExactly("Product", "Later");
        assertThat(app.plugins().get(0).settings()).extracting(PluginSetting::type).containsExactly("text");
        assertThat(app.toString()).doesNotContain("hush");
        App inline = read(APP.replace("\"settings.json\"", "[{\"type\":\"date\",\"name\":\"d\",\"label\":\"D\"}]"));
        assertThat(inline.plugins().get(0).settings()).extracting(PluginSetting::name).containsExactly("d");
        assertThat(read("{\"name\":\"Tea\"}").plugins()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Tea\",|Tea\", \"nmae\": 1,|the app must not have nmae",
        "\"name\": \"Tea\",| |The name of the app is missing", "http://127.0.0.1:9/kit\"|kit\"|The install URL is not",
        "http://127.0.0.1:9/kit/callback|/callback|The redirect URI is not", "hush| |The client secret",
        "http://127.0.0.1:9/v|v|The revoke URL is not", "http://127.0.0.1:9/html|html|The HTML URL is not",
        "Later|Product|Two plugins have the same name", "settings.json|none.json|none.json cannot be read",
        "{\"name\": \"Tea\"|[\"name\"|cannot be read as JSON", "sort_order|order|a plugin must not have order",
        "client_id|id|the authorization must not have id"})
    void refuses(String part, String instead, String message) {
        assertThatThrownBy(() -> read(APP.replace(part, instead == null ? "" : instead)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message)
                .hasMessageNotContaining("hush");
    }
}
