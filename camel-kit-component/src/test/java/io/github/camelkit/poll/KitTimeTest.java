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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Kit's clock, and the two of this machine, each turned by hand. */
class KitTimeTest {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant kit = Instant.parse("2026-03-29T00:30:00Z");
    private Instant calendar = kit;
    private long nanos = Long.MAX_VALUE - 1_000;
    private final KitTime time = new KitTime("tags/list", new MachineTime(new Clock() {
        @Override
        public Instant instant() {
            return calendar;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }, () -> nanos));

    private void pass(Duration duration) {
        kit = kit.plus(duration);
        calendar = calendar.plus(duration);
        nanos += duration.toNanos();
    }

    /** While the machine sleeps. */
    private void sleep(Duration duration) {
        kit = kit.plus(duration);
        calendar = calendar.plus(duration);
    }

    private Instant answer(Duration off) {
        time.asking();
        return time.of(DATE.format(kit.plus(off)));
    }

    private Instant answer() {
        return answer(Duration.ZERO);
    }

    @Test
    void itGoesByTheHeader() {
        assertThat(answer()).isEqualTo(kit);
        pass(Duration.ofMinutes(5));
        assertThat(answer()).isEqualTo(kit);
        pass(Duration.ofDays(30));
        assertThat(answer(Duration.ofSeconds(90))).isEqualTo(kit.plusSeconds(90));
    }

    @Test
    void oneInTheFutureIsNotBelieved() {
        answer();
        pass(MINUTE);

        assertThat(answer(HOUR)).isEqualTo(kit);
        pass(MINUTE);
        assertThat(answer()).isEqualTo(kit);
    }

    @Test
    void oneInThePastOnlyCountsForItself() {
        answer();
        pass(MINUTE);

        assertThat(answer(HOUR.negated())).isEqualTo(kit.minus(HOUR));
        pass(MINUTE);
        assertThat(answer()).isEqualTo(kit);
    }

    @Test
    void whatStaysSoForAnHourIsBelieved() {
        answer();
        for (int minute = 0; minute < 60; minute++) {
            pass(MINUTE);
            assertThat(answer(HOUR)).isEqualTo(kit);
        }
        pass(MINUTE);

        assertThat(answer(HOUR)).isEqualTo(kit.plus(HOUR));
        pass(MINUTE);
        assertThat(answer(HOUR)).isEqualTo(kit.plus(HOUR));
    }

    @Test
    void theHourBeginsAnewWithEachAnswerThatSaysOtherwise() {
        answer();
        for (int minute = 0; minute < 200; minute++) {
            pass(MINUTE);
            assertThat(answer(minute % 50 == 0 ? Duration.ZERO : HOUR)).isEqualTo(kit);
        }
        for (int minute = 0; minute < 200; minute++) {
            pass(MINUTE);
            assertThat(answer(minute % 50 == 0 ? HOUR.multipliedBy(2) : HOUR)).isEqualTo(kit);
        }
    }

    @Test
    void theMachineSleeps() {
        answer();
        sleep(Duration.ofHours(8));
        assertThat(answer()).isEqualTo(kit);
        pass(MINUTE);
        assertThat(answer(HOUR)).isEqualTo(kit);
    }

    @Test
    void theMachineSleepsAndItsNanosecondsGoOn() {
        answer();
        Duration night = Duration.ofHours(8);
        kit = kit.plus(night);
        nanos += night.toNanos();

        assertThat(answer()).isEqualTo(kit);
    }

    @Test
    void theMachineSleepsAndNobodyTellsIt() {
        answer();
        kit = kit.plus(Duration.ofHours(8));
        assertThat(answer()).as("it cannot know").isEqualTo(kit.minus(Duration.ofHours(8)));
        for (int minute = 0; minute < 61; minute++) {
            pass(MINUTE);
            answer();
        }

        assertThat(answer()).isEqualTo(kit);
    }

    @Test
    void daylightSavingOnAMachineThatIsSetByHand() {
        answer();
        calendar = calendar.plus(HOUR);
        pass(MINUTE);
        assertThat(answer()).isEqualTo(kit);
        pass(MINUTE);
        assertThat(answer(HOUR)).as("and a wrong header after it").isEqualTo(kit);
        pass(MINUTE);
        calendar = calendar.minus(HOUR);
        pass(MINUTE);
        assertThat(answer()).isEqualTo(kit);
    }

    @Test
    void withoutAHeaderTimeGoesOn() {
        answer();
        pass(MINUTE);
        time.asking();
        assertThat(time.of(null)).isEqualTo(kit);
        assertThat(time.of("yesterday")).isEqualTo(kit);
        calendar = calendar.plus(Duration.ofDays(1));
        assertThat(time.of(null)).isEqualTo(kit);
    }

    @Test
    void withoutAnyHeaderItIsTheMachines() {
        assertThat(time.of(null)).isEqualTo(calendar);
        pass(MINUTE);
        assertThat(time.of(null)).isEqualTo(calendar);
    }

    @Test
    void theFirstOneIsDoubtfulIfItIsAheadOfTheMachine() {
        assertThat(time.isDoubtful(DATE.format(kit.plus(HOUR)))).isTrue();
        assertThat(time.isDoubtful(DATE.format(kit.plusSeconds(30)))).isFalse();
        assertThat(time.isDoubtful(DATE.format(kit.minus(HOUR)))).isFalse();
        assertThat(time.isDoubtful(null)).isFalse();
        assertThat(time.isDoubtful("tomorrow")).isFalse();
        answer();
        assertThat(time.isDoubtful(DATE.format(kit.plus(HOUR)))).as("it has others to go by").isFalse();
    }

    @Test
    void anAnswerThatTakesLong() {
        answer();
        time.asking();
        pass(MINUTE);
        String date = DATE.format(kit);
        pass(MINUTE);
        assertThat(time.of(date)).isEqualTo(kit.minus(MINUTE));
        pass(MINUTE);
        assertThat(answer()).as("it was on its way for a minute").isEqualTo(kit);
        assertThat(answer(HOUR)).isEqualTo(kit);
    }

    @Test
    void theMachineSleepsWhileAnAnswerIsOnItsWay() {
        answer();
        time.asking();
        String date = DATE.format(kit);
        sleep(Duration.ofHours(8));
        assertThat(time.of(date)).isEqualTo(kit.minus(Duration.ofHours(8)));

        assertThat(answer()).isEqualTo(kit);
        pass(MINUTE);
        assertThat(answer(HOUR)).isEqualTo(kit);
    }
}
