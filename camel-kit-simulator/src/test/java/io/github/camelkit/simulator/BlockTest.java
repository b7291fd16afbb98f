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

import java.util.List;
import java.util.Map;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppPlugin;
import io.github.camelkit.simulator.apps.Block;
import io.github.camelkit.simulator.apps.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Blocks of an app without authorization. */
class BlockTest extends AppTest {

    private Browser ann;
    private Block block;

    @BeforeEach
    void addBlock() {
        ann = kit.browser(1);
        ann.install();
        block = ann.add("Product");
    }

    private Block chosen() {
        block.search("product", "");
        return block.choose("product", "Green tea");
    }

    @Test
    void asksForHtmlWhenAllRequiredSettingsAreThere() {
        assertThat(block.missing()).containsExactly("product");
        block.set("title", "Hi");
        assertThat(stub.asked("/html")).isEmpty();

        chosen();

        assertThat(block.html()).isEqualTo("<p>Tea</p>");
        assertThat(block.errors()).isEmpty();
        assertThat(stub.asked("/html")).containsExactly("{\"settings\":{\"title\":\"Hi\",\"product\":\"p1\"}}");
        assertThat(block.refresh().set("title", "").settings()).containsOnlyKeys("product");
        assertThat(stub.asked("/html")).hasSize(3).last().isEqualTo("{\"settings\":{\"product\":\"p1\"}}");
    }

    @Test
    void sendsEveryTypeOfSetting() {
        chosen();
        block.set(Map.of("color", "#00ff7f", "font", Map.of("fontFamily", "Georgia, serif", "fontWeight", 700),
                "from", "2026-11-23T00:00:00.000Z", "size", "s"));
        assertThat(stub.asked("/html").get(1)).contains("\"color\":\"#00ff7f\"", "\"size\":\"s\"",
                "\"from\":\"2026-11-23T00:00:00.000Z\"", "\"fontFamily\":\"Georgia, serif\"", "\"fontWeight\":700");
    }

    static List<Map<String, Object>> impossible() {
        return List.of(Map.of("color", "green"), Map.of("font", "Georgia"), Map.of("from", "2026-11-23"),
                Map.of("size", "xl"), Map.of("title", 1), Map.of("product", "p1"), Map.of("product", List.of()),
                Map.of("other", "x"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void setsWhatTheInputsCouldGive(Map<String, Object> settings) {
        assertThatThrownBy(() -> block.set(settings)).isInstanceOf(IllegalArgumentException.class);
        assertThat(block.settings()).isEmpty();
    }

    @Test
    void searches() {
        Block.Found found = block.search("product", "te");
        assertThat(found.choices()).extracting(Block.Choice::label).containsExactly("Green tea", "Black tea");
        assertThat(stub.asked("/search")).containsExactly("{\"search\":\"te\"}");
        assertThat(block.searched("product")).containsExactly("te");
        assertThat(block.searched("variant")).isEmpty();
        assertThatThrownBy(() -> block.choose("product", "Coffee")).hasMessageContaining("has found Coffee");
        assertThatThrownBy(() -> block.search("title", "")).hasMessageContaining("title is no search");
    }

    @Test
    void dependentSearchesWait() {
        assertThatThrownBy(() -> block.search("variant", "")).hasMessageContaining("waits for others");
        chosen().set("size", "s");
        block.search("variant", "big");
        assertThat(stub.asked("/search").get(1)).isEqualTo("{\"product\":\"p1\",\"size\":\"s\",\"search\":\"big\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', value = {
        "{\"data\":[],\"errors\":[\"No plan\"]}|No plan",
        "{}|The app's answer to a search has no data",
        "not json|The app's answer to a search has no data",
        "{\"data\":[{\"label\":\"x\"}]}|The app found something without a label or a value"})
    void showsWhatIsWrongWithASearch(String answer, String error) {
        stub.answers.put("/search", answer);
        assertThat(block.search("product", "").errors()).containsExactly(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', value = {
        "{\"code\":404,\"errors\":[\"No plan\",\"No luck\"]}|No plan; No luck",
        "{\"code\":200}|The app answered neither html nor errors",
        "<p>Tea</p>|The app answered neither html nor errors",
        "{\"code\":200,\"html\":\"<p>Tea</p><script>1</script>\"}|Kit refuses the HTML: it has scripts and iframes"})
    void showsWhatIsWrongWithTheHtml(String answer, String errors) {
        stub.answers.put("/html", answer);
        assertThat(String.join("; ", chosen().errors())).isEqualTo(errors);
        assertThat(block.html()).isNull();
        stub.answers.put("/html", "{\"code\":200,\"html\":\"<p>Tea</p>\"}");
        assertThat(block.refresh().errors()).isEmpty();
        assertThat(block.html()).isNotNull();
    }

    @Test
    void showsThatTheAppIsGone() {
        stub.close();
        assertThat(block.search("product", "").errors()).containsExactly("The app does not answer");
    }

    @Test
    void draftsStay() {
        chosen();
        assertThat(ann.blocks()).containsExactly(block);
        assertThat(kit.browser(kit.addAccount("Bob").id()).blocks()).isEmpty();
        kit.app(stub.app());
        assertThat(ann.blocks()).isEmpty();
        assertThatThrownBy(() -> ann.add("Product")).hasMessage("The app Tea is not installed");
    }

    @Test
    void pluginsNeedNoSettings() {
        kit.app(App.named("Plain").plugin(AppPlugin.of("Tea", stub.url + "/html", "[]")));
        ann.startInstall();
        assertThat(ann.add("Tea").html()).isEqualTo("<p>Tea</p>");
        assertThatThrownBy(() -> ann.add("Other")).hasMessage("The app has no plugin Other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[{\"type\":\"number\",\"name\":\"a\",\"label\":\"A\"}]",
        "[{\"type\":\"text\",\"label\":\"A\"}]", "[{\"type\":\"text\",\"name\":\"a\"}]",
        "[{\"type\":\"text\",\"name\":\"a\",\"label\":\"A\",\"options\":[]}]",
        "[{\"type\":\"text\",\"name\":\"a\",\"label\":\"A\",\"required\":\"yes\"}]",
        "[{\"type\":\"select\",\"name\":\"a\",\"label\":\"A\"}]",
        "[{\"type\":\"select\",\"name\":\"a\",\"label\":\"A\",\"options\":[{\"value\":1}]}]",
        "[{\"type\":\"search\",\"name\":\"a\",\"label\":\"A\"}]",
        "[{\"type\":\"search\",\"name\":\"a\",\"label\":\"A\",\"request_url\":\"u\",\"dependencies\":[\"b\"]}]",
        "[{\"type\":\"search\",\"name\":\"a\",\"label\":\"A\",\"request_url\":\"u\",\"dependencies\":\"a\"}]",
        "[{\"type\":\"date\",\"name\":\"a\",\"label\":\"A\"},{\"type\":\"text\",\"name\":\"a\",\"label\":\"A\"}]"})
    void refusesSettings(String settings) {
        assertThatThrownBy(() -> AppPlugin.of("P", "http://127.0.0.1/html", settings))
                .hasMessageStartingWith("Kit refuses the settings: ");
    }
}
