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
package io.github.camelkit.bulk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelkit.server.LoopbackServer;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process is killed while Kit works on its list: the next one is not held up, and takes no callback of the first. */
@Tag("long")
class AsyncKillProofTest {

    private static final int COUNT = 500;

    @Test
    void theNextProcessStartsAfresh() throws Exception {
        int port = LoopbackServer.freePort();
        try (KitSimulator kit = KitSimulator.builder().oauthRateLimit(0).start()) {
            kit.switches().set(Switch.BULK_CALLBACKS, false);
            try (Jvm first = start(kit, port)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> kit.requests().size() == 1);
                first.kill();
                assertThat(first.output()).noneMatch(line -> line.startsWith("done"));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> kit.state().subscriberCount() == COUNT);
            kit.switches().set(Switch.BULK_CALLBACKS, true).set(Switch.BULK_DELAY, Duration.ofSeconds(5));
            try (Jvm second = start(kit, port)) {
                second.awaitReady();
                await().atMost(Duration.ofSeconds(30)).until(() -> kit.requests().size() == 2);
                assertThat(callBack(callback(kit))).as("the callback of the first").isEqualTo(404);
                assertThat(second.await(Duration.ofSeconds(60))).as(() -> second.output().toString()).isZero();
                assertThat(second.output()).as("sending all again does no harm").contains("done " + COUNT);
            }
            assertThat(kit.requests()).hasSize(2);
            assertThat(kit.state().subscriberCount()).isEqualTo(COUNT);
        }
    }

    private static Jvm start(KitSimulator kit, int port) throws Exception {
        return Jvm.start(List.of(), AsyncProcess.class, kit.baseUri(), kit.accessToken(), port, COUNT);
    }

    private static String callback(KitSimulator kit) {
        Matcher url = Pattern.compile("\"callback_url\":\"([^\"]+)\"").matcher(kit.requests().get(0).body());
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    private static int callBack(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"subscribers\":[],\"failures\":[]}")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
