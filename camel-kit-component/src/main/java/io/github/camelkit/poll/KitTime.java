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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kit's time, as the {@code Date} headers of its answers give it. What was created before that time is taken to be
 * known once it was read, so a header that is ahead of Kit's clock would lose items; one that is behind only makes more
 * to read. So a header is not believed further than this machine's clocks can have moved since the answer before,
 * unless all answers of an hour agree with it.
 */
public final class KitTime {

    private static final Logger LOG = LoggerFactory.getLogger(KitTime.class);
    // Headers are in whole seconds, and no two clocks run equally fast
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final int DRIFT = 1_000;
    static final Duration DOUBTFUL = Duration.ofMinutes(1);
    private static final Duration STEADY = Duration.ofHours(1);

    /**
     * A time that an answer gave, which was between two of the machine's.
     *
     * @param asked    the machine's nanoseconds before the answer
     * @param calendar the machine's calendar before the answer
     * @param answered the machine's nanoseconds after it
     */
    private record Reading(Instant time, long asked, Instant calendar, long answered) {
    }

    private final String name;
    private final MachineTime machine;
    private long asked;
    private Instant askedCalendar;
    private Reading believed;
    private Reading jumped;
    private Reading jumpedLast;
    private Reading jumpSaid;
    private boolean hasSaidMissing;

    /**
     * @param name what is polled, for messages
     */
    public KitTime(String name, MachineTime machine) {
        this.name = name;
        this.machine = machine;
        asking();
    }

    /** A request is about to be made; it can take long, and the machine can sleep meanwhile. */
    void asking() {
        asked = nanos();
        askedCalendar = machine.calendar().instant();
    }

    private long nanos() {
        return machine.nanos().getAsLong();
    }

    /** Whether a header is the first one, and so far ahead of this machine that another answer should confirm it. */
    boolean isDoubtful(String header) {
        Instant said = parse(header);
        return believed == null && said != null && said.isAfter(machine.calendar().instant().plus(DOUBTFUL));
    }

    /**
     * Kit's time.
     *
     * @param header the {@code Date} of an answer that has just come; null where it has none
     */
    Instant of(String header) {
        Instant said = parse(header);
        if (said == null) {
            sayMissing();
            return believed == null ? machine.calendar().instant() : earliest(believed);
        }
        if (believed == null) {
            return believe(said);
        }
        if (agrees(said, believed)) {
            return believe(said);
        }
        Instant earliest = earliest(believed);
        if (isSteady(said)) {
            LOG.warn("{}: the Date header of Kit's answers has differed for an hour by {}, and is followed from now on",
                    name, Duration.between(earliest, said));
            return believe(said);
        }
        return said.isBefore(earliest) ? said : earliest;
    }

    private Instant believe(Instant said) {
        believed = read(said);
        jumped = null;
        return said;
    }

    private Reading read(Instant time) {
        return new Reading(time, asked, askedCalendar, nanos());
    }

    /** Whether a time that was asked for just now can come after another one. */
    private boolean agrees(Instant said, Reading before) {
        Duration longest = Duration.ofNanos(nanos() - before.asked());
        Duration slack = TOLERANCE.plus(longest.dividedBy(DRIFT));
        // While a machine sleeps, only its calendar moves on
        Duration asleep = Duration.between(before.calendar(), machine.calendar().instant());
        Instant latest = before.time().plus(asleep.compareTo(longest) > 0 ? asleep : longest);
        return !said.isBefore(earliest(before).minus(slack)) && !said.isAfter(latest.plus(slack));
    }

    /** What time it is now at the least. */
    private Instant earliest(Reading before) {
        return before.time().plusNanos(Math.max(0, asked - before.answered()));
    }

    /** Whether all answers for a long time have gone by the same clock, another than the one that is believed. */
    private boolean isSteady(Instant said) {
        if (jumped == null || !agrees(said, jumpedLast)) {
            jumped = read(said);
            sayJump(said);
        }
        jumpedLast = read(said);
        return isLongAgo(jumped);
    }

    /** Of servers that take turns, one can be wrong for long: once an hour is enough. */
    private void sayJump(Instant said) {
        if (jumpSaid == null || isLongAgo(jumpSaid)) {
            jumpSaid = read(said);
            LOG.warn("{}: the Date header of Kit's answers has jumped by {}, to {}. It counts only as far as this"
                    + " machine's clocks agree, unless it stays so for an hour", name,
                    Duration.between(earliest(believed), said), said);
        }
    }

    private boolean isLongAgo(Reading reading) {
        return nanos() - reading.answered() >= STEADY.toNanos();
    }

    private void sayMissing() {
        if (!hasSaidMissing) {
            hasSaidMissing = true;
            LOG.warn("{}: an answer has no Date header, so it is polled by this machine's clocks, which must not be ahead"
                    + " of Kit's", name);
        }
    }

    /** Null where a header is missing, or is no date. */
    static Instant parse(String header) {
        try {
            return header == null ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
