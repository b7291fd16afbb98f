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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelkit.credential.OAuthStatus.State;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.server.RawServer;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelkit.credential.OAuthRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Token endpoints, stores and clocks that do what they should not. */
class HostileTokensTest {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int TWENTY_SECONDS = 200;

    private final OAuthRig rig = new OAuthRig();
    private RawServer server;

    @AfterEach
    void close() throws IOException {
        rig.close();
        if (server != null) {
            server.close();
        }
    }

    /** Gives a new pair each time, whose life it says is this. */
    private TokenEndpoint endpoint(String life) throws IOException {
        AtomicInteger pairs = new AtomicInteger();
        server = new RawServer(out -> {
            int pair = pairs.incrementAndGet();
            RawServer.json("{\"access_token\":\"a" + pair + "\",\"refresh_token\":\"r" + pair + "\",\"expires_in\":" + life
                    + "}").write(out);
        });
        return new TokenEndpoint(OAuthRig.transport(OAuthRig.client(OAuthRig.WAIT), server.uri(), OAuthRig.WAIT),
                "/token", OAuthRig.CLIENT_ID, null, rig.clock);
    }

    static Stream<Arguments> lives() {
        return Stream.of(arguments("172800", Duration.ofDays(2)), arguments("\"7200\"", Duration.ofHours(2)),
                arguments("1.5", Duration.ofMillis(1_500)), arguments("0", null), arguments("-1", null),
                arguments("-9223372036854775808", null), arguments("9223372036854775807", null),
                arguments("1e300", null), arguments("1e-300", Duration.ZERO), arguments("\"\"", null),
                arguments("\"soon\"", null), arguments("true", null), arguments("null", null), arguments("[1]", null),
                arguments("1" + "0".repeat(500), null));
    }

    @ParameterizedTest(name = "expires_in {0}")
    @MethodSource("lives")
    void aPairIsNeverLostForItsLife(String life, Duration read) throws IOException {
        TokenPair pair = endpoint(life).refresh("r");
        assertThat(pair.refreshToken()).isEqualTo("r1");
        Instant end = read == null ? null : rig.clock.instant().plus(read);
        assertThat(pair.expiresAt()).isEqualTo(end);
        assertThat(TokenPair.fromJson(pair.toJson())).isEqualTo(pair);
        pair.isFresh(rig.clock.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "1969-12-31T00:00:00Z" })
    void aStoredTimeThatCannotBeIsNone(String time) throws IOException {
        TokenPair pair = TokenPair.fromJson("{\"access_token\":\"a\",\"expires_at\":\"" + time
                + "\",\"created_at\":\"" + time + "\"}");
        assertThat(pair.expiresAt()).isNull();
        assertThat(pair.isFresh(rig.clock.instant())).isTrue();
    }

    @ParameterizedTest(name = "expires_in {0}")
    @ValueSource(strings = { "0", "-1", "0.001", "9223372036854775807" })
    void tokensThatExpireAtOnceAreNotRefreshedWithoutEnd(String life) throws IOException {
        OAuthCredential credential = rig.credential(rig.memory, rig.settings(OAuthRig.REFRESH_TOKEN), endpoint(life));
        for (int i = 0; i < TWENTY_SECONDS; i++) {
            assertThat(token(credential.header())).startsWith("a");
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                    .until(() -> credential.status().state() == State.OK);
            rig.clock.advance(STEP);
        }
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(7);
        assertThat(rig.stored().refreshToken()).isEqualTo("r" + server.requests().size());
    }

    @Test
    void tokensThatKitDoesNotAcceptAreNotRefreshedWithoutEnd() throws IOException {
        OAuthCredential credential = rig.credential(rig.memory, rig.settings(OAuthRig.REFRESH_TOKEN),
                endpoint("172800"));
        Header header = credential.header().join();
        int refused = 0;
        for (int i = 0; i < TWENTY_SECONDS; i++) {
            credential.expired(header);
            CompletableFuture<Header> next = credential.header();
            try {
                token(next);
                header = next.join();
            } catch (KitException e) {
                assertThat(e).hasMessageContaining("does not accept the tokens");
                refused++;
            }
            rig.clock.advance(STEP);
        }
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(7);
        assertThat(refused).isPositive();

        rig.clock.advance(Duration.ofMinutes(10));
        assertThat(token(credential.header())).isEqualTo("a" + server.requests().size());
        rig.clock.advance(Duration.ofHours(47).plusMinutes(56));
        token(credential.header());
        await().until(() -> credential.status().state() == State.OK);
        int then = server.requests().size();
        assertThat(token(credential.header())).as("it is as good as new").isEqualTo("a" + then);
    }

    @ParameterizedTest
    @ValueSource(longs = { -3_600, 3_600, -86_400 })
    void aClockThatJumpsCostsOneRefreshAtMost(long seconds) throws IOException {
        OAuthCredential credential = rig.credential(rig.memory, rig.settings(OAuthRig.REFRESH_TOKEN),
                endpoint("172800"));
        token(credential.header());
        rig.clock.advance(Duration.ofSeconds(seconds));
        for (int i = 0; i < TWENTY_SECONDS; i++) {
            token(credential.header());
            rig.clock.advance(STEP);
        }
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anErrorOfTheStoreEndsTheRefreshAndNotTheAccount() throws IOException {
        WrappedStore store = new WrappedStore(rig.memory);
        rig.policy = rig.policy.withAttempts(2).withCoolDown(Duration.ofMillis(1));
        OAuthCredential credential = rig.credential(store);
        store.error = new NoClassDefFoundError("made up");
        assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitException.class)
                .hasMessageContaining("NoClassDefFoundError");

        store.error = null;
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(token(credential.header())).isNotEmpty();
        rig.clock.advance(OAuthRig.LIFE);
        store.error = new StackOverflowError("made up");
        assertThatThrownBy(() -> token(credential.header())).hasMessageContaining("StackOverflowError");
        store.error = null;
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(token(credential.header())).isNotEmpty();
    }

    @Test
    void whereThereIsNoThreadTheRefreshFailsAndTheNextOneWorks() throws IOException {
        boolean[] full = { true };
        Executor scarce = task -> {
            if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            rig.pool.execute(task);
        };
        rig.policy = rig.policy.withCoolDown(Duration.ofMillis(1));
        try (OAuthCredential credential = new OAuthCredential(rig.settings(OAuthRig.REFRESH_TOKEN), rig.policy,
                rig.endpoint(OAuthRig.CLIENT_SECRET), rig.memory, scarce, rig.timer, rig.clock)) {
            assertThatThrownBy(() -> token(credential.header())).isInstanceOf(KitException.class);
            full[0] = false;
            rig.clock.advance(Duration.ofMinutes(1));
            assertThat(token(credential.header())).isNotEmpty();
        }
    }
}
