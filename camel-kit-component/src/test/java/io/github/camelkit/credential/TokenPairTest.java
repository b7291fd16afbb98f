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
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A pair of tokens: its text in the store, and when it is to be renewed. */
class TokenPairTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00.123456789Z");

    @Test
    void comesBackFromItsText() throws IOException {
        TokenPair pair = new TokenPair("a\"ccess", "refresh", NOW.plusSeconds(60), NOW, "public", List.of("x", "y"));
        assertThat(TokenPair.fromJson(pair.toJson())).isEqualTo(pair);
        assertThat(pair.toJson()).doesNotContain("client_id");
        TokenPair ofAnApp = pair.withClientId("app");
        assertThat(TokenPair.fromJson(ofAnApp.toJson())).isEqualTo(ofAnApp);
        assertThat(ofAnApp.isOfAnotherThan("app")).isFalse();
        assertThat(ofAnApp.isOfAnotherThan("other")).isTrue();
        assertThat(pair.isOfAnotherThan("other")).isFalse();
        TokenPair unknown = new TokenPair("access", null, null, NOW);
        assertThat(TokenPair.fromJson(unknown.toJson())).isEqualTo(unknown);
    }

    @Test
    void oneTokenWrittenByHandIsEnough() throws IOException {
        TokenPair pair = TokenPair.fromJson("{\"refresh_token\":\"r\"}");
        assertThat(pair.refreshToken()).isEqualTo("r");
        assertThat(pair.isUsable(NOW)).isFalse();
        assertThat(pair.isFresh(NOW)).isFalse();
        assertThat(TokenPair.fromJson("{\"access_token\":\"a\"}").isFresh(NOW)).isTrue();
        assertThat(TokenPair.fromJson("{\"access_token\":\"a\",\"expires_at\":\"2026-11-01T10:06:00Z\"}").isFresh(NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "1", "{\"access_token\":\"secret", "{\"access_token\":[\"secret\"]}",
            "{\"access_token\":\"secret\",\"expires_at\":\"secret\"}", "{\"access_token\":\" \"}",
            "{\"access_token\":\"secret\"} secret" })
    void refusesWhatIsNoPairWithoutRepeatingIt(String text) {
        assertThatIOException().isThrownBy(() -> TokenPair.fromJson(text)).withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void needsAToken() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenPair(null, null, NOW, NOW));
    }

    @ParameterizedTest
    @CsvSource({ "172800, 300000", "7200, 300000", "3000, 300000", "2999, 299900", "60, 6000", "1, 100" })
    void isRenewedFiveMinutesOrATenthOfItsLifeBeforeItsEnd(long life, long marginMillis) {
        Instant end = NOW.plusSeconds(life);
        TokenPair pair = new TokenPair("a", "r", end, NOW);
        Instant margin = end.minus(Duration.ofMillis(marginMillis));
        assertThat(pair.isFresh(margin.minusNanos(1))).isTrue();
        assertThat(pair.isFresh(margin)).isFalse();
        assertThat(pair.isUsable(end.minusNanos(1))).isTrue();
        assertThat(pair.isUsable(end)).isFalse();
    }

    @Test
    void isToldApartByItsTokens() {
        TokenPair pair = new TokenPair("a", "r", NOW, NOW);
        assertThat(pair.identity()).isEqualTo(new TokenPair("a", "r", null, null).identity())
                .isNotEqualTo(new TokenPair("a", "s", NOW, NOW).identity())
                .isNotEqualTo(new TokenPair("b", "r", NOW, NOW).identity());
    }
}
