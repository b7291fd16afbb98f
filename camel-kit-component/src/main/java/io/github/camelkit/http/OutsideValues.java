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
package io.github.camelkit.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads numbers and times that others have written, who may have written anything. What comes out can be calculated
 * with.
 */
public final class OutsideValues {

    // "9999-12-31": later ones have no common text form, and calculations with them overflow
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MAX_DIGITS = 30;

    private OutsideValues() {
    }

    /**
     * A length of time in seconds.
     *
     * @param  value a number, or a text that is one
     * @param  max   the longest that can be meant
     * @return       null if it is no number, not more than 0, or more than can be meant
     */
    public static Duration seconds(Object value, Duration max) {
        String text = value instanceof Number || value instanceof String ? value.toString().strip() : "";
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean possible = number.signum() > 0 && number.compareTo(BigDecimal.valueOf(max.toSeconds())) <= 0;
            return possible ? Duration.ofMillis(number.movePointRight(3).longValue()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * A point of time.
     *
     * @param  text in ISO 8601 with a zone
     * @return      null if it is before 1970 or after 9999
     * @throws DateTimeException if it is no time
     */
    public static Instant time(String text) {
        Instant time = Instant.parse(text);
        return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
    }
}
