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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Imports a CSV file of subscribers into Kit and tags them.
 */
@Command(name = "import-subscribers", sortOptions = false, usageHelpWidth = 100,
         header = "Imports a CSV file of subscribers into Kit and tags them.",
         description = {
             "%nThe file is in UTF-8, and its first line names the columns email, first_name and tag. Who is there"
                 + " already is not added twice, so that the job can be run again at any time. Lines that Kit refuses"
                 + " are written to NAME.rejected.csv beside the file.",
             "%nWith an access token the job goes through bulk calls, each of which takes a hundred lines, and which do"
                 + " not tell who was created and who was there.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the job imports into a simulator on this"
                 + " machine." },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        import into the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   import into the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if every line was imported or rejected, 1 if the job failed, 2 for a wrong option." })
public final class ImportSubscribers implements Callable<Integer> {

    private static final String SAMPLE = "subscribers.csv";
    private static final Path SAMPLE_COPY = Path.of("target", "import", SAMPLE);

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE",
            description = "The file to import. Default: a sample of 1,000 lines, which is copied to target/import/"
                    + SAMPLE + " first.")
    private Path file;

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

    static CommandLine commandLine(Map<String, String> environment, boolean terminal) {
        return Commands.commandLine(new ImportSubscribers(environment, terminal));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (KitAccess kit = KitAccess.of(environment, 0)) {
            Path path = file == null ? copySample() : file;
            if (compare) {
                compare(kit, path, out);
            } else {
                importInto(kit, path, out);
            }
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.failed(spec, e);
        }
    }

    private void compare(KitAccess kit, Path path, PrintWriter out) {
        if (!kit.isSimulator()) {
            throw new JobException("--compare is for the simulator: unset KIT_API_KEY and KIT_ACCESS_TOKEN");
        }
        long start = System.nanoTime();
        long single = importInto(kit, path, out).calls();
        long singleNanos = System.nanoTime() - start;
        // A simulator of its own, so that both ways start from nothing
        try (KitAccess other = KitAccess.of(environment, 0)) {
            start = System.nanoTime();
            long bulk = importInto(other.simulatorWithToken(), path, out).calls();
            long bulkNanos = System.nanoTime() - start;
            out.println(String.format(Locale.US, "Single calls: %,d in %.1f s; bulk: %,d in %.1f s", single,
                    singleNanos / 1e9, bulk, bulkNanos / 1e9));
        }
    }

    /**
     * @throws JobException if the job could not be done to its end
     */
    ImportReport importInto(KitAccess kit, Path path, PrintWriter out) {
        long start = System.nanoTime();
        out.println("Importing into " + kit.description());
        SubscriberFile subscribers = SubscriberFile.check(path);
        announce(kit, subscribers, out);
        Progress progress = new Progress(out, terminal, subscribers.lines(), "lines");
        ImportReport report = new ImportReport(progress);
        try {
            new ImportJob(kit, subscribers, report).run();
        } catch (JobException e) {
            progress.interrupt();
            throw stopped(e, report, subscribers);
        }
        RejectsFile rejects = new RejectsFile(subscribers);
        rejects.write(report.rejections());
        new Summary(out).print(report, subscribers, rejects, Duration.ofNanos(System.nanoTime() - start),
                kit.isToken());
        return report;
    }

    private static void announce(KitAccess kit, SubscriberFile subscribers, PrintWriter out) {
        // A call for the subscriber and one for the tag; in bulk each for a hundred of them
        long calls = 2 * subscribers.lines() + subscribers.tags().size();
        Duration atLeast = kit.limit().atLeast(kit.isToken() ? calls / 100 : calls);
        out.println(String.format(Locale.US, "%s: %,d lines", subscribers.path(), subscribers.lines())
                + (atLeast.toMinutes() > 0 ? ", which take about " + atLeast.toMinutes() + " min" : ""));
        out.flush();
    }

    private static JobException stopped(JobException e, ImportReport report, SubscriberFile subscribers) {
        return new JobException(String.format(Locale.US, "Stopped after %,d of %,d lines: %s", report.done(),
                subscribers.lines(), e.getMessage()), e);
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
