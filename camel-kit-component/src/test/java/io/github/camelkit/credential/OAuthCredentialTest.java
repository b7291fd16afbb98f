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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelkit.credential.OAuthStatus.State;
import io.github.camelkit.exception.KitConnectionException;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelkit.credential.OAuthRig.REFRESH_TOKEN;
import static io.github.camelkit.credential.OAuthRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** One process and its tokens, when all goes well. */
class OAuthCredentialTest {

    private static final int CALLERS = 200;

    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void manyCallersShareOneRefresh() throws Exception {
        OAuthCredential credential = rig.credential();
        String first = token(credential.header());
        rig.clock.advance(OAuthRig.LIFE);

        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(() -> token(credential.header()));
            }
            HashSet<String> tokens = new HashSet<>();
            for (Future<String> call : callers.invokeAll(calls)) {
                tokens.add(call.get());
            }
            assertThat(tokens).hasSize(1).doesNotContain(first);
        } finally {
            callers.shutdownNow();
        }
        assertThat(rig.kit.oauth().refreshCount()).isEqualTo(2);
        assertThat(rig.kit.oauth().reusedRefreshTokens()).isZero();
        assertThat(credential.status().refreshes()).isEqualTo(2);
    }

    @Test
    void callersDoNotWaitOnTheirThread() {
        rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(300));
        OAuthCredential credential = rig.credential();
        List<CompletableFuture<Header>> waiting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            waiting.add(credential.header());
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(credential.status().state()).isEqualTo(State.REFRESHING);
        waiting.forEach(OAuthRig::token);
        assertThat(rig.kit.oauth().refreshCount()).isOne();
    }

    @Test
    void aFreshTokenIsThereAtOnce() {
        OAuthCredential credential = rig.credential();
        String token = token(credential.header());
        rig.clock.advance(OAuthRig.LIFE.minus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(credential.header()).isCompletedWithValueMatching(
                header -> header.getValue().equals("Bearer " + token) && header.isSensitive());
        assertThat(rig.kit.oauth().refreshCount()).isOne();
    }

    @Test
    void callsGoOnWithTheOldTokenWhileANewOneIsFetched() {
        OAuthCredential credential = rig.credential();
        String old = token(credential.header());
        rig.clock.advance(OAuthRig.LIFE.minus(Duration.ofMinutes(4)));
        rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(200));

        assertThat(credential.header()).isCompletedWithValueMatching(h -> h.getValue().endsWith(old));
        assertThat(credential.header()).isCompletedWithValueMatching(h -> h.getValue().endsWith(old));
        await().until(() -> !token(credential.header()).equals(old));
        assertThat(rig.kit.oauth().refreshCount()).isEqualTo(2);
        assertThat(credential.status().expiresAt()).isEqualTo(rig.clock.instant().plus(OAuthRig.LIFE));
    }

    @Test
    void savesThePairBeforeItIsUsed() throws IOException {
        OAuthCredential credential = rig.credential();
        credential.header().thenAccept(header -> {
            try {
                assertThat("Bearer " + rig.stored().accessToken()).isEqualTo(header.getValue());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }).join();
        assertThat(rig.memory.claim(OAuthSettings.storeKey("main"), "other", Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void anExpiredTokenIsReplacedOnce() {
        OAuthCredential credential = rig.credential();
        Header first = credential.header().join();
        assertThat(credential.expired(first)).isTrue();
        Header second = credential.header().join();
        assertThat(second.getValue()).isNotEqualTo(first.getValue());

        // An answer to a call that was sent with the first token
        assertThat(credential.expired(first)).isTrue();
        assertThat(credential.header().join()).isSameAs(second);
        assertThat(rig.kit.oauth().refreshCount()).isEqualTo(2);
    }

    @Test
    void aConfiguredAccessTokenIsUsedUntilItExpires() {
        TokenPair issued = rig.issue();
        OAuthCredential credential = rig.credential(rig.memory, new OAuthSettings("main", OAuthRig.CLIENT_ID,
                OAuthRig.CLIENT_SECRET, issued.refreshToken(), issued.accessToken()));
        Header header = credential.header().join();
        assertThat(header.getValue()).isEqualTo("Bearer " + issued.accessToken());
        assertThat(rig.kit.oauth().refreshCount()).isZero();
        credential.expired(header);
        assertThat(token(credential.header())).isNotEqualTo(issued.accessToken());
        assertThat(rig.kit.oauth().refreshCount()).isOne();
    }

    @Test
    void theStoredPairWinsOverTheConfiguredToken() {
        String token = token(rig.credential().header());
        assertThat(token(rig.credential().header())).isEqualTo(token);
        rig.clock.advance(OAuthRig.LIFE);
        token(rig.credential().header());
        assertThat(rig.kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void aNewlyConfiguredTokenStartsANewChain() throws IOException {
        String token = token(rig.credential().header());
        String configured = rig.issue().refreshToken();
        OAuthCredential again = rig.credential(rig.memory, rig.settings(configured));
        String newer = token(again.header());
        assertThat(newer).isNotEqualTo(token);
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN, configured);

        // Neither a restart nor a node with the old configuration begins again
        assertThat(token(rig.credential(rig.memory, rig.settings(configured)).header())).isEqualTo(newer);
        assertThat(token(rig.credential().header())).isEqualTo(newer);
        assertThat(token(rig.credential(rig.memory, rig.settings(null)).header())).isEqualTo(newer);
        assertThat(rig.sent()).hasSize(2);
    }

    @Test
    void accountsAreKeptApart() throws IOException {
        TokenPair issued = rig.issue();
        OAuthCredential main = rig.credential();
        OAuthCredential other = rig.credential(rig.memory, new OAuthSettings("other", OAuthRig.CLIENT_ID,
                OAuthRig.CLIENT_SECRET, issued.refreshToken(), null));
        assertThat(token(main.header())).isNotEqualTo(token(other.header()));
        assertThat(main.id()).isNotEqualTo(other.id());
        assertThat(rig.memory.keys()).containsExactlyInAnyOrder("account-main", "account-other");
    }

    @Test
    void hasAnIdThatTellsNothing() {
        OAuthCredential credential = rig.credential();
        assertThat(credential.id()).isEqualTo(rig.credential().id()).startsWith("account-main-")
                .doesNotContain(OAuthRig.CLIENT_ID);
        assertThat(credential).hasToString(credential.id());
        assertThat(credential.isOAuth()).isTrue();
    }

    @Test
    void settingsNeedNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthSettings(" ", "id", null, null, null))
                .withMessageContaining("account");
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthSettings("main", "", null, null, null))
                .withMessageContaining("clientId");
        assertThat(new OAuthSettings("main", "id", "", " ", "").refreshToken()).isNull();
    }

    @Test
    void closingWaitsForTheAnswerThatIsTheAccount() throws IOException {
        rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(400));
        OAuthCredential credential = rig.credential();
        CompletableFuture<Header> waiting = credential.header();
        await().until(() -> rig.kit.oauth().refreshCount() == 1);
        credential.close();
        assertThat(waiting).isCompleted();
        assertThat(rig.stored().accessToken()).isEqualTo(token(waiting));
        assertThat(token(credential.header())).isEqualTo(token(waiting));
    }

    @Test
    void closingFailsWhatWaits() {
        rig.memory.claim(OAuthSettings.storeKey("main"), "other", Duration.ofHours(1));
        OAuthCredential credential = rig.credential();
        CompletableFuture<Header> waiting = credential.header();
        credential.close();
        assertThatThrownBy(() -> token(waiting)).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("stops");
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitConnectionException.class);
        assertThat(rig.kit.requests()).isEmpty();
    }

    @Test
    void anExecutorThatIsShutDownFailsTheCall() {
        OAuthCredential credential = new OAuthCredential(rig.settings(REFRESH_TOKEN), rig.policy,
                rig.endpoint(OAuthRig.CLIENT_SECRET), rig.memory, task -> {
                    throw new RejectedExecutionException();
                }, rig.timer, rig.clock);
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("stops");
    }
}
