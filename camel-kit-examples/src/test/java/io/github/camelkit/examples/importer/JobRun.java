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
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.simulator.KitSimulator;
import picocli.CommandLine;

/**
 * Runs the job in this process, and keeps what it said.
 */
record JobRun(int exitCode, String out, String err) {

    /** From the command line. */
    static JobRun command(Map<String, String> environment, boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = ImportSubscribers.commandLine(environment, terminal)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new JobRun(exitCode, out.toString(), err.toString());
    }

    /** Into a simulator of the test, and without a limit that one would notice. */
    static JobRun into(KitSimulator simulator, Path file, String... arguments) {
        return into(access(simulator, 1_000_000, Duration.ofMinutes(1)), file, arguments);
    }

    /** The same with an access token, through bulk calls. */
    static JobRun intoBulk(KitSimulator simulator, Path file, String... arguments) {
        Map<String, String> environment = Map.of("KIT_ACCESS_TOKEN", simulator.accessToken(),
                "KIT_BASE_URI", simulator.baseUri());
        return into(KitAccess.of(environment, 0).with("retry-delay", "10"), file, arguments);
    }

    static JobRun into(KitAccess kit, Path file, String... arguments) {
        StringWriter out = new StringWriter();
        try {
            ImportOptions options = new ImportOptions();
            new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
            new ImportJob(kit, options, new PrintWriter(out, true), false).run(file);
            return new JobRun(0, out.toString(), "");
        } catch (JobException e) {
            return new JobRun(2, out.toString(), e.getMessage());
        }
    }

    static KitAccess access(KitSimulator simulator, int limit, Duration window) {
        return KitAccess.withApiKey(simulator.baseUri(), simulator.apiKey(), new KitAccess.Limit(limit, window))
                .with("retry-delay", "10");
    }

    /** A copy of the file that ships with the example. */
    static Path sample(Path directory) throws IOException {
        Path file = directory.resolve("subscribers.csv");
        try (InputStream sample = ImportSubscribers.class.getResourceAsStream("subscribers.csv")) {
            Files.copy(sample, file);
        }
        return file;
    }

    static Path file(Path directory, String... lines) throws IOException {
        return Files.write(directory.resolve("people.csv"), List.of(lines));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
