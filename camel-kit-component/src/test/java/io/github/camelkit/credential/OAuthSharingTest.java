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
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.exception.KitConnectionException;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelkit.credential.OAuthRig.REFRESH_TOKEN;
import static io.github.camelkit.credential.OAuthRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Several credentials of one account, as processes have that share a store. */
class OAuthSharingTest {

    private static final String KEY = OAuthSettings.storeKey("main");

    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void whatOneRefreshedTheOthersAdopt() throws IOException {
        OAuthCredential one = rig.credential();
        OAuthCredential two = rig.credential();
        String token = token(one.header());
        assertThat(token(two.header())).isEqualTo(token);
        for (int i = 0; i < 5; i++) {
            rig.clock.advance(OAuthRig.LIFE);
            String next = token((i % 2 == 0 ? two : one).header());
            assertThat(next).isNotEqualTo(token);
            assertThat(token((i % 2 == 0 ? one : two).header())).isEqualTo(next);
            token = next;
        }
        assertThat(rig.kit.oauth().refreshCount()).isEqualTo(6);
        assertThat(rig.sent()).doesNotHaveDuplicates();
        assertThat(one.status().adopted() + two.status().adopted()).isEqualTo(6);
    }

    @Test
    void aPairWhoseAccessTokenHasExpiredIsAdoptedForItsRefreshToken() throws IOException {
        OAuthCredential idle = rig.credential();
        token(idle.header());
        OAuthCredential busy = rig.credential();
        token(busy.header());
        for (int i = 0; i < 3; i++) {
            rig.clock.advance(OAuthRig.LIFE);
            token(busy.header());
        }
        rig.clock.advance(OAuthRig.LIFE);
        token(idle.header());
        assertThat(rig.kit.oauth().refreshCount()).isEqualTo(5);
        assertThat(rig.sent()).doesNotHaveDuplicates();
    }

    @Test
    void allWhoStartAtOnceShareOneRefresh() throws IOException {
        HashSet<String> tokens = new HashSet<>();
        CompletableFuture<?>[] headers = new CompletableFuture<?>[10];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = rig.credential().header().thenAccept(h -> {
                synchronized (tokens) {
                    tokens.add(h.getValue());
                }
            });
        }
        CompletableFuture.allOf(headers).join();
        assertThat(tokens).hasSize(1);
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN);
    }

    @Test
    void waitsForTheOneWhoRefreshes() throws IOException {
        rig.memory.claim(KEY, "other", Duration.ofHours(1));
        OAuthCredential credential = rig.credential();
        CompletableFuture<Header> waiting = credential.header();
        TokenPair pair = rig.issue().withOrigins(java.util.List.of(rig.settings(REFRESH_TOKEN).origin()));
        assertThat(waiting).isNotDone();
        rig.store(pair);
        assertThat(token(waiting)).isEqualTo(pair.accessToken());
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void takesOverFromTheOneWhoDied() throws IOException {
        rig.memory.claim(KEY, "other", Duration.ofSeconds(30));
        CompletableFuture<Header> waiting = rig.credential().header();
        assertThat(waiting).isNotDone();
        rig.clock.advance(Duration.ofSeconds(30));
        token(waiting);
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN);
    }

    @Test
    void doesNotWaitForEver() {
        rig.memory.claim(KEY, "other", Duration.ofHours(1));
        OAuthCredential credential = rig.credential();
        CompletableFuture<Header> waiting = credential.header();
        await().until(() -> {
            rig.clock.advance(Duration.ofSeconds(40));
            return waiting.isDone();
        });
        assertThatThrownBy(() -> token(waiting)).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("another process");
    }

    @Test
    void theClaimOutlastsALongRequest() throws Exception {
        rig.policy = rig.policy.withLease(Duration.ofMillis(300));
        rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(1200));
        WrappedStore store = new WrappedStore(new io.github.camelkit.store.MemoryKitStore());
        CompletableFuture<Header> waiting = rig.credential(store).header();
        await().until(() -> rig.kit.oauth().refreshCount() == 1);
        while (!waiting.isDone()) {
            assertThat(store.claims).doesNotContain("other");
            boolean taken = store.claim(KEY, "other", Duration.ofMillis(1));
            assertThat(taken && !waiting.isDone()).as("taken in the middle of a refresh").isFalse();
            Thread.onSpinWait();
        }
        assertThat(store.claims.size()).isGreaterThan(3);
        token(waiting);
    }

    @Test
    void theLatePairOfOneDoesNotReplaceTheInstallationOfAnother() throws IOException {
        OAuthCredential slow = rig.credential();
        token(slow.header());
        rig.clock.advance(OAuthRig.LIFE);
        rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH).delay(Duration.ofMillis(400));
        CompletableFuture<Header> waiting = slow.header();
        await().until(() -> rig.kit.oauth().refreshCount() == 2);
        TokenPair installed = rig.issue();
        rig.credential(rig.memory, rig.settings(null)).replace(installed);

        assertThat(token(waiting)).isEqualTo(installed.accessToken());
        assertThat(rig.stored().refreshToken()).isEqualTo(installed.refreshToken());
    }
}
