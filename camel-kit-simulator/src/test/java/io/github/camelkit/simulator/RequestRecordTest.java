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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.camelkit.simulator.http.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(KitSimulatorExtension.class)
class RequestRecordTest {

    @Test
    void keepsRequests(KitSimulator kit) {
        kit.clearRequests();
        Http.key(kit).get("/v4/subscribers?email_address=a%2Bb%40example.com");
        Http.token(kit).post("/v4/tags", "{\"name\":\"Ünï\"}");
        assertThat(kit.requests()).hasSize(2);
        RecordedRequest first = kit.requests().get(0);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.path()).isEqualTo("/v4/subscribers");
        assertThat(first.query()).isEqualTo("email_address=a%2Bb%40example.com");
        assertThat(first.header("x-kit-API-key")).isEqualTo(kit.apiKey());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at()).isNotNull();
        assertThat(kit.requests().get(1).body()).isEqualTo("{\"name\":\"Ünï\"}");
        assertThat(kit.requests().get(1).query()).isNull();
    }

    @Test
    void servesThemWithoutSecrets(KitSimulator kit) {
        Http.key(kit).get("/v4/account");
        Http.token(kit).get("/v4/account");
        Http.Reply reply = Http.anonymous(kit).get("/simulator/requests");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("requests").size()).isGreaterThanOrEqualTo(2);
        assertThat(reply.text()).doesNotContain(kit.apiKey()).doesNotContain(kit.accessToken());
        assertThat(Http.anonymous(kit).delete("/simulator/requests").status()).isEqualTo(204);
        assertThat(kit.requests()).isEmpty();
        assertThat(Http.anonymous(kit).post("/simulator/requests", "{}").status()).isEqualTo(405);
        assertThat(Http.anonymous(kit).get("/simulator/other").status()).isEqualTo(404);
    }

    @Test
    void servesAsAProxy(KitSimulator kit) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), kit.port()))).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://api.kit.example/v4/tags?per_page=1"))
                .header("X-Kit-Api-Key", kit.apiKey()).build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void canBeSwitchedOff() {
        try (KitSimulator kit = KitSimulator.builder().recordRequests(false).start()) {
            Http.key(kit).get("/v4/account");
            assertThat(kit.requests()).isEmpty();
            assertThat(kit.countStatus(200)).isEqualTo(1);
        }
    }

    @Test
    void leavesOutHugeBodies(KitSimulator kit) {
        kit.clearRequests();
        String huge = "x".repeat(1024 * 1024);
        Http.key(kit).post("/v4/tags", "{\"name\":\"" + huge + "\"}");
        assertThat(kit.requests().get(0).body()).isEmpty();
    }
}
