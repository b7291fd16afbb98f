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
package io.github.camelkit.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of answer that Kit gives comes out of the models as it went in. */
class RoundTripTest {

    static List<String> samples() throws IOException, URISyntaxException {
        Path folder = Path.of(RoundTripTest.class.getResource("tags.json").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsLostAndNothingInvented(String sample) {
        Map<String, Object> json = Json.sample(sample);

        Answers.Read answer = Answers.read(json).orElseThrow();

        assertThat(Json.canonical(answer.written())).isEqualTo(Json.canonical(json));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void modelsThatAreReadAgainAreEqual(String sample) {
        Answers.Read first = Answers.read(Json.sample(sample)).orElseThrow();

        Answers.Read second = Answers.read(first.written()).orElseThrow();

        assertThat(second.typed()).isEqualTo(first.typed());
        assertThat(Json.canonical(second.written())).isEqualTo(Json.canonical(first.written()));
    }

    @Test
    void unknownFieldsAreKeptAtEveryLevel() {
        Map<String, Object> json = Json.read("""
                {"tags": [{"id": 1, "name": "a", "colour": {"h": 0.50}}],
                 "pagination": {"per_page": 1, "approximate": null}, "notice": ["x", null]}
                """);

        KitPage<Tag> page = KitPage.read("tags", Tag.class, json);

        assertThat(page.get(0).additional()).containsOnlyKeys("colour");
        assertThat(page.pagination().additional()).containsOnlyKeys("approximate");
        assertThat(page.additional()).containsOnlyKeys("notice");
        assertThat(Json.canonical(page.toMap())).isEqualTo(Json.canonical(json));
    }
}
