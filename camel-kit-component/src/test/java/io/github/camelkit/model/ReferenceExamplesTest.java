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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the examples of a copy of Kit's reference through the models. The reference is not part of this project:
 * the system property {@code kit.reference} names a text file with it.
 */
@EnabledIfSystemProperty(named = "kit.reference", matches = ".+")
class ReferenceExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\s*(\\d{3}) Response\\s*(\\{)");

    /** Roots of answers that are not models: errors, and what the OAuth and plugin endpoints answer. */
    private static final Set<String> OTHER_ROOTS = Set.of("errors", "access_token");

    private record Example(int line, Map<String, Object> json) {
    }

    @Test
    void everyExampleComesOutAsItWentIn() throws IOException {
        List<Example> examples = examples();
        int models = 0;
        int others = 0;
        for (Example example : examples) {
            if (example.json().isEmpty() || example.json().keySet().stream().anyMatch(OTHER_ROOTS::contains)) {
                others++;
                continue;
            }
            Answers.Read answer = Answers.read(example.json())
                    .orElseThrow(() -> new AssertionError("No model for the example in line " + example.line()));
            assertThat(Json.canonical(answer.written()))
                    .as("example in line %d", example.line())
                    .isEqualTo(Json.canonical(example.json()));
            assertEachValueIsTyped(answer.typed(), "line " + example.line());
            models++;
        }
        System.out.printf("%d examples: %d of models, %d others%n", examples.size(), models, others);
        assertThat(models).isPositive();
    }

    /** In the reference's own examples nothing but nulls is left to {@code additional}. */
    private static void assertEachValueIsTyped(Object value, String where) {
        if (value instanceof KitModel model) {
            assertThat(model.additional().values()).as("%s of %s", where, model).allMatch(Objects::isNull);
            components(model).forEach(component -> assertEachValueIsTyped(component, where));
        } else if (value instanceof Collection<?> list) {
            list.forEach(element -> assertEachValueIsTyped(element, where));
        }
    }

    private static List<Object> components(KitModel model) {
        List<Object> values = new ArrayList<>();
        for (var component : model.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(model));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return values;
    }

    private static List<Example> examples() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("kit.reference")));
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(text);
        while (matcher.find()) {
            int line = 1 + (int) text.substring(0, matcher.start(1)).lines().count();
            // the parser stops at the end of the object
            examples.add(new Example(line, Json.read(text.substring(matcher.start(2)))));
        }
        return examples;
    }
}
