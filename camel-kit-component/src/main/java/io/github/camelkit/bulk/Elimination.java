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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds by elimination the items of failures that do not show their item. Where several items are possible, none gets
 * the failure of another one: its outcome says that there are several.
 */
final class Elimination {

    /**
     * Items of which the answer says how many were not done, but not which.
     */
    static final class Group {
        private final List<Integer> members;
        private final Object row;
        private int failed;

        /**
         * @param members their places in the batch
         * @param failed  how many were not done
         * @param row     what the answer shows of those that were
         */
        Group(List<Integer> members, int failed, Object row) {
            this.members = new ArrayList<>(members);
            this.failed = failed;
            this.row = row;
        }
    }

    private final List<? extends Entry<?>> batch;
    private final Outcome[] outcomes;
    private final List<Group> groups = new ArrayList<>();
    private List<Failure> failures;
    private boolean[][] fits;

    /**
     * @param outcomes is filled
     */
    Elimination(List<? extends Entry<?>> batch, Outcome[] outcomes) {
        this.batch = batch;
        this.outcomes = outcomes;
    }

    void run(List<Group> all, List<Failure> nameless) {
        failures = new ArrayList<>(nameless);
        groups.addAll(all);
        groups.forEach(this::settle);
        groups.removeIf(group -> group.members.isEmpty());
        compare();
        boolean found = true;
        while (found && !failures.isEmpty()) {
            found = assignFailureThatFitsOne() || assignItemThatFitsOne();
        }
        groups.forEach(group -> group.members.forEach(member -> outcomes[member] = unclear(group, member)));
    }

    /** All that are left were done, once all that failed are found. */
    private void settle(Group group) {
        if (group.failed == 0) {
            group.members.forEach(member -> outcomes[member] = Outcome.done(group.row));
            group.members.clear();
        }
    }

    private void compare() {
        fits = new boolean[failures.size()][batch.size()];
        for (int f = 0; f < fits.length; f++) {
            boolean any = false;
            for (Group group : groups) {
                for (int member : group.members) {
                    fits[f][member] = failures.get(f).fits(batch.get(member).fields());
                    any |= fits[f][member];
                }
            }
            if (!any) {
                // Kit shows the item differently from what was sent: it can be any
                for (int i = 0; i < batch.size(); i++) {
                    fits[f][i] = true;
                }
            }
        }
    }

    private boolean assignFailureThatFitsOne() {
        for (int f = 0; f < fits.length; f++) {
            if (failures.get(f) != null) {
                int row = f;
                List<Integer> fitting = members().filter(member -> fits[row][member]).limit(2).toList();
                if (fitting.size() == 1) {
                    assign(f, fitting.get(0));
                    return true;
                }
            }
        }
        return false;
    }

    private boolean assignItemThatFitsOne() {
        if (!areAllFailuresThere()) {
            return false;
        }
        for (Group group : groups) {
            for (int member : group.members) {
                List<Integer> fitting = fitting(member);
                if (hasFailedAsAWhole(group) && fitting.size() == 1) {
                    assign(fitting.get(0), member);
                    return true;
                }
            }
        }
        return false;
    }

    private void assign(int failure, Integer member) {
        Failure found = failures.set(failure, null);
        outcomes[member] = Outcome.rejected(found.shown(), found.errors());
        for (Group group : groups) {
            if (group.members.remove(member)) {
                group.failed--;
                settle(group);
            }
        }
        groups.removeIf(group -> group.members.isEmpty());
    }

    private Outcome unclear(Group group, int member) {
        Set<String> reasons = new LinkedHashSet<>();
        Set<List<String>> different = new LinkedHashSet<>();
        for (int f : fitting(member)) {
            different.add(failures.get(f).errors());
            reasons.addAll(failures.get(f).errors());
        }
        if (different.isEmpty()) {
            return null;
        }
        if (!hasFailedAsAWhole(group) || !areAllFailuresThere()) {
            return Outcome.unknown("Kit rejected " + group.failed + " of " + group.members.size()
                    + " items and does not say which: " + String.join("; ", reasons));
        }
        // Whichever it is, it says the same
        return different.size() == 1 ? Outcome.rejected(null, List.copyOf(reasons))
                : Outcome.rejectedForOneOf(List.copyOf(reasons));
    }

    private Stream<Integer> members() {
        return groups.stream().flatMap(group -> group.members.stream());
    }

    private List<Integer> fitting(int member) {
        List<Integer> fitting = new ArrayList<>();
        for (int f = 0; f < fits.length; f++) {
            if (failures.get(f) != null && fits[f][member]) {
                fitting.add(f);
            }
        }
        return fitting;
    }

    private static boolean hasFailedAsAWhole(Group group) {
        return group.failed == group.members.size();
    }

    /** Whether there is a failure for each item that was not done. */
    private boolean areAllFailuresThere() {
        return groups.stream().mapToInt(group -> group.failed).sum()
                == failures.stream().filter(failure -> failure != null).count();
    }
}
