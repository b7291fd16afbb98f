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

import java.time.Duration;
import java.util.List;

import io.github.camelkit.store.Jvm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is printed, at whatever log level, holds a token or a client secret. */
class OAuthSecretsTest {

    @Test
    void nothingPrintsASecret() throws Exception {
        try (Jvm process = Jvm.start(List.of("-Dorg.slf4j.simpleLogger.log.io.github.camelkit=trace"),
                SecretsProcess.class)) {
            assertThat(process.await(Duration.ofSeconds(60))).as("%s", process.output()).isZero();
            String output = String.join("\n", process.output());
            assertThat(output).contains("DEBUG io.github.camelkit.credential.OAuthCredential").contains("WARN")
                    .contains("disk full").contains("KitAuthenticationException").contains("KitServerException")
                    .contains("KitRateLimitException").contains("damaged").endsWith("end");
            // As the simulator names its tokens
            assertThat(output).doesNotContain(OAuthRig.CLIENT_SECRET).doesNotContain(OAuthRig.REFRESH_TOKEN)
                    .doesNotContainPattern("(access|refresh)_[0-9a-f]{8}-");
        }
    }
}
