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
package io.github.camelkit.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.model.Account;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.store.MemoryKitStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An installation that is under way while the component stops. */
class InstallCompletionTest {

    // Longer than a cold start takes on a busy machine
    private static final long TIMEOUT = 5_000;

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MemoryKitStore store = new MemoryKitStore();
    private final List<HttpAnswer> answers = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Runnable whenKept = () -> { };
    private volatile Runnable whenAsked = () -> { };

    /** Keeps tokens in the store; its route never ends. */
    private final class Endless implements Installer {

        @Override
        public void signIn(Visit visit, Consumer<Visitor> answer) {
            throw new AssertionError("nobody signs in");
        }

        @Override
        public TokenPair exchange(String code, String verifier) {
            return new TokenPair("access", "refresh", null, Instant.EPOCH);
        }

        @Override
        public CompletableFuture<CurrentAccount> account(TokenPair tokens) {
            return CompletableFuture.completedFuture(new CurrentAccount(null,
                    KitModels.read(Account.class, Map.of("id", 7, "name", "Ann")), Map.of()));
        }

        @Override
        public TokenPair keep(String account, TokenPair tokens) {
            store.save("account-" + account, tokens.toJson());
            whenKept.run();
            return null;
        }

        @Override
        public void undo(String account, TokenPair before) {
            store.remove("account-" + account);
        }

        @Override
        public void route(Install install, Consumer<Refusal> ended) {
            asked.add(install.name());
            whenAsked.run();
        }
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    private void finish() {
        InstallSettings settings = new InstallSettings("/kit", "https://app.example.com/kit/callback", null,
                "https://app.kit.com/oauth/authorize", "client", null, null, false, false,
                new RedirectOrigins("https://app.kit.com"), Duration.ofMinutes(10), Duration.ofMillis(TIMEOUT), 10);
        InboundRunner runner = new InboundRunner("/kit/callback", 1, TIMEOUT, pool, timer);
        assertThat(runner.take(new InboundRunner.Work() {

            private volatile InstallCompletion finishing;

            @Override
            public void run(InboundRunner.Run run) {
                finishing = new InstallCompletion(settings, new Endless(), store, null, null, run::restartTimeout, run::end);
                finishing.run("code", null);
            }

            @Override
            public HttpAnswer timedOut() {
                return finishing.tooLate();
            }

            @Override
            public HttpAnswer failed() {
                return HttpAnswer.ERROR;
            }
        }, answers::add)).isTrue();
        await().until(() -> !answers.isEmpty());
    }

    private void assertUndone() {
        assertThat(answers).singleElement().satisfies(answer -> assertThat(answer.status()).isEqualTo(503));
        assertThat(store.keys()).isEmpty();
        assertThat(store.claim("installing-7", "another", Duration.ofMinutes(1))).as("released").isTrue();
    }

    @Test
    void theTimerIsClosed() {
        whenKept = timer::shutdownNow;

        finish();

        assertUndone();
        assertThat(asked).isEmpty();
    }

    @Test
    void thePoolIsClosedWhenTimeIsUp() {
        whenAsked = pool::shutdown;

        finish();

        assertUndone();
        assertThat(asked).containsExactly("7");
    }
}
