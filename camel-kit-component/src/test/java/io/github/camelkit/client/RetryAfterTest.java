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

import io.github.camelkit.http.KitResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Duration MAX = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            -                               ; 0
            ' '                             ; 0
            0                               ; 0
            7                               ; 7
            ' 60 '                          ; 60
            300                             ; 300
            301                             ; 300
            3600                            ; 300
            99999999999                     ; 300
            99999999999999999999            ; 0
            -5                              ; 0
            1.5                             ; 0
            soon                            ; 0
            Sun, 01 Nov 2026 10:00:20 GMT   ; 20
            Sun, 01 Nov 2026 11:00:00 GMT   ; 300
            Sun, 01 Nov 2026 09:59:00 GMT   ; 0
            Sat, 01 Jan 1600 00:00:00 GMT   ; 0
            """)
    void secondsOrADateByTheClockOfTheAnswer(String header, long seconds) {
        KitResponse response = new KitResponse(429, new byte[0], null, null, header, "Sun, 01 Nov 2026 10:00:00 GMT");

        assertThat(RetryAfter.nanos(response, MAX)).isEqualTo(Duration.ofSeconds(seconds).toNanos());
    }
}
