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
package io.github.camelkit.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.http.Json;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.FileKitStore;
import io.github.camelkit.store.Jvm;
import io.github.camelkit.store.KitStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes that share an account whose tokens live for a second, some of which are killed. */
@Tag("long")
@Isolated("Its tokens live for a second, which leaves little room for a busy machine")
class OAuthProcessesTest {

    private static final boolean LONG = Boolean.getBoolean("kit.long");
    private static final int KILLS = LONG ? 40 : 15;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KitSimulator kit = KitSimulator.builder().clientId(OAuthRig.CLIENT_ID)
            .clientSecret(OAuthRig.CLIENT_SECRET).refreshToken(OAuthRig.REFRESH_TOKEN)
            .tokenLifetime(Duration.ofSeconds(1)).oauthRateLimit(0).start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void twoProcessesGoOnWithOneAccount() throws Exception {
        long millis = 30_000;
        try (Jvm one = Jvm.start(List.of(), OAuthProcess.class, directory, kit.baseUri(), millis);
                Jvm two = Jvm.start(List.of(), OAuthProcess.class, directory, kit.baseUri(), millis)) {
            assertThat(one.await(Duration.ofSeconds(60))).as("%s", one.output()).isZero();
            assertThat(two.await(Duration.ofSeconds(60))).as("%s", two.output()).isZero();
            for (Jvm process : List.of(one, two)) {
                assertThat(process.output()).noneMatch(line -> line.startsWith("FAILED"))
                        .anyMatch(line -> line.matches("calls [1-9]\\d\\d+ failed 0"));
            }
        }
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
        assertThat(sent()).doesNotHaveDuplicates().hasSizeBetween((int) (millis / 1000) - 1, (int) (millis / 400));
        assertThat(kit.countStatus(400)).isZero();
    }

    private List<String> sent() throws IOException {
        List<String> sent = new ArrayList<>();
        for (var request : kit.requests()) {
            if (request.path().equals(OAuthRig.TOKEN_PATH)) {
                sent.add((String) Json.asObject(Json.read(request.body())).get("refresh_token"));
            }
        }
        return sent;
    }

    @ParameterizedTest(name = "a refresh token that was used is accepted: {0}")
    @ValueSource(booleans = { true, false })
    void aKilledProcessLeavesTheOthersWithAToken(boolean lenient) throws Exception {
        kit.switches().set(Switch.ACCEPT_REUSED_REFRESH_TOKENS, lenient);
        // Held back after Kit has used up the token, so that a kill finds a refresh under way
        kit.faults().next(Integer.MAX_VALUE).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(1_000));
        ExecutorService pool = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        KitStore store = new FileKitStore(directory);
        int refused = 0;
        try (CloseableHttpClient client = OAuthRig.client(TIMEOUT); OAuthCredential survivor = OAuthProcess.credential(
                directory, OAuthRig.transport(client, kit.baseUri(), TIMEOUT), pool, timer)) {
            for (int i = 0; i < KILLS; i++) {
                killOne(store, i % 3 == 0);
                refused += goesOn(survivor) ? 0 : 1;
            }
        } finally {
            timer.shutdownNow();
            pool.shutdownNow();
        }
        if (lenient) {
            assertThat(refused).isZero();
        }
        assertThat(kit.oauth().reusedRefreshTokens())
                .as("tokens that a process had used up when it was killed").isGreaterThanOrEqualTo(KILLS / 3);
    }

    /**
     * @param anyTime whether it is killed at any time, and not in the middle of a refresh
     */
    private void killOne(KitStore store, boolean anyTime) throws Exception {
        try (Jvm victim = Jvm.start(List.of(), OAuthProcess.class, directory, kit.baseUri(), 60_000)) {
            victim.awaitReady();
            if (anyTime) {
                victim.run(Duration.ofMillis(ThreadLocalRandom.current().nextInt(100, 1_500)));
            } else {
                long before = kit.oauth().refreshCount();
                // Or none at all, where the one before was killed after it had used up the token that is stored
                long refused = kit.countStatus(400);
                await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5))
                        .until(() -> kit.oauth().refreshCount() > before || kit.countStatus(400) > refused);
            }
            victim.kill();
        }
        String stored = store.load(OAuthSettings.storeKey("main"));
        if (stored != null) {
            assertThat(TokenPair.fromJson(stored).refreshToken()).isNotNull();
        }
    }

    /** Whether there was a new token; if not, the account must have been refused, and is authorised again. */
    private boolean goesOn(OAuthCredential survivor) {
        CompletableFuture<Header> header = survivor.header();
        await().atMost(Duration.ofSeconds(60)).until(header::isDone);
        if (!header.isCompletedExceptionally()) {
            return true;
        }
        assertThat(header.handle((h, failure) -> failure).join()).isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("Authorise the account again");
        var issued = kit.oauth().issue(1);
        Instant now = Instant.now();
        survivor.replace(new TokenPair(issued.accessToken(), issued.refreshToken(), now.plusSeconds(1), now));
        return false;
    }
}
