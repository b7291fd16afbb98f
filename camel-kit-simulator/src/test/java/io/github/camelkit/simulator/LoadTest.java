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
package io.github.camelkit.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoadTest {

    private static final int CALLS = 4000;
    private static final int AT_ONCE = 200;

    @Test
    void keepsCountUnderLoad() {
        try (KitSimulator kit = KitSimulator.builder().rateLimit(CALLS - 500).start()) {
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int i = 0; i < CALLS; i += AT_ONCE) {
                List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(i, i + AT_ONCE)
                        .mapToObj(number -> client.sendAsync(create(kit, number),
                                HttpResponse.BodyHandlers.ofString())).toList();
                calls.forEach(CompletableFuture::join);
            }
            assertThat(kit.countStatus(201)).isEqualTo(CALLS - 500);
            assertThat(kit.countStatus(429)).isEqualTo(500);
            assertThat(kit.requests()).hasSize(CALLS);
            assertThat(kit.state().subscriberCount()).isEqualTo(CALLS - 500);
        }
    }

    private static HttpRequest create(KitSimulator kit, int number) {
        return HttpRequest.newBuilder(URI.create(kit.baseUri() + "/v4/subscribers"))
                .header("X-Kit-Api-Key", kit.apiKey()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email_address\":\"a" + number + "@example.com\"}"))
                .build();
    }
}
