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

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * Java values as Kit takes them, the same wherever they stand: in a header, in a field of a body, in a value of a custom
 * field. Instants are ISO 8601 in UTC, days are {@code yyyy-MM-dd}, and a time without a zone is taken as UTC.
 */
public final class PlainValue {

    private PlainValue() {
    }

    /**
     * A value of a row, a bean or a header as JSON has it: texts, numbers, booleans, maps and lists stay as they are.
     *
     * @throws IllegalArgumentException if it is binary, or its content cannot be read
     */
    public static Object of(Object value) {
        if (value instanceof Date || value instanceof Calendar || value instanceof XMLGregorianCalendar) {
            return ofDate(value);
        }
        if (value instanceof Instant instant) {
            return DateTimeFormatter.ISO_INSTANT.format(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return ofContainer(value);
    }

    private static String ofDate(Object value) {
        if (value instanceof java.sql.Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof java.sql.Time time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
        }
        if (value instanceof Calendar calendar) {
            return DateTimeFormatter.ISO_INSTANT.format(calendar.toInstant());
        }
        return value instanceof Date date ? DateTimeFormatter.ISO_INSTANT.format(date.toInstant()) : value.toString();
    }

    private static Object ofContainer(Object value) {
        try {
            if (value instanceof Clob clob) {
                return clob.getSubString(1, Math.toIntExact(clob.length()));
            }
            if (value instanceof Array array) {
                return Arrays.asList((Object[]) array.getArray());
            }
        } catch (SQLException | ArithmeticException | ClassCastException e) {
            throw new IllegalArgumentException("a value of the database cannot be read: read it as text in the query", e);
        }
        if (value instanceof byte[] || value instanceof Blob) {
            throw new IllegalArgumentException("binary data has no form in Kit: convert it to text");
        }
        return value instanceof Optional<?> optional ? optional.map(PlainValue::of).orElse(null) : ofNumber(value);
    }

    private static Object ofNumber(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        return value;
    }

    /**
     * A value where Kit takes nothing but a text, such as that of a custom field.
     *
     * @return                          null for null, and for an {@link Optional} that is empty
     * @throws IllegalArgumentException as {@link #of}
     */
    public static String text(Object value) {
        Object plain = of(value);
        if (plain instanceof java.math.BigDecimal number) {
            return number.toPlainString();
        }
        return plain instanceof char[] letters ? new String(letters) : plain == null ? null : plain.toString();
    }
}
