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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * Reads and writes Kit's times. Nearly all of them look like {@code 2026-03-09T08:05:00Z} and there are several
 * in each row, so that form has a way of its own, many times faster than a formatter.
 */
final class Times {

    private static final int UTC_LENGTH = "yyyy-MM-ddTHH:mm:ssZ".length();

    private Times() {
    }

    static String format(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    /** A {@link Converter} to {@link OffsetDateTime}. */
    static Object convert(Object raw) {
        if (raw instanceof OffsetDateTime) {
            return raw;
        }
        if (!(raw instanceof String text)) {
            return Inexact.NONE;
        }
        OffsetDateTime time = parseUtc(text);
        if (time != null) {
            return time;
        }
        time = parse(text);
        if (time == null) {
            return Inexact.NONE;
        }
        return format(time).equals(text) ? time : new Inexact(time);
    }

    /** Any ISO 8601 form; UTC where the text has no offset, as Kit takes it. */
    private static OffsetDateTime parse(String text) {
        try {
            if (text.length() == "yyyy-MM-dd".length()) {
                return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME
                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset ? offset : ((LocalDateTime) time).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The time if the text has exactly the form {@code yyyy-MM-ddTHH:mm:ssZ}, else null. */
    private static OffsetDateTime parseUtc(String text) {
        if (text.length() != UTC_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T'
                || text.charAt(13) != ':' || text.charAt(16) != ':' || text.charAt(19) != 'Z') {
            return null;
        }
        int year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
        if (year < 0) {
            return null;
        }
        try {
            return OffsetDateTime.of(year, twoDigits(text, 5), twoDigits(text, 8), twoDigits(text, 11),
                    twoDigits(text, 14), twoDigits(text, 17), 0, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Two digits as a number; if they are not digits, so negative that any sum with it is negative. */
    private static int twoDigits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : 10 * tens + ones;
    }
}
