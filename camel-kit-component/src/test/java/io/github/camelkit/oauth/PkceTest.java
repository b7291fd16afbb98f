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

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PkceTest {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @Test
    void vectorOfTheStandard() {
        // RFC 7636, appendix B
        assertThat(Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void bytesOfTheStandardMakeItsVerifier() {
        byte[] bytes = {116, 24, (byte) 223, (byte) 180, (byte) 151, (byte) 153, (byte) 224, 37, 79, (byte) 250, 96,
            125, (byte) 216, (byte) 173, (byte) 187, (byte) 186, 22, (byte) 212, 37, 77, 105, (byte) 214, (byte) 191,
            (byte) 240, 91, 88, 5, 88, 83, (byte) 132, (byte) 141, 121};

        assertThat(Secret.base64(bytes)).isEqualTo("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    @Test
    void newVerifiersAreAllowedAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String verifier = Pkce.newVerifier();
            assertThat(verifier).hasSize(43).matches("[A-Za-z0-9._~-]+");
            assertThat(Pkce.challenge(verifier)).hasSize(43).matches("[A-Za-z0-9_-]+");
            seen.add(verifier);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void everyAllowedVerifierIsTaken() {
        assertThat(Pkce.challenge(UNRESERVED)).hasSize(43);
        assertThat(Pkce.challenge("a".repeat(43))).isNotEqualTo(Pkce.challenge("a".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "0123456789012345678901234567890123456789+/", "plus+plus+plus+plus+plus+plus+plus+plus+plus+",
        "with space with space with space with space ", "umlaut-\u00e4-umlaut-umlaut-umlaut-umlaut-umlaut-uml"})
    void anyOtherIsRefusedAndNotRepeated(String verifier) {
        assertThatThrownBy(() -> Pkce.challenge(verifier)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a code verifier has 43 to 128 letters, digits and -._~");
    }

    @Test
    void tooLongIsRefused() {
        assertThatThrownBy(() -> Pkce.challenge("a".repeat(129))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pkce.challenge("a".repeat(42))).isInstanceOf(IllegalArgumentException.class);
    }
}
