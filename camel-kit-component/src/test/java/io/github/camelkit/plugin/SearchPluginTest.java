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

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.simulator.EditorAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Kit asks for what can be chosen. */
class SearchPluginTest extends PluginTestSupport {

    private static final String SEARCH = "action=search&path=/search";
    private static final String LIST = "[{\"label\":\"Tea\",\"value\":\"1\"},{\"label\":\"Cup\",\"value\":\"2\"}]";
    private static final String TWO = "{\"data\":" + LIST + '}';

    record Product(String label, long value, String more) {
    }

    static Stream<Arguments> choices() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("1", "Tea");
        map.put("2", "Cup");
        List<Map<String, Object>> maps = List.of(Map.of("label", "Tea", "value", 1, "more", true),
                Map.of("label", "Cup", "value", "2"));
        return Stream.<Object>of(maps, List.of(new Product("Tea", 1, "x"), new Product("Cup", 2, null)), map,
                Map.of("data", maps), maps.toArray(), TWO, new ObjectMapper().readTree(TWO),
                LIST).map(body -> Arguments.of(new Object[] {body}));
    }

    private static void assertError(EditorAnswer answer, int status) {
        JsonNode json = json(answer.body());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(json.get("data")).isEmpty();
        assertThat(json.get("errors")).isNotEmpty();
        assertThat(json.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void labelsAndValues(Object body) throws Exception {
        answering(SEARCH, body);

        EditorAnswer answer = search("t");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer.body())).isEqualTo(json(TWO));
    }

    @Test
    void oneOrNone() throws Exception {
        answering(SEARCH, Map.of("label", "Tea", "value", "1"));
        answering("action=search&path=/record", new Product("Tea", 1, "x"));
        answering("action=search&path=/null", null);
        answering("action=search&path=/empty", List.of());

        assertThat(json(search("").body()).get("data")).hasSize(1);
        assertThat(json(kit.editor().search(url + "/record", "", Map.of(), null).body()).get("data")).hasSize(1);
        for (String path : List.of("/null", "/empty")) {
            assertThat(kit.editor().search(url + path, "", Map.of(), null).body()).isEqualTo("{\"data\":[]}");
        }
    }

    @Test
    void theSearchAndWhatItDependsOn() throws Exception {
        answering(SEARCH + "&settings=" + SCHEMA, null);

        kit.editor().search(url + "/search", "2024-10-03T07:00:00Z",
                Map.of("title", "2024-10-03T07:00:00Z", "start", "2024-10-03T07:00:00Z"), null);

        assertThat(received.get(0).getMessage().getBody(Map.class)).containsOnly(
                entry("search", "2024-10-03T07:00:00Z"), entry("title", "2024-10-03T07:00:00Z"),
                entry("start", OffsetDateTime.parse("2024-10-03T07:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"search\":null}", "{\"search\":\"\"}"})
    void anEmptySearchWhenThePluginLoads(String body) throws Exception {
        answering(SEARCH, null);

        assertThat(post("/search", body).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody(Map.class)).isEqualTo(Map.of("search", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"search\":{}}", "{\"search\":[]}", "nonsense"})
    void requestsThatAreNone(String body) throws Exception {
        answering(SEARCH, null);

        HttpResponse<String> answer = post("/search", body);

        assertError(new EditorAnswer(answer.statusCode(), answer.body(), null), 400);
        assertThat(received).isEmpty();
    }

    static Stream<Object> nonsense() {
        return Stream.of("text", "5", "[1]", 5, List.of(1), List.of(Map.of("label", "x")), List.of("x"),
                Map.of("x", List.of()), List.of(Map.of("label", Map.of(), "value", "x")));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void bodiesThatAreNone(Object body) throws Exception {
        answering(SEARCH, body);

        assertError(search(""), 500);
    }

    @Test
    void errors() throws Exception {
        plugin(SEARCH, exchange -> {
            throw new KitPluginException(404, "No such shop");
        });
        plugin("action=search&path=/broken", exchange -> {
            throw new IllegalStateException("internal");
        });

        assertError(search(""), 404);
        assertThat(search("").errors()).containsExactly("No such shop");
        EditorAnswer broken = kit.editor().search(url + "/broken", "", Map.of(), null);
        assertError(broken, 500);
        assertThat(broken.body()).doesNotContain("internal");
    }
}
