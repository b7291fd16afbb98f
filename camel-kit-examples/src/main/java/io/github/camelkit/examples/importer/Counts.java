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
package io.github.camelkit.examples.importer;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many lines ended how. Kept in the checkpoint, so that a report at the end is about all of the file.
 *
 * @param kinds   by {@link Outcome.Kind}
 * @param reasons how often each reason for a rejection
 * @param sums    of what was done for lines besides
 */
record Counts(Map<Outcome.Kind, Long> kinds, Map<String, Long> reasons, Map<String, Long> sums) {

    // Reasons may differ from line to line
    private static final int REASONS = 50;
    private static final String OTHERS = "other reasons";
    private static final String TAGGED = "tagged";
    private static final String ON_FORM = "onForm";

    static Counts none() {
        return new Counts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    void add(Outcome outcome) {
        kinds.merge(outcome.kind(), 1L, Long::sum);
        sums.merge(TAGGED, (long) outcome.tagged(), Long::sum);
        sums.merge(ON_FORM, outcome.onForm() ? 1L : 0L, Long::sum);
        if (outcome.reason() != null) {
            boolean room = reasons.containsKey(outcome.reason()) || reasons.size() < REASONS;
            reasons.merge(room ? outcome.reason() : OTHERS, 1L, Long::sum);
        }
    }

    long of(Outcome.Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    long lines() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    long tagged() {
        return sums.getOrDefault(TAGGED, 0L);
    }

    long onForm() {
        return sums.getOrDefault(ON_FORM, 0L);
    }
}
