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

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelkit.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What clocks say wrong: Kit's, in a header, and those of the machines that poll. */
class DatesTest extends PollTestSupport {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final List<Long> ids = new ArrayList<>();

    /** The next answer's header is off by so much. */
    private void wrongDate(Duration off) {
        kit.faults().next(1).header("Date", DATE.format(clock.instant().plus(off)));
    }

    private void add() {
        ids.add(kit.state().addSubscriber("s" + ids.size() + "@example.com"));
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMinutes(1));
            add();
            awaitPolls();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "PT-1H", "P-1D", "PT-11M"})
    void oneThatIsWrongLosesNothingAndRepeatsNothing(String off) throws Exception {
        poll("kit:subscribers");
        write(3);
        wrongDate(Duration.parse(off));
        awaitPolls();
        write(15);

        assertThat(gotIds()).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit:subscribers?mode=updated", "kit:subscribers"})
    void theVeryFirstOneIsWrong(String uri) throws Exception {
        wrongDate(Duration.ofHours(1));
        poll(uri);
        awaitPolls();
        clock.advance(Duration.ofSeconds(5));
        write(15);

        assertThat(gotIds()).isEqualTo(ids);
        assertThat(kit.requests().get(1).query()).as("it is asked again").isEqualTo(kit.requests().get(0).query());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit:subscribers?mode=updated", "kit:subscribers"})
    void theVeryFirstOneIsBehind(String uri) throws Exception {
        wrongDate(Duration.ofMinutes(-30));
        poll(uri);
        awaitPolls();
        write(70);

        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void theFirstOneAfterARestartIsWrong() throws Exception {
        poll("kit:subscribers?checkpointKey=one");
        write(3);
        stop();
        context.removeRoute("poll");
        clock.advance(Duration.ofMinutes(30));
        add();
        wrongDate(Duration.ofHours(1));
        poll("kit:subscribers?checkpointKey=one");
        write(15);

        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void aListOfIdsIsNotSettledTooSoon() throws Exception {
        poll("kit:tags?lookBack=10m");
        kit.state().listLag(Duration.ofMinutes(5));
        for (int i = 0; i < 30; i++) {
            ids.add(kit.state().addTag("Tag " + i));
            if (i % 3 == 0) {
                wrongDate(Duration.ofHours(1));
            }
            awaitPolls();
            clock.advance(Duration.ofSeconds(20));
        }
        clock.advance(Duration.ofMinutes(6));
        awaitPolls();

        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void kitsClockCountsAndNotTheMachines() throws Exception {
        TestClock ahead = new TestClock();
        ahead.advance(Duration.ofDays(1));
        for (TestClock machine : List.of(ahead, new TestClock())) {
            use(machine);
            poll("kit:subscribers?checkpointKey=one");
            awaitPolls();
            for (int i = 0; i < 12; i++) {
                machine.advance(Duration.ofMinutes(1));
                write(1);
            }
            stop();
            context.removeRoute("poll");
            clock.advance(Duration.ofMinutes(5));
            add();
        }
        use(clock);
        poll("kit:subscribers?checkpointKey=one");
        awaitGot(ids.size());

        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void aMachineThatSleeps() throws Exception {
        TestClock calendar = new TestClock();
        TestClock nanos = new TestClock();
        use(new MachineTime(calendar, nanos::nanos));
        poll("kit:subscribers");
        for (Duration night : List.of(Duration.ofHours(8), Duration.ofHours(1), Duration.ofDays(3))) {
            clock.advance(night);
            calendar.advance(night);
            for (int i = 0; i < 12; i++) {
                calendar.advance(Duration.ofMinutes(1));
                nanos.advance(Duration.ofMinutes(1));
                write(1);
            }
        }

        assertThat(gotIds()).isEqualTo(ids);
        Instant since = clock.instant().minus(Duration.ofMinutes(11));
        assertThat(lastRequest().query()).as("it has not stayed behind")
                .containsAnyOf(since.toString().substring(0, 13), clock.instant().toString().substring(0, 13));
    }

    private void use(TestClock machine) {
        use(new MachineTime(machine, machine::nanos));
    }

    private void use(MachineTime machine) {
        context.getCamelContextExtension().addContextPlugin(MachineTime.class, machine);
    }
}
