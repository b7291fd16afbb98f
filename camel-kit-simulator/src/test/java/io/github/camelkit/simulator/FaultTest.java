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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FaultTest {

    @RegisterExtension
    final KitSimulatorExtension extension = new KitSimulatorExtension(builder -> builder.rateLimit(0));

    private KitSimulator kit;
    private Http http;

    @BeforeEach
    void connect() {
        kit = extension.simulator();
        http = Http.key(kit);
    }

    private Http.Reply createTag() throws IOException {
        return http.trySend("POST", "/v4/tags", "{\"name\":\"Reader\"}", "application/json");
    }

    @Test
    void answersStatuses() throws IOException {
        kit.faults().next(2).status(500);
        kit.faults().next(1).status(503, "busy", "text/plain").header("Retry-After", "2");
        kit.faults().next(1).html(502);
        kit.faults().next(1).status(429);
        assertThat(createTag().status()).isEqualTo(500);
        assertThat(createTag().error()).isEqualTo("Internal Server Error");
        Http.Reply busy = createTag();
        assertThat(busy.text()).isEqualTo("busy");
        assertThat(busy.header("Retry-After")).isEqualTo("2");
        assertThat(createTag().header("Content-Type")).startsWith("text/html");
        assertThat(createTag().text()).isEqualTo("Retry later");
        assertThat(kit.state().tagCount()).isZero();
        assertThat(createTag().status()).isEqualTo(201);
    }

    @Test
    void dropsBeforeAndAfter() {
        kit.faults().next(1).on("POST", "/v4/tags").dropBefore();
        assertThat(http.get("/v4/account").status()).isEqualTo(200);
        assertThatThrownBy(this::createTag).isInstanceOf(IOException.class);
        assertThat(kit.state().tagCount()).isZero();
        kit.faults().next(1).on("POST", "/v4/*").dropAfter();
        assertThatThrownBy(this::createTag).isInstanceOf(IOException.class);
        assertThat(kit.state().tagCount()).isEqualTo(1);
        assertThat(kit.countStatus(-1)).isEqualTo(2);
        assertThat(kit.requests().get(1).status()).isEqualTo(-1);
    }

    @Test
    void truncates() {
        kit.faults().next(1).truncate();
        assertThatThrownBy(this::createTag).isInstanceOf(IOException.class);
        assertThat(kit.state().tagCount()).isEqualTo(1);
    }

    @Test
    void holdsAnswersBack() throws IOException {
        kit.faults().next(1).delay(Duration.ofMillis(200));
        long begin = System.nanoTime();
        assertThat(createTag().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void neverAnswersUntilClosed() {
        kit.faults().next(1).never();
        CompletableFuture<Boolean> failed = CompletableFuture.supplyAsync(() -> {
            try {
                createTag();
                return false;
            } catch (IOException e) {
                return true;
            }
        });
        await().until(() -> kit.requests().size() == 1);
        assertThat(failed).isNotDone();
        kit.close();
        assertThat(failed.join()).isTrue();
    }

    @Test
    void canBeCleared() throws IOException {
        kit.faults().next(10).status(500);
        kit.faults().clear();
        assertThat(createTag().status()).isEqualTo(201);
    }

    @Test
    void sparesTheTokenEndpointUnlessNamed() {
        kit.faults().next(1).status(500);
        assertThat(http.post("/v4/oauth/token", "{}").status()).isEqualTo(400);
        kit.faults().clear();
        kit.faults().next(1).on("POST", "/v4/oauth/token").status(503);
        assertThat(http.post("/v4/oauth/token", "{}").status()).isEqualTo(503);
    }
}
