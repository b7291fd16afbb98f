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
package io.github.camelkit.client;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import io.github.camelkit.http.KitResponse;

/**
 * Reads the {@code Retry-After} header: seconds, or a date by the clock of the answer.
 */
final class RetryAfter {

    private RetryAfter() {
    }

    /** How long Kit asks to wait, at most so long; 0 where it does not ask. */
    static long nanos(KitResponse response, Duration max) {
        String header = response.retryAfter();
        if (header == null || header.isBlank()) {
            return 0;
        }
        try {
            Duration asked = header.strip().chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(date(response.date()), date(header));
            return asked.isNegative() ? 0 : (asked.compareTo(max) > 0 ? max : asked).toNanos();
        } catch (DateTimeParseException | NumberFormatException e) {
            return 0;
        }
    }

    private static ZonedDateTime date(String text) {
        return text == null ? ZonedDateTime.now(ZoneOffset.UTC) : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
