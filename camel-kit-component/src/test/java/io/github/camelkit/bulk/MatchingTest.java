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
package io.github.camelkit.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an answer says of each item, and where it does not say it. */
class MatchingTest {

    private static final Operation SUBSCRIBERS = Operations.find("subscribers", "bulkCreate").orElseThrow();
    private static final Operation TAGGINGS = Operations.find("tags", "bulkAddSubscribers").orElseThrow();
    private static final Operation REMOVALS = Operations.find("tags", "bulkRemoveSubscribers").orElseThrow();

    @Test
    void rowsAreFoundByAddressWhateverTheirOrderAndCase() {
        List<Outcome> outcomes = match(SUBSCRIBERS, List.of(email("Ann@Example.com"), email("bob@example.com")),
                List.of(fields("email_address", "bob@example.com", "id", 2),
                        fields("email_address", "ann@example.com", "id", 1)),
                List.of());

        assertThat(outcomes).allMatch(Outcome::isDone).extracting(o -> o.row().get("id")).containsExactly(1, 2);
    }

    @Test
    void oneFailureWithoutAnAddressIsFoundByElimination() {
        List<Outcome> outcomes = match(SUBSCRIBERS, List.of(email("nonsense"), email("bob@example.com")),
                List.of(fields("email_address", "bob@example.com")),
                List.of(failure("subscriber", fields("email_address", null), "Email address is invalid")));

        assertThat(outcomes.get(0).errors()).containsExactly("Email address is invalid");
        assertThat(outcomes.get(0).uncertain()).isFalse();
        assertThat(outcomes.get(1).isDone()).isTrue();
    }

    @Test
    void severalAreToldApartByWhatElseIsShown() {
        List<Outcome> outcomes = match(SUBSCRIBERS,
                List.of(fields("email_address", "one", "first_name", "Ann"),
                        fields("email_address", "two@example.com", "first_name", "Bob", "state", "bogus"),
                        fields("email_address", "three", "first_name", "Cem")),
                List.of(),
                List.of(failure("subscriber", fields("first_name", "Cem", "state", "active"), "No address"),
                        failure("subscriber", fields("first_name", "Bob", "state", "bogus"), "No state"),
                        failure("subscriber", fields("first_name", "Ann", "state", "active"), "Bad address")));

        assertThat(outcomes).extracting(Outcome::errors)
                .containsExactly(List.of("Bad address"), List.of("No state"), List.of("No address"));
    }

    @Test
    void aChoiceAmongTheSameErrorsIsNone() {
        List<Outcome> outcomes = match(SUBSCRIBERS, List.of(email("one"), email("two")), List.of(),
                List.of(failure("subscriber", fields(), "Invalid"), failure("subscriber", fields(), "Invalid")));

        assertThat(outcomes).allMatch(o -> !o.isDone() && !o.uncertain())
                .extracting(Outcome::errors).containsOnly(List.of("Invalid"));
    }

    @Test
    void aChoiceAmongDifferentErrorsIsSaidToBeOne() {
        List<Outcome> outcomes = match(SUBSCRIBERS, List.of(email("one"), email("two"), email("c@example.com")),
                List.of(fields("email_address", "c@example.com")),
                List.of(failure("subscriber", fields(), "Too long"), failure("subscriber", fields(), "Too odd")));

        assertThat(outcomes.subList(0, 2)).allMatch(o -> !o.isDone() && o.uncertain() && !o.unknown())
                .allSatisfy(o -> assertThat(o.errors()).singleElement().asString()
                        .contains("does not say which", "Too long", "Too odd"));
        assertThat(outcomes.get(2).isDone()).isTrue();
    }

    @Test
    void anItemThatIsNotMentionedIsUnknown() {
        List<Outcome> outcomes = match(SUBSCRIBERS, List.of(email("a@example.com"), email("b@example.com")),
                List.of(fields("email_address", "b@example.com")), List.of());

        assertThat(outcomes.get(0).unknown()).isTrue();
        assertThat(outcomes.get(0).errors()).singleElement().asString().contains("does not mention it");
    }

    @Test
    void aFailureForEachOfTwoPairsOfTheSameSubscriber() {
        List<Map<String, Object>> pairs = List.of(pair(1, 5), pair(2, 5));
        Map<String, Object> row = fields("id", 5, "tagged_at", "2026-01-01");

        List<Outcome> known = match(TAGGINGS, pairs, List.of(row), List.of(failure("tagging", pair(2, 5), "No")));
        List<Outcome> open = match(TAGGINGS, pairs, List.of(row),
                List.of(failure("tagging", fields("tag_id", null, "subscriber_id", 5), "Tag does not exist")));

        assertThat(known.get(0).isDone()).isTrue();
        assertThat(known.get(1).errors()).containsExactly("No");
        assertThat(open).allMatch(Outcome::unknown)
                .allSatisfy(o -> assertThat(o.errors()).singleElement().asString().contains("1 of 2 items"));
    }

    @Test
    void rowsThatCannotBeToldApartShowWhatTheyHaveInCommon() {
        List<Outcome> outcomes = match(TAGGINGS, List.of(pair(1, 5), pair(2, 5)),
                List.of(fields("id", 5, "tagged_at", "2026-01-01"), fields("id", 5, "tagged_at", "2026-02-02")),
                List.of());

        assertThat(outcomes).allMatch(Outcome::isDone).extracting(Outcome::row).containsOnly(Map.of("id", 5));
    }

    @Test
    void whatIsNotMentionedIsDoneWhereOnlyFailuresAreAnswered() {
        List<Outcome> outcomes = match(REMOVALS, List.of(pair(1, 5), pair(1, 6), pair(2, 7)), null,
                List.of(failure("tagging", fields("tag_id", null, "subscriber_id", 7), "Tag does not exist")));

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(true, true, false);
    }

    @Test
    void aFailureThatSaysNothingBelongsToOneOfAll() {
        List<Outcome> one = match(REMOVALS, List.of(pair(1, 5)), null, List.of(fields("errors", List.of("No"))));
        List<Outcome> two = match(REMOVALS, List.of(pair(1, 5), pair(1, 6)), null,
                List.of(fields("errors", List.of(List.of("No")))));

        assertThat(one.get(0).errors()).containsExactly("No");
        assertThat(two).allMatch(Outcome::unknown);
    }

    @Test
    void whatKitShowsOtherwiseThanItWasSentCanBeAny() {
        List<Outcome> outcomes = match(SUBSCRIBERS,
                List.of(fields("email_address", "one", "first_name", "A<b>nn"), email("two@example.com")),
                List.of(fields("email_address", "two@example.com")),
                List.of(failure("subscriber", fields("first_name", "Ann"), "Invalid")));

        assertThat(outcomes.get(0).errors()).containsExactly("Invalid");
    }

    private static List<Outcome> match(Operation operation, List<Map<String, Object>> sent,
            List<Map<String, Object>> rows, List<Map<String, Object>> failures) {
        List<Entry<Object>> batch = new ArrayList<>();
        for (Map<String, Object> item : sent) {
            batch.add(new Entry<>(Keys.of(item, operation.items().key()), item, null));
        }
        Map<String, Object> answer = fields("failures", failures);
        if (rows != null) {
            answer.put(operation.answer().root(), rows);
        }
        return Matching.match(operation, batch, answer);
    }

    private static Map<String, Object> email(String address) {
        return fields("email_address", address);
    }

    private static Map<String, Object> pair(int tag, int subscriber) {
        return fields("tag_id", tag, "subscriber_id", subscriber);
    }

    private static Map<String, Object> failure(String name, Map<String, Object> item, String error) {
        return fields(name, item, "errors", List.of(error));
    }

    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }
}
