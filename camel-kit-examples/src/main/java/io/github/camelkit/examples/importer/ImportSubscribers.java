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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.Output;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Imports a CSV file of subscribers into Kit and tags them.
 */
@Command(name = "import-subscribers", sortOptions = false, usageHelpWidth = 100,
         header = "Imports a CSV file of subscribers into Kit and tags them.",
         description = {
             "%nTakes the files that Kit, Mailchimp, Substack and spreadsheets write, with commas, semicolons, tabs or"
                 + " pipes between the columns; only a column of e-mail addresses is required. Who is there already is"
                 + " not added twice, so that the job can be run again at any time. Lines that Kit refuses are written"
                 + " to NAME.rejected.csv beside the file, with the reason.",
             "%nWith an access token the job goes through bulk calls, each of which takes a hundred lines, and which do"
                 + " not say who was created and who was there.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the job imports into a simulator on this"
                 + " machine." },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        import into the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   import into the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if every line was imported or rejected, 2 if the job could not begin or had to stop, or"
                 + " an option is wrong, 130 if it was interrupted." })
public final class ImportSubscribers implements Callable<Integer> {

    private static final String SAMPLE = "subscribers.csv";
    private static final Path SAMPLE_COPY = Path.of("target", "import", SAMPLE);

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ImportOptions options = new ImportOptions();

    @Option(names = "--compare",
            description = "Import the file twice into the simulator, with single calls and in bulk, and compare.")
    private boolean compare;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private final Map<String, String> environment;
    private final boolean terminal;

    ImportSubscribers(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Runs the job and exits. */
    public static void main(String[] args) {
        Commands.exit(commandLine(System.getenv(), Commands.isTerminal()), args);
    }

    /** The command line, for an environment; on a terminal it draws a bar. */
    public static CommandLine commandLine(Map<String, String> environment, boolean terminal) {
        return Commands.commandLine(new ImportSubscribers(environment, terminal))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        if (options.limit != null && options.limit < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--limit must be 1 or more");
        }
        try (KitAccess kit = KitAccess.of(environment, 0)) {
            Path path = options.file == null ? copySample() : options.file;
            if (compare) {
                compare(kit, path);
            } else {
                importInto(kit, path);
            }
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.stopped(spec, e);
        }
    }

    private long importInto(KitAccess kit, Path path) {
        return new ImportJob(kit, options, spec.commandLine().getOut(), terminal).run(path);
    }

    private void compare(KitAccess kit, Path path) {
        if (!kit.isSimulator()) {
            throw new JobException("--compare is for the simulator: unset KIT_API_KEY and KIT_ACCESS_TOKEN");
        }
        long start = System.nanoTime();
        long single = importInto(kit, path);
        long singleNanos = System.nanoTime() - start;
        // A simulator of its own, so that both ways start from nothing
        try (KitAccess other = KitAccess.of(environment, 0)) {
            start = System.nanoTime();
            long bulk = importInto(other.simulatorWithToken(), path);
            long bulkNanos = System.nanoTime() - start;
            new Output(spec.commandLine().getOut()).line("Single calls: %,d in %.1f s; bulk: %,d in %.1f s", single,
                    singleNanos / 1e9, bulk, bulkNanos / 1e9);
        }
    }

    /** The rejected lines are written beside the file, so it must be where one can write. */
    private static Path copySample() {
        try (InputStream sample = ImportSubscribers.class.getResourceAsStream(SAMPLE)) {
            Files.createDirectories(SAMPLE_COPY.getParent());
            Files.copy(sample, SAMPLE_COPY, StandardCopyOption.REPLACE_EXISTING);
            return SAMPLE_COPY;
        } catch (IOException e) {
            throw new JobException("The sample cannot be copied to " + SAMPLE_COPY, e);
        }
    }
}
