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
package io.github.camelkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Objects with a long list, of which not all is kept. */
class JsonObjectTest {

    @Test
    void eachItemOfTheListIsReducedAndNothingElse() throws IOException {
        Map<String, Object> object = read(
                "{\"a\":[{\"id\":1,\"x\":null},{\"id\":2},null],\"b\":[{\"id\":3}],\"c\":{\"a\":[1]}}");

        assertThat(object).isEqualTo(Map.of("a", List.of("1", "2", "none"), "b", List.of(Map.of("id", 3)),
                "c", Map.of("a", List.of(1))));
    }

    @Test
    void aListThatIsNoneStaysAsItIs() throws IOException {
        assertThat(read("{\"a\":{\"id\":1}}")).isEqualTo(Map.of("a", Map.of("id", 1)));
        assertThat(read(" {} ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "null", "\"a\""})
    void whatIsNoObjectIsNull(String json) throws IOException {
        assertThat(read(json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":[", "{\"a\":[{\"id\":\"secret\"}", "{\"a\":[{\"id\":1}]", "{\"a\":1} {}",
            "{\"a\":1}]", "{\"a\":[1}", "{\"secret\"}", "secret"})
    void whatIsNotCompleteIsRefusedWithoutItsText(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("not valid JSON").hasMessageNotContaining("secret");
    }

    private static Map<String, Object> read(String json) throws IOException {
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8), "a",
                item -> Json.asObject(item) == null ? "none" : String.valueOf(Json.asObject(item).get("id")));
    }
}
