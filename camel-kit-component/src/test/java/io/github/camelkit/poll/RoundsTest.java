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
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    private final List<String> moved = new ArrayList<>();

    private Rounds.Round read(Rounds rounds, String name, String... open) {
        Rounds.Round round = rounds.begin(() -> moved.add(name));
        for (String id : open) {
            round.add(id, false, true);
        }
        rounds.complete(round);
        return round;
    }

    @Test
    void aLaterRoundStandsForAnEarlierOne() {
        Rounds rounds = new Rounds(false);
        read(rounds, "first", "1", "2");
        read(rounds, "second", "2");
        rounds.done("2");
        rounds.done("1");

        assertThat(moved).containsExactly("second");
    }

    @Test
    void itGetsOnWhileThereIsAlwaysSomethingUnderWay() {
        Rounds rounds = new Rounds(false);
        for (int i = 0; i < 10; i++) {
            // Each poll finds one more, and the one of three polls ago is done
            read(rounds, "poll " + i, "" + i, "" + (i - 1), "" + (i - 2));
            rounds.done("" + (i - 2));
        }

        assertThat(moved).hasSizeGreaterThan(3);
    }

    @Test
    void whatFailedHoldsNothingUpButItself() {
        Rounds rounds = new Rounds(false);
        read(rounds, "first", "bad");
        rounds.failed("bad");
        rounds.done("bad");
        Rounds.Round second = rounds.begin(() -> moved.add("second"));
        second.add("bad", false, true);
        rounds.failed("bad");
        rounds.complete(second);
        assertThat(moved).isEmpty();
        for (int i = 0; i < 4; i++) {
            read(rounds, "poll " + i, "" + i);
        }
        rounds.done("3");

        assertThat(moved).containsExactly("poll 3");
    }

    @Test
    void whatIsNotReadToItsEndCountsForNothing() {
        Rounds rounds = new Rounds(false);
        rounds.begin(() -> moved.add("cut short"));
        read(rounds, "whole");

        assertThat(moved).containsExactly("whole");
    }

    @Test
    void pagesInTheirOrder() {
        Rounds rounds = new Rounds(true);
        read(rounds, "page 1", "1", "2");
        read(rounds, "page 2", "3");
        read(rounds, "page 3");
        rounds.done("3");
        assertThat(moved).isEmpty();
        rounds.done("2");
        rounds.done("1");

        assertThat(moved).containsExactly("page 1", "page 2", "page 3");
    }

    @Test
    void aPageWithAFailureHoldsUpThoseAfterIt() {
        Rounds rounds = new Rounds(true);
        read(rounds, "page 1", "1");
        read(rounds, "page 2", "2");
        rounds.done("1");
        rounds.failed("2");
        read(rounds, "page 3", "3");
        rounds.done("3");

        assertThat(moved).containsExactly("page 1");
    }
}
