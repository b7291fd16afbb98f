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
package io.github.camelkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs after all other tests, and searches what they logged at every level for each credential that they used. */
class SecretsScan {

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("kit_simulator_(api_key|access_token|refresh_token|client_secret)"),
            // As the simulator makes up keys, tokens, codes and signing secrets
            Pattern.compile("(access|code|refresh|key|token)_[0-9a-f]{8}-[0-9a-f]{4}"),
            Pattern.compile("whsec_[0-9a-f]{32}"),
            Pattern.compile("plugin_(token|code|secret)_"),
            // States, verifiers and cookies of installations
            Pattern.compile("(state|verifier|kit-install-[0-9a-f]{16})\"?[=:]\"?[A-Za-z0-9_-]{43}"),
            // The ends of the addresses of unsigned webhooks
            Pattern.compile("/kit/webhooks/\\S*/[0-9a-f]{40}"),
            // Those of bulk callbacks
            Pattern.compile("/kit/bulk/[0-9a-f]{40}"));

    @Test
    void noSecretIsInTheLog() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("target", "test-log.txt")));
        lines.addAll(Files.readAllLines(Path.of("target", "long-test-log.txt")));

        assertThat(lines).as("the log of the whole suite").hasSizeGreaterThan(1_000)
                .anyMatch(l -> l.contains("DEBUG io.github.camelkit")).anyMatch(l -> l.contains("jmx "))
                .anyMatch(l -> l.contains("console ")).anyMatch(l -> l.contains("health "))
                .anyMatch(l -> l.contains("KitAuthenticationException"));
        assertThat(lines.stream().filter(l -> SECRETS.stream().anyMatch(s -> s.matcher(l).find())).limit(5)).isEmpty();
    }
}
