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
package io.github.camelkit.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
/**
 * Writes the value of a parameter as Kit wants it, whatever type the route gives it in.
 */
public final class ParameterText {

    private ParameterText() {
    }

    /**
     * @param  source                   where the value comes from, for the message
     * @throws IllegalArgumentException if the value does not fit the parameter
     */
    public static String text(Parameter parameter, Object value, String source) {
        return switch (parameter.kind()) {
            case ID, NUMBER -> number(value, source);
            case FLAG -> flag(value, source);
            case TIMESTAMP -> timestamp(value, source);
            case DATE -> date(value, source);
            case LIST -> list(value);
            case TEXT -> text(value, source);
        };
    }

    /** An empty filter would not filter, and mean everybody. */
    private static String text(Object value, String source) {
        String text = value.toString();
        if (text.isBlank()) {
            throw unfit(source, text, "a text that is not empty");
        }
        return text;
    }

    private static String number(Object value, String source) {
        String text = value.toString().strip();
        try {
            return Long.toString(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw unfit(source, text, "a whole number");
        }
    }

    private static String flag(Object value, String source) {
        String text = value.toString().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw unfit(source, text, "true or false");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String list(Object value) {
        Object list = value instanceof Object[] array ? Arrays.asList(array) : value;
        return list instanceof Collection<?> items
                ? items.stream().map(PlainValue::text).collect(Collectors.joining(",")) : value.toString();
    }

    private static String timestamp(Object value, String source) {
        return DateTimeFormatter.ISO_INSTANT.format(instant(temporal(value, source)));
    }

    private static String date(Object value, String source) {
        if (value instanceof Calendar given) {
            return given.toInstant().atZone(given.getTimeZone().toZoneId()).toLocalDate().toString();
        }
        return LocalDate.from(temporal(value, source)).toString();
    }

    private static TemporalAccessor temporal(Object value, String source) {
        String text = String.valueOf(PlainValue.of(value)).strip();
        try {
            return text.indexOf('T') < 0 ? LocalDate.parse(text)
                    : DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeParseException e) {
            throw unfit(source, text, "an ISO 8601 timestamp or a date (yyyy-mm-dd)");
        }
    }

    /** UTC where nothing else is said. */
    private static Instant instant(TemporalAccessor temporal) {
        if (temporal instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (temporal instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return Instant.from(temporal);
    }

    private static IllegalArgumentException unfit(String source, String text, String wanted) {
        return new IllegalArgumentException(source + " must be " + wanted + ", and is '" + text + "'");
    }
}
