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
package io.github.camelkit.plugin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types of settings of the reference, each with what its values are in a route.
 */
enum SettingType {

    COLOR("color"),
    DATE("date"),
    FONT("fontFamily"),
    SEARCH("search"),
    SELECT("select"),
    TEXT("text");

    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}"
            + "(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private final String kitName;

    SettingType(String kitName) {
        this.kitName = kitName;
    }

    static Optional<SettingType> find(Object kitName) {
        return Arrays.stream(values()).filter(type -> type.kitName.equals(kitName)).findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(type -> type.kitName).collect(Collectors.joining(", "));
    }

    /**
     * The value for a route: an {@code OffsetDateTime}, a {@code PluginFont}, or a text; null if absent.
     *
     * @throws IllegalArgumentException if it is not of this type
     */
    Object read(Object value) {
        if (value == null) {
            return null;
        }
        return switch (this) {
            case DATE -> date(value.toString());
            case FONT -> font(value);
            default -> text(value);
        };
    }

    private static Object text(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("must be a text");
    }

    private static Object font(Object value) {
        if (PluginFont.isFont(value)) {
            return PluginFont.of(value);
        }
        if ("".equals(value)) {
            return null;
        }
        throw new IllegalArgumentException("must be a font with a family and a weight");
    }

    private static Object date(String value) {
        if (value.isBlank()) {
            return null;
        }
        try {
            if (value.matches(DAY)) {
                return LocalDate.parse(value).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            if (value.matches(TIME)) {
                return OffsetDateTime.parse(value);
            }
        } catch (DateTimeException e) {
            // Such as the 31st of June
        }
        throw new IllegalArgumentException("must be a date such as 2024-10-03T07:00:00.000Z");
    }

    /** The value of a setting whose type is not declared: fonts and times are recognised by their form. */
    static Object recognise(Object value) {
        if (PluginFont.isFont(value)) {
            return PluginFont.of(value);
        }
        if (value instanceof String text && text.matches(TIME)) {
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeException e) {
                return value;
            }
        }
        return value;
    }
}
