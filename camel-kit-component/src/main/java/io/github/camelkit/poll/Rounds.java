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
package io.github.camelkit.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of a list that were read, each with the items that are still to be done before a checkpoint can move over it.
 */
final class Rounds {

    /** One part of a list. */
    static final class Round {
        private final Set<String> open = new HashSet<>();
        private final Set<String> listed = new HashSet<>();
        private final Runnable whenDone;
        private boolean complete;
        private boolean failed;

        private Round(Runnable whenDone) {
            this.whenDone = whenDone;
        }

        /** Everything that is on this part of the list. */
        Set<String> listed() {
            return listed;
        }

        /**
         * @param done     whether nothing is to be done for it
         * @param isListed whether it is to be known as {@link #listed}
         */
        void add(String id, boolean done, boolean isListed) {
            if (isListed) {
                listed.add(id);
            }
            if (!done) {
                open.add(id);
            }
        }

        private boolean isDone() {
            return complete && !failed && open.isEmpty();
        }
    }

    // More would gain nothing: what a later round moves over, an earlier one does as well
    private static final int MAX_PENDING = 2;

    private final boolean inOrder;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * @param inOrder whether a round has to wait for those before it; otherwise it stands for them
     */
    Rounds(boolean inOrder) {
        this.inOrder = inOrder;
    }

    /** Begins a part of the list; what was begun before and is not complete does not count any more. */
    Round begin(Runnable whenDone) {
        if (!inOrder) {
            rounds.removeIf(round -> !round.complete);
        }
        Round round = new Round(whenDone);
        rounds.add(round);
        return round;
    }

    void clear() {
        rounds.clear();
    }

    /** All that is on the part has been added. */
    void complete(Round round) {
        round.complete = true;
        settle();
        if (!inOrder) {
            rounds.removeIf(other -> other.failed);
            if (rounds.size() > MAX_PENDING) {
                // Not the oldest: it is the next to be done
                rounds.remove(1);
            }
        }
    }

    void done(String id) {
        rounds.forEach(round -> round.open.remove(id));
        settle();
    }

    /** A part with an item that failed has to be read again. */
    void failed(String id) {
        rounds.stream().filter(round -> round.open.contains(id)).forEach(round -> round.failed = true);
        if (!inOrder) {
            rounds.removeIf(round -> round.failed && round.complete);
        }
    }

    private void settle() {
        if (inOrder) {
            while (!rounds.isEmpty() && rounds.get(0).isDone()) {
                rounds.remove(0).whenDone.run();
            }
            return;
        }
        for (int i = rounds.size() - 1; i >= 0; i--) {
            if (rounds.get(i).isDone()) {
                rounds.get(i).whenDone.run();
                rounds.subList(0, i + 1).clear();
                return;
            }
        }
    }
}
