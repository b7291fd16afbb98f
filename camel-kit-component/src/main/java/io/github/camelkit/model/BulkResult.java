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

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The answer of a bulk operation: what was done and what failed, in no particular order. Items are matched to
 * the request by e-mail address or id, never by position.
 * <p>
 * Section "Bulk &amp; Async Processing" of Kit's reference; the body of a bulk callback has the same shape.
 *
 * @param <T> the type of the items
 */
public class BulkResult<T> {

    private static final String FAILURES = "failures";

    private final String root;
    private final List<T> items;
    private final List<BulkFailure> failures;
    private final Map<String, Object> additional;

    private BulkResult(String root, List<T> items, List<BulkFailure> failures, Map<String, Object> additional) {
        this.root = root;
        this.items = Copies.list(items);
        this.failures = Copies.list(failures);
        this.additional = Copies.additional(additional);
    }

    /** For a result that is put together of several: it overrides what the items and failures are. */
    protected BulkResult(String root) {
        this(root, null, null, null);
    }

    /**
     * @param root       Kit's name of the items, such as {@code subscribers}; null where there are failures only
     * @param items      null if Kit's answer has none
     * @param failures   null if Kit's answer has none
     * @param additional the answer's other fields by Kit's name, or null
     */
    public static <T> BulkResult<T> of(
            String root, List<T> items, List<BulkFailure> failures, Map<String, Object> additional) {
        return new BulkResult<>(root, root == null ? null : items, failures, additional);
    }

    /**
     * Reads a whole answer, such as <code>{"tags": [...], "failures": [...]}</code>. Fields that it lacks
     * make empty lists, as in the answer to an asynchronous request.
     *
     * @param root     Kit's name of the items, or null where there are failures only
     * @param itemType not used if there is no root
     */
    public static <T extends KitModel> BulkResult<T> read(String root, Class<T> itemType, Map<String, ?> json) {
        Envelope envelope = new Envelope(json);
        List<T> items = root == null ? null : envelope.takeList(root, itemType);
        List<BulkFailure> failures = envelope.takeList(FAILURES, BulkFailure.class);
        return new BulkResult<>(root, items, failures, envelope.rest());
    }

    /** Kit's name of the items, or null where the answer has failures only. */
    public String root() {
        return root;
    }

    /** What was done; empty if nothing was, or if Kit does not say. */
    public List<T> items() {
        return items == null ? List.of() : items;
    }

    public List<BulkFailure> failures() {
        return failures == null ? List.of() : failures;
    }

    public boolean hasFailures() {
        return !failures().isEmpty();
    }

    /** The answer's fields beside the items and the failures, by Kit's name. */
    public Map<String, Object> additional() {
        return additional;
    }

    /** The result as Kit sends it: a new map that can be changed. */
    @JsonValue
    public Map<String, Object> toMap() {
        return Envelope.write(additional, root, items, FAILURES, failures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BulkResult<?> that && Objects.equals(root, that.root)
                && Objects.equals(items, that.items) && Objects.equals(failures, that.failures)
                && additional.equals(that.additional);
    }

    @Override
    public int hashCode() {
        return Objects.hash(root, items, failures, additional);
    }

    @Override
    public String toString() {
        return "BulkResult[root=" + root + ", items=" + items() + ", failures=" + failures() + ", additional="
                + additional + "]";
    }
}
