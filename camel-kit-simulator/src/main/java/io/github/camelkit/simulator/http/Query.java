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
package io.github.camelkit.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.paging.Cursor;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.paging.PageRequest;

/** The query of a request, checked as it is read. */
public final class Query {

    private final Map<String, String> raw = new LinkedHashMap<>();

    /** Splits a raw query; values stay encoded until they are asked for. */
    public Query(String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (name.endsWith("[]")) {
                raw.merge(name.substring(0, name.length() - 2), value, (one, two) -> one + "," + two);
            } else {
                raw.put(name, value);
            }
        }
    }

    /** All parameters, decoded. */
    public Map<String, String> all() {
        Map<String, String> decoded = new LinkedHashMap<>();
        raw.forEach((name, value) -> decoded.put(name, decode(value)));
        return decoded;
    }

    /** Refuses names that the operation does not have, and cursors that are not percent-encoded. */
    public void checkStrictly(Set<String> names) {
        allow(names);
        for (String name : List.of("after", "before")) {
            String cursor = raw.getOrDefault(name, "");
            if (cursor.indexOf('=') >= 0 || cursor.indexOf('+') >= 0 || cursor.indexOf('/') >= 0) {
                throw badCursor();
            }
        }
    }

    /** Refuses names that are none of these. */
    public void allow(Set<String> names) {
        for (String name : raw.keySet()) {
            if (!names.contains(name)) {
                throw ApiException.invalid("Unknown parameter: " + name);
            }
        }
    }

    /** The decoded value, or {@code null} when it is absent or empty. */
    public String text(String name) {
        String value = raw.get(name);
        return value == null || value.isEmpty() ? null : decode(value);
    }

    /** The value as it was sent, still encoded, or {@code null} when it is absent. */
    public String raw(String name) {
        return raw.get(name);
    }

    /** The values of a list, given with commas or by repeating {@code name[]}. */
    public List<String> list(String name) {
        String value = text(name);
        return value == null ? List.of() : Arrays.stream(value.split(",")).map(String::trim).toList();
    }

    /** A boolean, {@code false} when it is absent; 1 and 0 are accepted as well. */
    public boolean flag(String name) {
        String value = text(name);
        if (value == null || value.equals("false") || value.equals("0")) {
            return false;
        }
        if (!value.equals("true") && !value.equals("1")) {
            throw ApiException.invalid(name + " must be true or false");
        }
        return true;
    }

    /** One of the values, or the default when it is absent. */
    public String choice(String name, String otherwise, Set<String> values) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!values.contains(value)) {
            throw ApiException.invalid(name + " is invalid");
        }
        return value;
    }

    /** One of the values, or {@code null} when it is absent; the error lists them. */
    public String oneOf(String name, List<String> values) {
        String value = text(name);
        if (value != null && !values.contains(value)) {
            throw ApiException.invalid(name + " must be one of: " + String.join(", ", values));
        }
        return value;
    }

    /** A time in milliseconds, or {@code otherwise}; dates and timestamps are accepted, UTC when no zone is given. */
    public long time(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return parseTime(value).toEpochMilli();
        } catch (DateTimeException e) {
            throw ApiException.invalid(name + " is not a valid date");
        }
    }

    /** Parses a date or a timestamp, with a T or a space between the two; UTC when no zone is given. */
    public static Instant parseTime(String value) {
        if (value.length() == 10) {
            return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String timestamp = value.replaceFirst("^(\\S{10}) ", "$1T");
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(timestamp).toInstant(ZoneOffset.UTC);
        }
    }

    /** The page that is asked for. */
    public PageRequest page(Order order) {
        Key after = cursor("after", order);
        Key before = cursor("before", order);
        if (after != null && before != null) {
            throw ApiException.invalid("Only one of after and before can be given");
        }
        return new PageRequest(after, before, perPage(), flag("include_total_count"));
    }

    private int perPage() {
        String value = text("per_page");
        if (value == null) {
            return PageRequest.DEFAULT_SIZE;
        }
        if (!value.matches("\\d{1,6}")) {
            throw badPerPage();
        }
        return checkPerPage(Integer.parseInt(value));
    }

    /** Refuses page sizes out of bounds. */
    public static int checkPerPage(int size) {
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw badPerPage();
        }
        return size;
    }

    private static ApiException badPerPage() {
        return ApiException.invalid("per_page must be an integer between 1 and " + PageRequest.MAX_SIZE);
    }

    private Key cursor(String name, Order order) {
        String value = text(name);
        return value == null ? null : parseCursor(value, order);
    }

    /** The key of a decoded cursor. */
    public static Key parseCursor(String cursor, Order order) {
        try {
            return Cursor.decode(cursor, order.by());
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static ApiException badCursor() {
        return ApiException.invalid("Invalid cursor");
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "Invalid query");
        }
    }
}
