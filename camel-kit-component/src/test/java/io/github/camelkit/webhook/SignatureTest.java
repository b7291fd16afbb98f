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
package io.github.camelkit.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureTest {

    private static final long TIME = 1_700_000_000;
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static Signature signature(String secret) {
        return Signature.parse("t=" + TIME + ",v1=" + EventTestSupport.signature(TIME, BODY, secret));
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false", "-100000,false"})
    void tolerance(int seconds, boolean timely) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(TIME + seconds), ZoneOffset.UTC);
        assertThat(signature("s").isTimely(clock, 300_000)).isEqualTo(timely);
    }

    @Test
    void anyOfSeveralSecrets() {
        assertThat(signature("b").isBy(List.of("a", "b", "c"), BODY)).isTrue();
        assertThat(signature("d").isBy(List.of("a", "b", "c"), BODY)).isFalse();
        assertThat(signature("d").isBy(List.of(), BODY)).isFalse();
    }

    @Test
    void knownValue() {
        // printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_test
        assertThat(Signature.parse("t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91")
                .isBy(List.of("whsec_test"), BODY)).isTrue();
    }
}
