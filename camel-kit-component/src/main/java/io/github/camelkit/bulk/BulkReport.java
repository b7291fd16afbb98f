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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelkit.model.BulkFailure;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.operation.Operation;

/**
 * The merged result of all calls that a list took: its items in the order given, each with its outcome.
 * <p>
 * {@link #items()} and {@link #failures()} are as those of one call, but in the order given; a failure shows the item
 * as it was given. An item that is not known to be done is among the failures.
 *
 * @param <T> the type of what Kit shows of an item that was done
 */
public final class BulkReport<T> extends BulkResult<T> {

    private final Operation operation;
    private final List<BulkItem<T>> all;
    private final int calls;

    BulkReport(Operation operation, List<BulkItem<T>> all, int calls) {
        super(operation.answer().root());
        this.operation = operation;
        this.all = List.copyOf(all);
        this.calls = calls;
    }

    /** Every item of the list, in its order. */
    public List<BulkItem<T>> all() {
        return all;
    }

    /** How many items the list had. */
    public int total() {
        return all.size();
    }

    public int doneCount() {
        return (int) all.stream().filter(BulkItem::isDone).count();
    }

    public int failedCount() {
        return (int) all.stream().filter(BulkItem::isFailed).count();
    }

    /** How many items may be done or not. */
    public int unknownCount() {
        return (int) all.stream().filter(BulkItem::isUnknown).count();
    }

    /** How many calls the list took, without those that were sent again. */
    public int calls() {
        return calls;
    }

    /** What Kit shows of the items that are done; empty for operations that show nothing. */
    @Override
    public List<T> items() {
        return all.stream().filter(BulkItem::isDone).map(BulkItem::result).filter(Objects::nonNull).toList();
    }

    @Override
    public List<BulkFailure> failures() {
        return all.stream().filter(item -> !item.isDone())
                .map(item -> KitModels.read(BulkFailure.class, failure(item))).toList();
    }

    private Map<String, Object> failure(BulkItem<T> item) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put(operation.items().failed(), item.given());
        failure.put("errors", item.errors());
        return failure;
    }

    /** As Kit answers one call, and beside it {@code all} items with their outcomes, and {@code counts}. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Map<String, Object>> outcomes = all.stream().map(BulkItem::toMap).toList();
        if (root() != null) {
            map.put(root(), outcomes.stream().filter(o -> !o.containsKey("errors"))
                    .map(o -> o.get("result")).filter(Objects::nonNull).toList());
        }
        map.put("failures", all.stream().filter(item -> !item.isDone()).map(this::failure).toList());
        map.put("all", outcomes);
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("total", total());
        counts.put("done", doneCount());
        counts.put("failed", failedCount());
        counts.put("unknown", unknownCount());
        counts.put("calls", calls);
        map.put("counts", counts);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BulkReport<?> that && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return all.size();
    }

    @Override
    public String toString() {
        return "BulkReport[" + operation + ", total=" + total() + ", done=" + doneCount() + ", failed=" + failedCount()
                + ", unknown=" + unknownCount() + ", calls=" + calls + "]";
    }
}
