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
package io.github.camelkit.examples.importer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job from the command line: which Kit, which file, what is said, and the exit code.
 */
@ExtendWith(KitSimulatorExtension.class)
class ImportSubscribersTest {

    private static final String HEADER = "email,first_name,tag";

    @TempDir
    private Path directory;

    @Test
    void runsTheSampleAgainstItsOwnSimulator() {
        JobRun run = JobRun.command(Map.of(), false);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).matches("Importing into the simulator at http://127\\.0\\.0\\.1:\\d+"
                + " with a limit of 60,000 calls a minute");
        assertThat(run.lines()).contains("100 %  1,000 of 1,000 lines")
                .anyMatch(line -> line.startsWith(" 10 %  1") && line.contains(" of 1,000 lines"));
        assertThat(run.out()).contains("    980 created").doesNotContain("\r[");
    }

    @Test
    void drawsABarOnATerminal() throws IOException {
        JobRun run = JobRun.command(Map.of(), true, "--file", onePerson().toString());

        assertThat(run.out()).containsPattern("\r.*100% \\[=+\\] 1/1 lines");
        assertThat(run.lines()).as("what follows begins a line").anyMatch(line -> line.startsWith("1 lines in "));
    }

    @Test
    void importsIntoTheAccountOfTheApiKey(KitSimulator kit) throws IOException {
        JobRun run = JobRun.command(Map.of("KIT_API_KEY", kit.apiKey(), "KIT_BASE_URI", kit.baseUri()), false,
                "--file", onePerson().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0))
                .isEqualTo("Importing into Kit at " + kit.baseUri() + " with an API key: 120 calls a minute");
        assertThat(run.out()).doesNotContain(kit.apiKey());
        assertThat(kit.state().subscriberId("ada@example.com")).isPositive();
    }

    @Test
    void importsIntoTheAccountOfTheAccessToken(KitSimulator kit) throws IOException {
        JobRun run = JobRun.command(Map.of("KIT_ACCESS_TOKEN", kit.accessToken(), "KIT_BASE_URI", kit.baseUri()), false,
                "--file", onePerson().toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).endsWith(" with an access token: 600 calls a minute");
        assertThat(run.out()).contains("      1 created or updated", " and 4 calls:").doesNotContain("already there");
        assertThat(run.out()).doesNotContain(kit.accessToken());
    }

    @Test
    void goesThroughBulkWithAnAccessToken(KitSimulator kit) throws IOException {
        kit.clearRequests();

        JobRun run = JobRun.command(Map.of("KIT_ACCESS_TOKEN", kit.accessToken(), "KIT_BASE_URI", kit.baseUri()), false,
                "--file", JobRun.sample(directory).toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("    992 created or updated", "      8 rejected",
                "    948 tags given, of 7 different ones", "line 58: anna.kowalska.example.com: Email address is invalid");
        assertThat(kit.requests()).hasSizeLessThanOrEqualTo(26)
                .allMatch(r -> r.path().startsWith("/v4/bulk/") || r.path().equals("/v4/account"));
        assertThat(kit.state().subscriberCount()).isGreaterThanOrEqualTo(980);
    }

    @Test
    void comparesBothWays() {
        JobRun run = JobRun.command(Map.of(), false, "--compare");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("    980 created\n", "    992 created or updated")
                .containsPattern("Single calls: 1,9\\d\\d in .* s; bulk: 2\\d in .* s");
    }

    @Test
    void comparesInTheSimulatorOnly(KitSimulator kit) {
        JobRun run = JobRun.command(Map.of("KIT_ACCESS_TOKEN", kit.accessToken()), false, "--compare");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--compare is for the simulator");
    }

    @Test
    void stopsAtOnceWithAWrongKey(KitSimulator kit) throws IOException {
        kit.clearRequests();

        JobRun run = JobRun.command(Map.of("KIT_API_KEY", "wrong_secret", "KIT_BASE_URI", kit.baseUri()), false,
                "--file", JobRun.sample(directory).toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("Kit refuses the credentials (The API key is invalid): check"
                + " KIT_API_KEY or KIT_ACCESS_TOKEN");
        assertThat(run.out()).doesNotContain("wrong_secret");
        assertThat(kit.requests()).hasSize(1);
        assertThat(directory.resolve("subscribers.rejected.csv")).doesNotExist();
    }

    @Test
    void saysThatKitCannotBeReached() throws IOException {
        String baseUri;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            baseUri = "http://127.0.0.1:" + socket.getLocalPort();
        }
        KitAccess kit = KitAccess.withApiKey(baseUri, "key", KitAccess.Limit.perMinute(120)).with("retry-delay", "10");

        JobRun run = JobRun.into(kit, onePerson());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("account/get: Kit cannot be reached")
                .hasLineCount(1);
    }

    @Test
    void refusesAnEnvironmentThatMakesNoSense() {
        assertRefused(Map.of("KIT_API_KEY", "a", "KIT_ACCESS_TOKEN", "b"),
                "Both KIT_API_KEY and KIT_ACCESS_TOKEN are set: set one of them");
        assertRefused(Map.of("KIT_BASE_URI", "http://127.0.0.1:1"),
                "KIT_BASE_URI is set, but neither KIT_API_KEY nor KIT_ACCESS_TOKEN is");
        assertRefused(Map.of("KIT_API_KEY", "a", "KIT_BASE_URI", "api.kit.com"),
                "KIT_BASE_URI must be an http or https address without a query");
    }

    private static void assertRefused(Map<String, String> environment, String sentence) {
        JobRun run = JobRun.command(environment, false);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helps() {
        JobRun run = JobRun.command(Map.of(), false, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: import-subscribers", "--file=FILE", "KIT_API_KEY", "KIT_ACCESS_TOKEN");
    }

    @Test
    void refusesAnUnknownOption() {
        JobRun run = JobRun.command(Map.of(), false, "--fiel", "people.csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option", "--fiel").contains("Usage: import-subscribers");
    }

    private Path onePerson() throws IOException {
        return JobRun.file(directory, HEADER, "ada@example.com,Ada,customer");
    }
}
