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

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.KitConstants;
import io.github.camelkit.simulator.EditorAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/** Kit asks for the HTML of an element. */
class HtmlPluginTest extends PluginTestSupport {

    private static final String HTML = "action=html&path=/html";

    @SuppressWarnings("unchecked")
    private Map<String, Object> settings() {
        return received.get(0).getMessage().getBody(Map.class);
    }

    private static void assertError(EditorAnswer answer, int code) {
        assertThat(answer.status()).isEqualTo(code);
        assertThat(answer.text("code")).isEqualTo(String.valueOf(code));
        assertThat(answer.html()).isNull();
        assertThat(answer.errors()).isNotEmpty().allSatisfy(error -> assertThat(error).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&settings=" + SCHEMA})
    void everyTypeOfSettingAndHtmlBack(String schema) throws Exception {
        answering(HTML + schema, "<p>Ä</p>");

        EditorAnswer answer = html(everySetting());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer.body())).isEqualTo(json("{\"code\":200,\"html\":\"<p>Ä</p>\"}"));
        assertThat(settings()).containsExactly(entry("title", "Ünïcode & <b>"), entry("background", "#ff8800"),
                entry("font", new PluginFont("'Courier New', Courier, monospace", 400)),
                entry("start", OffsetDateTime.parse("2024-10-03T07:00:00Z")), entry("size", "l"),
                entry("product", "p-17"));
    }

    @Test
    void withTheSchemaTextsStayTextsWhateverTheyLookLike() throws Exception {
        answering(HTML + "&settings=" + SCHEMA, "<p>");
        Map<String, Object> settings = everySetting();
        settings.put("title", "2024-10-03T07:00:00.000Z");
        settings.put("background", "");
        settings.put("start", "");
        settings.put("size", 5);
        settings.put("later", "2024-10-03T07:00:00+02:00");

        html(settings);

        assertThat(settings()).contains(entry("title", "2024-10-03T07:00:00.000Z"), entry("background", ""),
                entry("start", null), entry("size", "5"),
                entry("later", OffsetDateTime.parse("2024-10-03T07:00:00+02:00")));
    }

    @Test
    void asMapOrAsJson() throws Exception {
        answering(HTML + "&outputType=MAP&settings=" + SCHEMA, "<p>");
        answering("action=html&path=/json&outputType=JSON", "<p>");

        html(everySetting());
        kit.editor().html(url + "/json", Map.of("title", "x"), null);

        assertThat(settings()).containsEntry("start", "2024-10-03T07:00:00.000Z");
        assertThat(received.get(1).getMessage().getBody()).isEqualTo("{\"title\":\"x\"}");
    }

    @Test
    void nothingOfTheRequestButTheSettingsReachesTheRoute() throws Exception {
        answering(HTML, "<p>");

        send(request("/html?CamelKitPluginCode=500&x=1", "application/json", "{\"settings\":{}}")
                .header("X-Stranger", "1").header("Cookie", "a=b").build());

        assertThat(received.get(0).getMessage().getHeaders()).isEmpty();
    }

    @Test
    void missingSettingsAreNamedByTheirLabels() throws Exception {
        answering(HTML + "&settings=" + SCHEMA, "<p>");

        EditorAnswer answer = html(Map.of("title", " "));

        assertError(answer, 422);
        assertThat(answer.errors()).containsExactly("Title is required", "Font is required", "Product is required");
        assertThat(received).isEmpty();
    }

    @Test
    void settingsOfAnotherTypeAreNamed() throws Exception {
        answering(HTML + "&settings=" + SCHEMA, "<p>");
        Map<String, Object> settings = everySetting();
        settings.put("title", List.of("a"));
        settings.put("font", "Arial");
        settings.put("start", "2024-06-31T00:00:00Z");

        EditorAnswer answer = html(settings);

        assertError(answer, 422);
        assertThat(answer.errors()).containsExactly("Title must be a text",
                "Font must be a font with a family and a weight",
                "Start must be a date such as 2024-10-03T07:00:00.000Z");
    }

    @Test
    void withoutTheSchemaOddValuesStayAsTheyAre() throws Exception {
        answering(HTML, "<p>");

        html(Map.of("font", Map.of("fontFamily", "Arial", "fontWeight", "bold"), "start", "2024-06-31T00:00:00Z"));

        assertThat(settings()).containsEntry("font", Map.of("fontFamily", "Arial", "fontWeight", "bold"))
                .containsEntry("start", "2024-06-31T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "\"x\"", "{", "{}", "{\"settings\":null}", "{\"settings\":[]}",
        "{\"settings\":{}} x", "{\"settings\":{\"a\":\"\\ud800\"}"})
    void requestsThatAreNone(String body) throws Exception {
        answering(HTML, "<p>");

        HttpResponse<String> answer = post("/html", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).get("code").asInt()).isEqualTo(400);
        assertThat(json(answer.body()).get("errors")).isNotEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void refusalsOfTheServerSideAreInKitsFormat() throws Exception {
        answering(HTML + "&maxBodySize=100", "<p>");
        String body = "{\"settings\":{\"a\":\"" + "x".repeat(100) + "\"}}";

        for (HttpResponse<String> answer : List.of(post("/html", body),
                send(request("/html", "text/plain", "{\"settings\":{}}").build()),
                send(request("/html", null, "{\"settings\":{}}").build()),
                send(request("/html", "application/x-www-form-urlencoded", "a=b").build()))) {
            JsonNode json = json(answer.body());
            assertThat(answer.statusCode()).isIn(413, 415);
            assertThat(json.get("code").asInt()).isEqualTo(answer.statusCode());
            assertThat(json.get("errors")).isNotEmpty();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aMegabyteOfHtml() throws Exception {
        String large = "<p>" + "Ä<b>x</b>".repeat(100_000) + "</p>";
        answering(HTML, large);

        HttpResponse<String> answer = post("/html", "{\"settings\":{}}");

        assertThat(large.length()).isGreaterThan(900_000);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer.body()).get("html").asText()).isEqualTo(large);
    }

    @Test
    void bodiesThatAreTexts() throws Exception {
        answering(HTML, new ByteArrayInputStream("<p>ä</p>".getBytes(StandardCharsets.UTF_8)));
        answering("action=html&path=/bytes", "<p>ä</p>".getBytes(StandardCharsets.UTF_8));
        StringBuilder builder = new StringBuilder();
        List.of("<p>", "ä", "</p>").forEach(builder::append);
        answering("action=html&path=/builder", builder);

        for (String path : List.of("/html", "/bytes", "/builder")) {
            assertThat(kit.editor().html(url + path, Map.of(), null).html()).as(path).isEqualTo("<p>ä</p>");
        }
    }

    /** As the file of a cached stream is removed when the exchange is done with. */
    @Test
    void aBodyThatIsThereAsLongAsTheExchange() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        plugin(HTML, exchange -> {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    done.set(true);
                }
            });
            exchange.getMessage().setBody(new ByteArrayInputStream("<p>there</p>".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] bytes, int offset, int length) {
                    return done.get() ? -1 : super.read(bytes, offset, length);
                }
            });
        });

        assertThat(html(Map.of()).html()).isEqualTo("<p>there</p>");
        assertThat(done).isTrue();
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    @Test
    void bodiesThatAreNone() throws Exception {
        answering(HTML, null);
        answering("action=html&path=/map", Map.of("html", "<p>"));
        answering("action=html&path=/bean", new Object());

        assertError(html(Map.of()), 500);
        assertError(kit.editor().html(url + "/map", Map.of(), null), 500);
        assertError(kit.editor().html(url + "/bean", Map.of(), null), 500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<script>1</script>|a <script> element",
        "<iframe></iframe>|an <iframe> element",
        "<audio></audio>|an <audio> element", "<video></video>|a <video> element", "<form></form>|a <form> element",
        "<input>|an <input> element", "<command></command>|a <command> element",
        "<action></action>|an <action> element",
        "<prompt></prompt>|a <prompt> element", "<link rel=stylesheet href=x.css>|external CSS in a <link> element",
        "<style>@import 'x.css';</style>|external CSS (@import) in a <style> element",
        "<style>a{background:url(x)}</style>|a CSS URL in a <style> element",
        "<p style='background: url(x)'>|a CSS URL in the style of a <p> element"})
    void whatKitRefusesIsAnErrorThatNamesIt(String html, String what) throws Exception {
        answering(HTML, "<div>\n" + html + "</div>");

        EditorAnswer answer = html(Map.of());

        assertError(answer, 422);
        assertThat(answer.errors()).singleElement().asString()
                .startsWith("The HTML has " + what + ", which Kit does not take (line 2, column 1");
    }

    @Test
    void theCheckCanBeLeftToKit() throws Exception {
        answering(HTML + "&checkHtml=false", "<script>1</script>");

        assertThat(html(Map.of()).refusedFor()).containsExactly("scripts and iframes");
    }

    @Test
    void whatARouteThrowsIsNotTold() throws Exception {
        plugin(HTML, exchange -> {
            throw new IllegalStateException("password of the database");
        });

        EditorAnswer answer = html(Map.of());

        assertError(answer, 500);
        assertThat(answer.body()).doesNotContain("password");
    }

    @Test
    void errorsForTheUserAreTold() throws Exception {
        plugin(HTML, exchange -> {
            throw new IllegalStateException(new KitPluginException(404, List.of("No such product", "Try another")));
        });

        EditorAnswer answer = html(Map.of());

        assertError(answer, 404);
        assertThat(answer.errors()).containsExactly("No such product", "Try another");
    }

    @Test
    void errorsByHeaders() throws Exception {
        plugin(HTML, exchange -> {
            Map<?, ?> settings = exchange.getMessage().getBody(Map.class);
            exchange.getMessage().setHeader(KitConstants.PLUGIN_CODE, settings.get("code"));
            exchange.getMessage().setHeader(KitConstants.PLUGIN_ERRORS, settings.get("errors"));
            exchange.getMessage().setBody(settings.get("body"));
        });

        assertError(html(Map.of("code", 404, "body", "Gone")), 404);
        assertThat(html(Map.of("code", 404, "body", "Gone")).errors()).containsExactly("Gone");
        assertThat(html(Map.of("code", "410", "errors", List.of("a", "b"))).errors()).containsExactly("a", "b");
        assertError(html(Map.of("errors", "Gone", "body", "<p>")), 422);
        assertError(html(Map.of("code", 503)), 503);
        assertError(html(Map.of("code", 7, "body", "<p>")), 500);
        assertError(html(Map.of("code", "nonsense", "body", "<p>")), 500);
        assertThat(html(Map.of("code", 201, "body", "<p>")).text("code")).isEqualTo("200");
    }

    @Test
    void rolledBack() throws Exception {
        plugin(HTML, exchange -> {
            exchange.getMessage().setBody("<p>");
            exchange.setRollbackOnly(true);
        });

        assertError(html(Map.of()), 500);
    }
}
