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
package io.github.camelkit.operations;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.operation.Answer;
import io.github.camelkit.operation.Body;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operations.ApiFacts.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operation table says what the API is, and every part of each entry is tried out by a case.
 */
class OperationTableTest {

    private static final int ENDPOINTS = 85;
    private static final int OPERATIONS = 81;

    static List<Fact> facts() {
        return ApiFacts.all();
    }

    static List<Operation> operations() {
        return Operations.all();
    }

    @Test
    void everyEndpointOfTheApiIsThere() {
        assertThat(facts()).hasSize(ENDPOINTS);
        assertThat(facts()).extracting(Fact::toString).doesNotHaveDuplicates();
        assertThat(operations()).hasSize(OPERATIONS)
                .hasSameElementsAs(facts().stream().map(Fact::operation).collect(Collectors.toSet()));
        assertThat(facts().stream().filter(Fact::isByEmail)).hasSize(ENDPOINTS - OPERATIONS);
        assertThat(operations().stream().filter(Operation::hasEmailVariant)).hasSize(ENDPOINTS - OPERATIONS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void saysWhatTheApiIs(Fact fact) {
        Operation operation = fact.operation();

        assertThat(operation.method()).isEqualTo(fact.method());
        String path = fact.isByEmail() ? operation.pathByEmail() : operation.path();
        assertThat(ApiFacts.shape(path)).isEqualTo(ApiFacts.shape(fact.path()));
        assertThat(operation.isOAuthOnly()).isEqualTo(fact.oauth());
        assertThat(operation.queryParameters()).extracting(Parameter::kitName)
                .containsExactlyInAnyOrderElementsOf(fact.query());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void takesTheFieldsOfTheBody(Fact fact) {
        Body body = fact.isByEmail() ? fact.operation().bodyByEmail() : fact.operation().body();
        if (body.root() != null) {
            assertThat(fact.body()).containsOnlyKeys(body.root());
            return;
        }
        assertThat(body.fields()).containsExactlyInAnyOrderElementsOf(fact.body().keySet());
        assertThat(body.required()).containsExactlyInAnyOrderElementsOf(
                fact.body().keySet().stream().filter(fact.body()::get).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void readsTheRootsOfTheAnswers(Fact fact) {
        Answer answer = fact.operation().answer();
        String root = answer.root() == null ? null : answer.root().split("\\.")[0];

        fact.answers().values().stream().filter(roots -> !roots.isEmpty()).forEach(roots -> {
            Set<String> known = new LinkedHashSet<>(root == null ? Set.of() : Set.of(root));
            switch (answer.shape()) {
                case PAGE -> known.add("pagination");
                case BULK -> known.add("failures");
                default -> {
                    // A whole answer is the object, and any object may come with warnings
                    known.addAll(root == null ? roots : roots.contains("warnings") ? Set.of("warnings") : Set.of());
                }
            }
            assertThat(roots).isEqualTo(known);
        });
        assertThat(answer.shape() == Answer.Shape.NOTHING).isEqualTo(fact.answers().keySet().equals(Set.of(204)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void hasACaseToShow(Operation operation) {
        assertThat(OperationCases.of(operation)).as("cases").isNotEmpty();
        assertThat(OperationCases.of(operation).stream().filter(Case::isExample)).as("examples").hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void everyAnswerHasACase(Fact fact) {
        assertThat(casesOf(fact).map(Case::status).collect(Collectors.toSet()))
                .isEqualTo(fact.answers().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void everyQueryParameterHasACase(Fact fact) {
        Set<String> tried = casesOf(fact).flatMap(c -> c.query().stream())
                .map(pair -> pair.substring(0, pair.indexOf('='))).collect(Collectors.toCollection(TreeSet::new));

        assertThat(tried).containsExactlyInAnyOrderElementsOf(fact.query());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void everyFieldOfTheBodyHasACase(Fact fact) {
        Body body = fact.isByEmail() ? fact.operation().bodyByEmail() : fact.operation().body();
        Set<String> tried = casesOf(fact).filter(c -> c.json() != null).flatMap(c -> fields(c, body.root()))
                .collect(Collectors.toSet());

        assertThat(tried).containsAll(body.fields());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everyIdIsInThePathOfACase(Operation operation) {
        List<String> paths = OperationCases.of(operation).stream().map(Case::path).toList();

        for (Parameter id : operation.pathParameters()) {
            assertThat(paths).as(id.option()).anyMatch(path -> path.contains('{' + id.option() + '}'));
        }
    }

    private static Stream<Case> casesOf(Fact fact) {
        return OperationCases.all().stream().filter(fact::isCalledBy);
    }

    private static Stream<String> fields(Case one, String root) {
        try {
            // Names of ids stand where numbers will
            JsonNode json = new ObjectMapper().readTree(one.json().replaceAll("\\{\\w+}", "0"));
            JsonNode object = root == null ? json : json.get(root);
            return object.properties().stream().map(Map.Entry::getKey);
        } catch (IOException e) {
            throw new AssertionError(one + ": " + one.json(), e);
        }
    }
}
