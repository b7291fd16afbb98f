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

import java.time.Instant;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestLogTest {

    private static Incoming request(int number, int bodySize) {
        HeaderMap headers = new HeaderMap();
        for (int i = 0; i < 8; i++) {
            headers.add(new HttpString("X-Header-" + i), "a value of some length, as headers have, " + number);
        }
        return new Incoming("POST", "/v4/subscribers/" + number, "a=b", headers, new byte[bodySize], () -> 0, 0,
                Instant.EPOCH, new Trace());
    }

    @Test
    void keepsManyRequestsInBoundedMemory() {
        RequestLog log = new RequestLog(true);
        for (int i = 1; i <= 120_000; i++) {
            log.add(request(i, 100), 200, 1);
        }
        long size = log.all().stream().mapToLong(RecordedRequest::size).sum();
        assertThat(size).isLessThanOrEqualTo(64L * 1024 * 1024);
        assertThat(log.kept()).isLessThanOrEqualTo(100_000).isGreaterThan(50_000);
        assertThat(log.lastId()).isEqualTo(120_000);
        assertThat(log.all().get(log.kept() - 1).path()).endsWith("/120000");
        assertThat(log.countOf(200)).isEqualTo(120_000);
        assertThat(log.newest(119_990, 5, one -> one.id() % 2 == 0)).extracting(RecordedRequest::id)
                .containsExactly(119_992L, 119_994L, 119_996L, 119_998L, 120_000L);
    }

    @Test
    void countsSmallRequestsByNumber() {
        RequestLog log = new RequestLog(true);
        for (int i = 1; i <= 100_001; i++) {
            log.add(new Incoming("GET", "/v4/account", null, new HeaderMap(), new byte[0], () -> 0, 0, Instant.EPOCH,
                    new Trace()), 200, 1);
        }
        assertThat(log.kept()).isEqualTo(100_000);
    }
}
