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
package io.github.camelkit.examples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.examples.support.JobProcess;
import io.github.camelkit.simulator.KitSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The export from the command line: what is written, what is said, and the exit code.
 */
class ExportSubscribersTest {

    private static final int SUBSCRIBERS = 2500;
    // And the custom fields
    private static final int CALLS = 4;

    @RegisterExtension
    private final KitSimulatorExtension kit = new KitSimulatorExtension(builder -> builder.subscribers(SUBSCRIBERS));

    @TempDir
    private Path directory;

    @Test
    void writesAllSubscribersOfItsOwnSimulator() throws IOException {
        CommandRun run = run(Map.of(), false);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).matches("Exporting from the simulator at http://127\\.0\\.0\\.1:\\d+"
                + " with a limit of 60,000 calls a minute");
        assertThat(run.lines()).contains("100 %  10,000 of 10,000 subscribers");
        assertThat(run.out()).containsPattern("10,000 subscribers in \\d+\\.\\d s, written to ");
        assertThat(Files.readAllLines(file())).hasSize(10_001).doesNotHaveDuplicates();
    }

    @Test
    void writesEachStateAndWhatHasToBeQuoted() throws IOException {
        long id = kit.simulator().state().addSubscriber("ada@example.com", "Ada \"the first\", Ålesund", "cancelled");
        long bare = kit.simulator().state().addSubscriber("bob@example.com");

        CommandRun run = run(CommandRun.environment(kit.simulator()), true, "--with-ids");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).isEqualTo("Exporting from Kit at " + kit.simulator().baseUri()
                + " with an API key: 120 calls a minute");
        assertThat(run.out()).contains("2502/2502 subscribers")
                .doesNotContain(kit.simulator().apiKey());
        assertThat(Files.readAllLines(file())).hasSize(SUBSCRIBERS + 3)
                .startsWith("email,first_name,state,tags,id,created_at")
                .anyMatch(line -> line.matches("subscriber1@example.com,Subscriber 1,active,,1,20\\d\\d-.*Z"))
                .anyMatch(line -> line.startsWith(
                        "ada@example.com,\"Ada \"\"the first\"\", Ålesund\",cancelled,," + id + ",20"))
                .anyMatch(line -> line.startsWith("bob@example.com,,active,," + bare + ",20"));
        assertThat(kit.simulator().requests()).hasSize(CALLS);
        assertOnlyTheFile();
    }

    @Test
    void leavesAnEarlierFileAloneWhenAPageFails() throws IOException {
        Files.writeString(file(), "of an earlier export");
        // The first page is read
        kit.simulator().faults().next(1).on("GET", "/v4/subscribers").delay(Duration.ZERO);
        kit.simulator().faults().next(1).on("GET", "/v4/subscribers").status(404);

        CommandRun run = run(CommandRun.environment(kit.simulator()), false);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Stopped after 1,000 subscribers, no file is written: subscribers/list")
                .hasLineCount(1);
        assertThat(file()).hasContent("of an earlier export");
        assertOnlyTheFile();
    }

    @Test
    void leavesAnEarlierFileAloneWhenTheDiskIsFull() throws Exception {
        Files.writeString(file(), "of an earlier export");

        try (JobProcess job = JobProcess.onFullDisk(1, ExportSubscribers.class,
                CommandRun.environment(kit.simulator()), "--file", file().toString())) {
            assertThat(job.exitCode()).as(job.output()).isEqualTo(2);
            assertThat(job.output()).containsPattern("Stopped after [\\d,]+ subscribers, no file is written: The file "
                    + file() + " cannot be written: File too large");
        }

        assertThat(file()).hasContent("of an earlier export");
        assertOnlyTheFile();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAnEarlierFileAloneWhenItIsInterruptedOrKilled(boolean interrupted) throws Exception {
        Files.writeString(file(), "of an earlier export");
        kit.simulator().faults().next(1).on("GET", "/v4/subscribers").never();

        try (JobProcess job = JobProcess.start(ExportSubscribers.class, CommandRun.environment(kit.simulator()),
                List.of(), "--file", file().toString())) {
            await().atMost(Duration.ofSeconds(120)).until(() -> kit.simulator().requests().size() > 1);
            if (interrupted) {
                job.interrupt();
            } else {
                job.kill();
            }
            assertThat(job.exitCode()).as(job.output()).isEqualTo(interrupted ? 130 : 137);
        }

        assertThat(file()).hasContent("of an earlier export");
        if (interrupted) {
            assertOnlyTheFile();
        }
    }

    @Test
    void writesNothingWithAWrongKey() {
        CommandRun run = run(Map.of("KIT_API_KEY", "wrong_secret", "KIT_BASE_URI", kit.simulator().baseUri()), false);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("Kit refuses the credentials (The API key is invalid): check"
                + " KIT_API_KEY or KIT_ACCESS_TOKEN");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void writesTheHeaderOfAnEmptyAccount() throws IOException {
        String account = kit.simulator().addAccount("empty").apiKey();

        CommandRun run = run(Map.of("KIT_API_KEY", account, "KIT_BASE_URI", kit.simulator().baseUri()), true);

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void refusesAPlaceWhereNoFileCanBe() {
        CommandRun run = CommandRun.of(ExportSubscribers.commandLine(CommandRun.environment(kit.simulator()), false),
                "--file", directory.toString());
        CommandRun nowhere = CommandRun.of(ExportSubscribers.commandLine(CommandRun.environment(kit.simulator()),
                false), "--file", directory.resolve("none/subscribers.csv").toString());

        assertThat(List.of(run.exitCode(), nowhere.exitCode())).containsOnly(2);
        assertThat(run.err()).endsWith("is a directory, and not a file to write to" + System.lineSeparator());
        assertThat(nowhere.err()).contains("cannot be written");
        assertThat(kit.simulator().requests()).noneMatch(request -> request.path().equals("/v4/subscribers"));
    }

    @Test
    void helps() {
        CommandRun run = CommandRun.of(ExportSubscribers.commandLine(Map.of(), false), "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: export-subscribers", "--file=FILE", "KIT_API_KEY", "KIT_ACCESS_TOKEN");
    }

    private CommandRun run(Map<String, String> environment, boolean terminal, String... more) {
        String[] arguments = Stream.concat(Stream.of("--file", file().toString()), Stream.of(more))
                .toArray(String[]::new);
        return CommandRun.of(ExportSubscribers.commandLine(environment, terminal), arguments);
    }

    private Path file() {
        return directory.resolve("subscribers.csv");
    }

    private void assertOnlyTheFile() {
        assertThat(directory.toFile().list()).containsExactly("subscribers.csv");
    }
}
