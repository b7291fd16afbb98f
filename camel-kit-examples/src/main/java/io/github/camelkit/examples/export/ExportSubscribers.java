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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.Progress;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Exports all subscribers of a Kit account to a CSV file.
 */
@Command(name = "export-subscribers", sortOptions = false, usageHelpWidth = 100,
         header = "Exports all subscribers of a Kit account to a CSV file.",
         description = {
             "%nThe file is in UTF-8, and has the columns id, email, first_name, state and created_at. It is there when"
                 + " it is complete, and replaces an earlier one only then.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the 10,000 subscribers of a simulator on"
                 + " this machine are exported." },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        export the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   export the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if the file is complete, 1 if the export failed, 2 for a wrong option." })
public final class ExportSubscribers implements Callable<Integer> {

    private static final Path DEFAULT_FILE = Path.of("target", "export", "subscribers.csv");
    private static final long SIMULATED = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE",
            description = "The file to write. Default: target/export/subscribers.csv.")
    private Path file;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private final Map<String, String> environment;
    private final boolean terminal;

    /** Shows the progress once it is known how many subscribers there are. */
    interface ProgressFactory {

        Progress of(long total);
    }

    ExportSubscribers(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Runs the export and exits. */
    public static void main(String[] args) {
        Commands.exit(commandLine(System.getenv(), Commands.isTerminal()), args);
    }

    static CommandLine commandLine(Map<String, String> environment, boolean terminal) {
        return Commands.commandLine(new ExportSubscribers(environment, terminal));
    }

    @Override
    public Integer call() {
        try (KitAccess kit = KitAccess.of(environment, SIMULATED)) {
            export(kit, file == null ? defaultFile() : file, spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.failed(spec, e);
        }
    }

    private static Path defaultFile() {
        try {
            Files.createDirectories(DEFAULT_FILE.getParent());
            return DEFAULT_FILE;
        } catch (IOException e) {
            throw new JobException("The directory " + DEFAULT_FILE.getParent() + " cannot be made: " + e, e);
        }
    }

    private void export(KitAccess kit, Path path, PrintWriter out) {
        long start = System.nanoTime();
        out.println("Exporting from " + kit.description());
        out.flush();
        try (SubscribersCsv csv = new SubscribersCsv(path)) {
            try {
                run(kit, new ExportRoutes(csv, total -> new Progress(out, terminal, total, "subscribers")));
            } catch (JobException e) {
                throw new JobException(String.format(Locale.US, "Stopped after %,d subscribers, no file is written: %s",
                        csv.written(), e.getMessage()), e);
            }
            csv.complete();
            out.println(String.format(Locale.US, "%,d subscribers in %.1f s, written to %s", csv.written(),
                    (System.nanoTime() - start) / 1e9, path));
            out.flush();
        }
    }

    private static void run(KitAccess kit, ExportRoutes routes) {
        Main main = new Main();
        // Who interrupts the export wants it to end now, and can run it again
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
        main.configure().addRoutesBuilder(routes);
        try {
            main.start();
            Exchange done = main.getCamelTemplate().request(ExportRoutes.EXPORT, exchange -> { });
            if (done.getException() != null) {
                throw done.getException();
            }
        } catch (Exception e) {
            throw JobException.of(e);
        } finally {
            main.stop();
        }
    }
}
