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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.http.Json;
import io.github.camelkit.operation.BulkItems;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.PlainValue;

/**
 * The second step of a list: gathers the values that its items have for custom fields into calls of their own, across
 * the calls of the first step.
 * <p>
 * Used within the turns of the list only.
 */
final class FieldStep {

    private static final int MAX_WAITING = 1_000;
    private static final String ID = "id";

    /** An item of the list whose values are set. */
    private static final class Target {
        private final Object id;
        private final Map<String, Object> values;
        private final Consumer<Outcome> handler;
        private final List<String> errors = new ArrayList<>();
        private int open;
        private boolean unknown;
        private KitException failure;

        Target(Object id, Map<String, Object> values, Consumer<Outcome> handler) {
            this.id = id;
            this.values = values;
            this.handler = handler;
            this.open = values.size();
        }

        void ended(String name, Outcome outcome) {
            if (!outcome.isDone()) {
                errors.add("custom field " + name + ": " + String.join("; ", outcome.errors()));
                unknown |= outcome.unknown();
                failure = failure == null ? outcome.failure() : failure;
            }
            if (--open == 0) {
                handler.accept(new Outcome(null, List.copyOf(errors), unknown, unknown, failure));
            }
        }
    }

    /** One value of one item. */
    record Value(Target target, String name, Long fieldId) {

        void ended(Outcome outcome) {
            target.ended(name, outcome);
        }
    }

    private final BulkItems.Step step;
    private final Operation operation;
    private final FieldIds ids;
    private final Turns turns;
    private final Batcher<Value> batcher;
    private final boolean refused;
    // Their values are not gathered before they are sent, for there can be many
    private final Deque<Found> found = new ArrayDeque<>();
    private List<Target> added = new ArrayList<>();
    private int lookups;

    /** An item, and the ids of the fields that it names. */
    private record Found(Target target, Map<String, CompletableFuture<Long>> ids) {
    }

    /**
     * @param limit   how much goes into a call
     * @param refused whether nobody will know what the values are to be set on
     */
    FieldStep(BulkItems.Step step, FieldIds ids, Turns turns, Batcher.Limit limit, boolean refused) {
        this.step = step;
        this.operation = step.operation();
        this.ids = ids;
        this.turns = turns;
        this.batcher = new Batcher<>(limit);
        this.refused = refused;
    }

    Operation operation() {
        return operation;
    }

    /** The field of the items that has the values. */
    String field() {
        return step.field();
    }

    /**
     * Takes the values out of an item that is sent without them; null where it has none.
     *
     * @throws IllegalArgumentException if they are not what they should be
     */
    Map<String, Object> take(Map<String, Object> item) {
        Object values = item.remove(step.field());
        if (values != null && Json.asObject(values) == null) {
            throw new IllegalArgumentException(step.field() + " is no object");
        }
        Map<String, Object> object = plain(Json.asObject(values));
        if (refused && object != null && !object.isEmpty()) {
            throw new IllegalArgumentException(step.field() + " can be set only once Kit has told the ids: leave out"
                    + " the option fireAndForget");
        }
        return object;
    }

    /** Read at once, because what a database gives may not be readable later. */
    private static Map<String, Object> plain(Map<String, Object> values) {
        if (values != null) {
            values = new LinkedHashMap<>(values);
            values.replaceAll((name, value) -> PlainValue.of(value));
        }
        return values;
    }

    /** Sets the values of an item that was done. */
    void add(ListItem item, Map<String, Object> row, Consumer<Outcome> handler) {
        added.add(new Target(row == null ? null : row.get(ID), item.values(), handler));
    }

    /** Finds out which fields are meant by what was added, and goes on in a turn. */
    void lookUp(Runnable rest) {
        if (added.isEmpty()) {
            rest.run();
            return;
        }
        List<Target> targets = added;
        added = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        targets.forEach(target -> names.addAll(target.values.keySet()));
        lookups++;
        Map<String, CompletableFuture<Long>> known = ids.find(names);
        CompletableFuture.allOf(known.values().toArray(CompletableFuture[]::new)).whenComplete((nothing, failure) ->
                turns.run(() -> {
                    lookups--;
                    targets.forEach(target -> found.add(new Found(target, known)));
                    rest.run();
                }));
    }

    private void gather(Target target, String name, CompletableFuture<Long> fieldId) {
        try {
            gather(new Value(target, name, fieldId.join()));
        } catch (CompletionException e) {
            target.ended(name, Outcome.failed(known(e.getCause())));
        }
    }

    private void gather(Value value) {
        if (value.fieldId() == null || value.target().id == null) {
            value.ended(Outcome.rejected(null, List.of(value.target().id == null
                    ? "Kit's answer has no id to set it with" : "there is no such field")));
            return;
        }
        // As a map only while it is written or compared, for there can be very many
        batcher.add(new Entry<>(Keys.of(item(value), operation.items().key()), () -> item(value), value));
    }

    private Map<String, Object> item(Value value) {
        List<String> key = operation.items().key();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(key.get(0), value.target().id);
        item.put(key.get(1), value.fieldId());
        item.put(operation.items().optional().get(0), PlainValue.text(value.target().values.get(value.name())));
        return item;
    }

    private KitException known(Throwable cause) {
        return cause instanceof KitException kit ? kit
                : new KitException(String.valueOf(cause), Details.notSent(operation.id(), cause));
    }

    /**
     * The next call; null if there is none yet.
     *
     * @param last whether nothing more will be added
     */
    List<Entry<Value>> next(boolean last) {
        List<Entry<Value>> batch = batcher.poll();
        while (batch == null && !found.isEmpty() && batcher.waiting() < MAX_WAITING) {
            Found next = found.remove();
            next.target.values.keySet().forEach(name -> gather(next.target, name, next.ids.get(name)));
            batch = batcher.poll();
        }
        boolean held = batch == null && (last && lookups == 0 || batcher.waiting() >= MAX_WAITING);
        return held && batcher.flush() ? batcher.poll() : batch;
    }

    void answered(List<Entry<Value>> values, List<Outcome> outcomes) {
        for (int i = 0; i < values.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (!outcome.isDone()) {
                values.get(i).owners().forEach(value -> ids.forget(value.name()));
            }
            values.get(i).owners().forEach(value -> value.ended(outcome));
            batcher.release(values.get(i));
        }
    }

    boolean isIdle() {
        return lookups == 0 && found.isEmpty() && batcher.isIdle();
    }
}
