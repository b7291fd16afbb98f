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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.KitCamel;
import io.github.camelkit.examples.support.Output;
import io.github.camelkit.examples.support.Progress;
import io.github.camelkit.model.CustomField;
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
             "%nThe file is in UTF-8, and has the columns email, first_name, state, tags, and one for each custom"
                 + " field, sorted by address; the import reads it. It is there when it is complete, and replaces an"
                 + " earlier one only then.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the 10,000 subscribers of a simulator on"
                 + " this machine are exported." },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        export the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   export the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if the file is complete, 2 if the export failed or an option is wrong, 130 if it was"
                 + " interrupted." })
public final class ExportSubscribers implements Callable<Integer> {

    private static final Path DEFAULT_FILE = Path.of("target", "export", "subscribers.csv");
    private static final long SIMULATED = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE",
            description = "The file to write. Default: target/export/subscribers.csv.")
    private Path file;

    @Option(names = "--with-ids",
            description = "Also write the columns id and created_at, which Kit gives itself, so that an import leaves"
                    + " them out.")
    private boolean withIds;

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
            return Commands.stopped(spec, e);
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

    private void export(KitAccess kit, Path path, PrintWriter writer) {
        long start = System.nanoTime();
        Output out = new Output(writer);
        out.line("Exporting from %s", kit.description());
        try (KitCamel camel = new KitCamel(kit)) {
            List<CustomField> fields = camel.list("kit:custom-fields?operation=list&paging=ALL", CustomField.class);
            try (SubscribersCsv csv = new SubscribersCsv(path, new SubscriberTable(fields, withIds))) {
                run(camel, csv, writer);
                csv.complete();
                out.line("%,d subscribers in %.1f s, written to %s", csv.written(), (System.nanoTime() - start) / 1e9,
                        path);
            }
        }
    }

    private void run(KitCamel camel, SubscribersCsv csv, PrintWriter writer) {
        ExportRoutes routes = new ExportRoutes(csv,
                total -> new Progress(writer, terminal, 0, total, "subscribers"));
        try {
            camel.add(routes);
            camel.run(ExportRoutes.EXPORT);
        } catch (JobException e) {
            throw new JobException(String.format(Locale.US, "Stopped after %,d subscribers, no file is written: %s",
                    csv.written(), e.getMessage()), e);
        } finally {
            routes.end();
        }
    }
}
