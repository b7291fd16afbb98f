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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.credential.OAuthStatus.State;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.simulator.fault.Fault;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.FileKitStore;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelkit.credential.OAuthRig.REFRESH_TOKEN;
import static io.github.camelkit.credential.OAuthRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** One process and its tokens, when something fails. */
class OAuthFailuresTest {

    private final OAuthRig rig = new OAuthRig();

    @TempDir
    Path directory;

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private Fault fault(int calls) {
        return rig.kit.faults().next(calls).on("POST", OAuthRig.TOKEN_PATH);
    }

    @Test
    void aRefusalFailsAllAndIsNotRepeated() throws IOException {
        rig.kit.oauth().revokeAll();
        OAuthCredential credential = rig.credential();
        List<CompletableFuture<Header>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(credential.header());
        }
        assertThat(waiting).allSatisfy(header -> assertThatThrownBy(() -> token(header))
                .isInstanceOf(KitAuthenticationException.class).hasMessageContaining("Authorise the account again"));
        for (int i = 0; i < 50; i++) {
            assertThat(credential.header()).isCompletedExceptionally();
        }
        assertThat(rig.sent()).hasSize(1);
        assertThat(credential.status().state()).isEqualTo(State.REFUSED);
        assertThat(credential.status().lastError()).contains("Authorise the account again");
        assertThat(credential.status().failures()).isOne();
    }

    @Test
    void aRefusedTokenIsUsedAsLongAsItHolds() throws IOException {
        OAuthCredential credential = rig.credential();
        Header header = credential.header().join();
        rig.kit.oauth().revokeAll();
        rig.clock.advance(OAuthRig.LIFE.minus(Duration.ofMinutes(1)));
        assertThat(credential.header()).isCompletedWithValue(header);
        await().until(() -> credential.status().state() == State.REFUSED);
        assertThat(credential.header()).isCompletedWithValue(header);

        assertThat(credential.expired(header)).isFalse();
        assertThat(credential.header()).isCompletedExceptionally();
        assertThat(rig.sent()).hasSize(2);
    }

    @Test
    void aRefusedAccountHealsThroughTheStore() throws IOException {
        rig.policy = rig.policy.withRefusedCheck(Duration.ofMillis(50));
        rig.kit.oauth().revokeAll();
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitAuthenticationException.class);
        TokenPair installed = rig.issue();
        rig.store(installed);
        // Without a call that would ask for it
        await().until(() -> credential.status().state() == State.OK);
        assertThat(token(credential.header())).isEqualTo(installed.accessToken());
        assertThat(rig.sent()).hasSize(1);
    }

    @Test
    void anAccountThatIsInstalledLaterIsFoundInTheStore() throws IOException {
        rig.policy = rig.policy.withRefusedCheck(Duration.ofMillis(50));
        OAuthCredential credential = rig.credential(rig.memory, rig.settings(null));
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("Authorise the account");
        rig.store(rig.issue());
        await().until(() -> credential.status().state() == State.OK);
        token(credential.header());
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void aRefusedAccountHealsWithANewInstallation() throws IOException {
        rig.kit.oauth().revokeAll();
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitAuthenticationException.class);
        TokenPair installed = rig.issue();
        credential.replace(installed);
        assertThat(token(credential.header())).isEqualTo(installed.accessToken());
        assertThat(credential.status().state()).isEqualTo(State.OK);
        // The token that is still configured does not come back
        assertThat(token(rig.credential().header())).isEqualTo(installed.accessToken());
        rig.clock.advance(OAuthRig.LIFE);
        token(credential.header());
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN, installed.refreshToken());
    }

    @Test
    void aNewInstallationOvertakesARefresh() throws IOException {
        fault(1).delay(Duration.ofMillis(400));
        OAuthCredential credential = rig.credential();
        CompletableFuture<Header> waiting = credential.header();
        await().until(() -> rig.kit.oauth().refreshCount() == 1);
        TokenPair installed = rig.issue();
        credential.replace(installed);
        assertThat(waiting).isCompletedWithValueMatching(h -> h.getValue().endsWith(installed.accessToken()));
        await().until(() -> credential.status().refreshes() == 1
                && rig.memory.claim(OAuthSettings.storeKey("main"), "test", Duration.ofMillis(1)));
        assertThat(rig.stored().refreshToken()).isEqualTo(installed.refreshToken());
        assertThat(token(credential.header())).isEqualTo(installed.accessToken());
    }

    @Test
    void aRemovedAccountStaysRemoved() throws IOException {
        OAuthCredential credential = rig.credential();
        Header header = credential.header().join();
        rig.clock.advance(OAuthRig.LIFE);
        fault(1).delay(Duration.ofMillis(300));
        CompletableFuture<Header> waiting = credential.header();
        await().until(() -> rig.kit.oauth().refreshCount() == 2);
        credential.remove();
        assertThatThrownBy(() -> token(waiting)).isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("removed");
        await().until(() -> credential.status().refreshes() == 2);
        assertThat(credential.header()).isCompletedExceptionally();
        assertThat(credential.expired(header)).isFalse();
        assertThat(rig.memory.keys()).isEmpty();
        assertThat(credential.status().state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aRefreshWithoutAnAnswerIsSentAgainUnderTheSameClaim() throws IOException {
        rig.kit.switches().set(Switch.ACCEPT_REUSED_REFRESH_TOKENS, true);
        fault(2).dropAfter();
        WrappedStore store = new WrappedStore(rig.memory);
        String token = token(rig.credential(store).header());
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN, REFRESH_TOKEN, REFRESH_TOKEN);
        assertThat(new ArrayList<>(new java.util.HashSet<>(store.claims))).hasSize(1);
        assertThat(rig.stored().accessToken()).isEqualTo(token);
    }

    @Test
    void aRefreshWithoutAnAnswerThatCannotBeRepeatedAsksForANewAuthorisation() throws IOException {
        fault(1).truncate();
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("Authorise the account again");
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN, REFRESH_TOKEN);
    }

    @Test
    void aTimeoutIsTriedAgain() throws IOException {
        fault(1).never();
        OAuthCredential credential = rig.credential(rig.memory, rig.settings(REFRESH_TOKEN),
                rig.endpoint(OAuthRig.CLIENT_SECRET, Duration.ofMillis(300)));
        token(credential.header());
        assertThat(rig.sent()).containsExactly(REFRESH_TOKEN, REFRESH_TOKEN);
        assertThat(rig.kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void failuresOfTheEndpointAreTriedAgain() {
        fault(1).status(503);
        fault(1).status(429);
        fault(1).html(502);
        OAuthCredential credential = rig.credential();
        token(credential.header());
        assertThat(rig.kit.oauth().refreshCount()).isOne();
        assertThat(credential.status().failures()).isEqualTo(3);
        assertThat(credential.status().state()).isEqualTo(State.OK);
    }

    @Test
    void anEndpointThatStaysAwayFailsTheCallsForAWhile() throws IOException {
        fault(5).status(503);
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitServerException.class);
        assertThat(rig.sent()).hasSize(5);
        assertThat(credential.header()).isCompletedExceptionally();
        assertThat(credential.status().state()).isEqualTo(State.FAILING);
        assertThat(credential.status().lastError()).contains("503");

        rig.clock.advance(rig.policy.coolDown());
        token(credential.header());
        assertThat(rig.sent()).hasSize(6);
        assertThat(credential.status().lastError()).isNull();
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongTheCoolDown() {
        fault(5).status(429);
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitRateLimitException.class);
        rig.clock.advance(Duration.ofHours(-1));
        token(credential.header());
    }

    @Test
    void whatCannotBeSavedIsUsedAndSavedLater() throws IOException {
        WrappedStore store = new WrappedStore(rig.memory);
        OAuthCredential credential = rig.credential(store);
        token(credential.header());
        store.writable = false;
        store.claimable = false;
        for (int i = 0; i < 3; i++) {
            rig.clock.advance(OAuthRig.LIFE);
            token(credential.header());
        }
        assertThat(credential.status().state()).isEqualTo(State.SAVE_FAILED);
        assertThat(credential.status().lastError()).contains("cannot be saved").contains("disk full");
        assertThat(rig.sent()).hasSize(4).doesNotHaveDuplicates();

        String token = token(credential.header());
        assertThat(rig.stored().accessToken()).isNotEqualTo(token);
        store.writable = true;
        store.claimable = true;
        await().atMost(OAuthRig.WAIT).until(() -> credential.status().state() == State.OK);
        assertThat(rig.stored().accessToken()).isEqualTo(token);
    }

    @Test
    void whatCouldNotBeSavedIsSavedAtTheEnd() throws IOException {
        WrappedStore store = new WrappedStore(rig.memory);
        store.writable = false;
        OAuthCredential credential = rig.credential(store);
        String token = token(credential.header());
        store.writable = true;
        credential.close();
        assertThat(rig.stored().accessToken()).isEqualTo(token);
    }

    @Test
    void aPairThatIsSavedLateDoesNotReplaceANewerOne() throws IOException {
        WrappedStore store = new WrappedStore(rig.memory);
        store.writable = false;
        OAuthCredential credential = rig.credential(store);
        token(credential.header());
        TokenPair installed = rig.issue();
        rig.store(installed);
        store.writable = true;
        await().atMost(OAuthRig.WAIT).until(() -> credential.status().state() == State.OK);
        assertThat(rig.stored().refreshToken()).isEqualTo(installed.refreshToken());
        assertThat(token(credential.header())).isEqualTo(installed.accessToken());
    }

    @Test
    void aReadOnlyDirectoryIsNoReasonToStop() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        FileKitStore store = new FileKitStore(directory, rig.clock);
        OAuthCredential credential = rig.credential(store);
        token(credential.header());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
        try {
            // It is no obstacle to the superuser
            assumeThat(Files.isWritable(directory)).isFalse();
            rig.clock.advance(OAuthRig.LIFE);
            token(credential.header());
            assertThat(credential.status().state()).isEqualTo(State.SAVE_FAILED);
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aStoreThatCannotBeReadIsNotGoneAgainst() throws IOException {
        WrappedStore store = new WrappedStore(rig.memory);
        store.readable = false;
        OAuthCredential credential = rig.credential(store);
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitException.class)
                .hasMessageContaining("cannot be read");
        assertThat(rig.sent()).as("the configured token may have been used up long ago").isEmpty();
        assertThat(credential.status().state()).isEqualTo(State.FAILING);

        store.readable = true;
        rig.clock.advance(rig.policy.coolDown());
        token(credential.header());
    }

    @Test
    void damagedTokensAreNotGoneAgainst() throws IOException {
        rig.memory.save(OAuthSettings.storeKey("main"), "{\"access_token\":\"secret");
        OAuthCredential credential = rig.credential();
        assertThatThrownBy(() -> token(credential.header())).hasMessageContaining("damaged")
                .hasMessageNotContaining("secret");
        credential.replace(rig.issue());
        token(credential.header());
        assertThat(rig.stored()).isNotNull();
    }

    @Test
    void aStoreThatThrowsAnythingFailsTheCall() {
        OAuthCredential credential = rig.credential(new WrappedStore(null));
        assertThatThrownBy(() -> token(credential.header())).hasMessageContaining("cannot be read");
    }

    @Test
    void anAccountThatCannotBeRemovedIsNotUsedAnyMore() {
        WrappedStore store = new WrappedStore(rig.memory);
        OAuthCredential credential = rig.credential(store);
        token(credential.header());
        store.writable = false;
        assertThatIOException().isThrownBy(credential::remove).withMessageContaining("cannot be removed");
        assertThat(credential.header()).isCompletedExceptionally();
    }

    @Test
    void aTokenThatCannotBeRenewedIsRefusedWhenItExpires() {
        OAuthCredential credential = rig.credential(rig.memory,
                new OAuthSettings("main", OAuthRig.CLIENT_ID, null, null, rig.issue().accessToken()));
        Header header = credential.header().join();
        assertThat(credential.expired(header)).isTrue();
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("no refresh token");
    }
}
