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
package io.github.camelkit.server;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {

    @Test
    void countsAllAndLogsOneLineAMinute() {
        AtomicLong nanos = new AtomicLong();
        Refusals refusals = new Refusals("/in", nanos::get);
        int lines = 0;
        for (int second = 0; second < 180; second++) {
            nanos.set(TimeUnit.SECONDS.toNanos(second));
            lines += refusals.count(second % 2 == 0 ? "size" : "method") ? 1 : 0;
        }
        assertThat(lines).isEqualTo(3);
        assertThat(refusals.byReason()).isEqualTo(Map.of("size", 90L, "method", 90L));
    }
}
