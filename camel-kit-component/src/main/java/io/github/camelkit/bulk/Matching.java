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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.operation.BulkItems;
import io.github.camelkit.operation.Operation;

/**
 * Finds the outcome of each item in the answer to one call: by the key that the answer shows, never by position.
 * <p>
 * What failed without its key being shown is found by {@link Elimination}.
 */
final class Matching {

    private static final String FAILURES = "failures";
    private static final String ERRORS = "errors";
    private static final String NOT_MENTIONED = "Kit's answer does not mention it";

    private final Operation operation;
    private final BulkItems items;
    private final List<? extends Entry<?>> batch;
    private final Outcome[] outcomes;

    private Matching(Operation operation, List<? extends Entry<?>> batch) {
        this.operation = operation;
        this.items = operation.items();
        this.batch = batch;
        this.outcomes = new Outcome[batch.size()];
    }

    /** The outcomes, in the order of the batch, in which no two items have the same key. */
    static List<Outcome> match(Operation operation, List<? extends Entry<?>> batch, Map<String, Object> answer) {
        Matching matching = new Matching(operation, batch);
        List<Failure> nameless = matching.readFailures(answer);
        new Elimination(batch, matching.outcomes).run(matching.groups(answer, nameless.size()), nameless);
        for (int i = 0; i < matching.outcomes.length; i++) {
            if (matching.outcomes[i] == null) {
                matching.outcomes[i] = Outcome.unknown(NOT_MENTIONED);
            }
        }
        return List.of(matching.outcomes);
    }

    /** Takes the failures that show their key; answers the others. */
    private List<Failure> readFailures(Map<String, Object> answer) {
        List<Failure> nameless = new ArrayList<>();
        List<Object> failures = list(answer, FAILURES);
        if (failures.isEmpty()) {
            return nameless;
        }
        Map<String, Integer> byKey = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            byKey.put(batch.get(i).key(), i);
        }
        for (Object each : failures) {
            Map<String, Object> failure = object(each);
            List<String> errors = new ArrayList<>();
            collect(failure.get(ERRORS), errors);
            Map<String, Object> shown = object(failure.get(items.failed()));
            String key = Keys.of(shown, items.key());
            Integer index = key == null ? null : byKey.get(key);
            if (index != null && outcomes[index] == null) {
                outcomes[index] = Outcome.rejected(shown, errors);
            } else {
                nameless.add(new Failure(shown, errors));
            }
        }
        return nameless;
    }

    /** Groups the items that the rows of the answer do not distinguish; those of which all were done are done. */
    private List<Elimination.Group> groups(Map<String, Object> answer, int nameless) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes[i] == null) {
                String shown = items.isSilent() ? "" : Keys.of(batch.get(i).fields(), items.shown().keySet());
                members.computeIfAbsent(shown, k -> new ArrayList<>(1)).add(i);
            }
        }
        Map<String, List<Object>> rows = new HashMap<>();
        for (Object row : items.isSilent() ? List.of() : list(answer, operation.answer().root())) {
            String shown = Keys.of(object(row), items.shown().values());
            rows.computeIfAbsent(shown, k -> new ArrayList<>(1)).add(row);
        }
        List<Elimination.Group> groups = new ArrayList<>();
        members.forEach((shown, indexes) -> {
            List<Object> done = rows.getOrDefault(shown, List.of());
            int failed = items.isSilent() ? Math.min(nameless, indexes.size()) : indexes.size() - done.size();
            if (failed > 0) {
                groups.add(new Elimination.Group(indexes, failed, common(done)));
            } else {
                Outcome outcome = Outcome.done(common(done));
                indexes.forEach(i -> outcomes[i] = outcome);
            }
        });
        return groups;
    }

    /** What rows have in common that cannot be distinguished; null if absent. */
    private static Object common(List<Object> rows) {
        if (rows.size() < 2) {
            return rows.isEmpty() ? null : rows.get(0);
        }
        Map<String, Object> common = new LinkedHashMap<>(object(rows.get(0)));
        rows.forEach(row -> common.entrySet().retainAll(object(row).entrySet()));
        return common;
    }

    private static List<Object> list(Map<String, Object> answer, String name) {
        List<Object> list = Json.asList(answer.get(name));
        return list == null ? List.of() : list;
    }

    private static Map<String, Object> object(Object json) {
        Map<String, Object> object = json instanceof KitModel model ? model.toMap() : Json.asObject(json);
        return object == null ? Map.of() : object;
    }

    /** Items of {@code errors} can be arrays themselves. */
    private static void collect(Object errors, List<String> texts) {
        if (errors instanceof List<?> list) {
            list.forEach(e -> collect(e, texts));
        } else if (errors != null) {
            texts.add(errors.toString());
        }
    }
}
