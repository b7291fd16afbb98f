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
package io.github.camelkit.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final KitSimulatorCommand command =
            new KitSimulatorCommand(new PrintWriter(out, true), new PrintWriter(err, true));

    @Test
    void helps() {
        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString()).contains("--port", "--api-key", "--access-token", "--rate-limit",
                "--oauth-rate-limit", "--window", "--subscribers", "--client-id", "--client-secret", "--app", "--host", "--seed", "--data-dir", "--version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--port=high", "--port=70000", "--rate-limit=-1", "--window=soon",
        "--window=0", "--subscribers=-5", "--app=no/such/file.json", "--host", "--ho=x", "stray"})
    void refusesBadOptions(String option) {
        assertThat(command.execute(option)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void tellsItsVersion() {
        assertThat(command.execute("--version")).isZero();
        assertThat(out.toString()).startsWith("kit-simulator ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed=no/such/file.json", "--host=no.such.host.invalid"})
    void tellsWhenItCannotStart(String option) {
        assertThat(command.execute(option)).isEqualTo(1);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void tellsWhenThePortIsTaken() {
        try (KitSimulator kit = KitSimulator.start()) {
            assertThat(command.execute("--port=" + kit.port())).isEqualTo(1);
            assertThat(err.toString()).contains("port " + kit.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "PT2S"})
    void runsUntilInterrupted(String window) throws InterruptedException {
        Thread runner = new Thread(() -> command.execute("--api-key=k", "--access-token=t", "--rate-limit=1",
                "--window=" + window, "--subscribers=3"));
        runner.start();
        Pattern address = Pattern.compile("http://127.0.0.1:(\\d+)");
        await().until(() -> address.matcher(out.toString()).find());
        Matcher matcher = address.matcher(out.toString());
        assertThat(matcher.find()).isTrue();
        runner.interrupt();
        runner.join(5000);
        assertThat(runner.isAlive()).isFalse();
    }

    @Test
    void offersAnApp(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("app.json"), "{\"name\":\"Tea\"}");
        Thread runner = new Thread(() -> command.execute("--app=" + file, "--client-id=c", "--client-secret=s"));
        runner.start();
        Pattern store = Pattern.compile("Install Tea on (http://127.0.0.1:\\d+/apps)");
        await().until(() -> store.matcher(out.toString()).find());
        runner.interrupt();
        runner.join(5000);
    }
}
