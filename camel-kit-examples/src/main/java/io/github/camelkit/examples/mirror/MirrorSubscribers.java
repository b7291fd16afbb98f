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
package io.github.camelkit.examples.mirror;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.exception.KitAuthenticationException;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Mirrors the subscribers of a Kit account in a database table.
 */
@Command(name = "mirror-subscribers", sortOptions = false, usageHelpWidth = 100,
         header = "Mirrors the subscribers of a Kit account in a database table.",
         description = {
             "%nThe first run fetches all subscribers, later ones those that have changed since. Runs until it is"
                 + " interrupted, which may be at any time.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the 10,000 subscribers of a simulator on"
                 + " this machine are mirrored. Its address is in the first line; to see a change:%n",
             "  curl -H 'X-Kit-Api-Key: kit_simulator_api_key' -H 'Content-Type: application/json' \\"
                 + "%n    -d '{\"email_address\":\"ada@example.com\"}' ADDRESS/v4/subscribers" },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        mirror the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   mirror the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if all is mirrored (with --once), 1 if it failed, 2 for a wrong option." })
public final class MirrorSubscribers implements Callable<Integer> {

    private static final long SIMULATED = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--directory", paramLabel = "DIR",
            description = "Holds the table subscribers, in the H2 database subscribers.mv.db, and how far it goes; one"
                    + " for each account. Default: target/mirror/kit, or target/mirror/simulator.")
    private Path directory;

    @Option(names = "--delay", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long to wait when nothing has changed. Default: ${DEFAULT-VALUE}.")
    private int delay;

    @Option(names = "--once", description = "End when all is mirrored, or with the first failure.")
    private boolean once;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private final Map<String, String> environment;
    private final AtomicReference<JobException> failure = new AtomicReference<>();

    MirrorSubscribers(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the mirror and exits. */
    public static void main(String[] args) {
        Commands.exit(commandLine(System.getenv()), args);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return Commands.commandLine(new MirrorSubscribers(environment));
    }

    @Override
    public Integer call() {
        if (delay < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--delay must be 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (KitAccess kit = KitAccess.of(environment, SIMULATED)) {
            out.println("Mirroring " + kit.description());
            Path place = directory != null ? directory
                    : Path.of("target", "mirror", kit.isSimulator() ? "simulator" : "kit");
            mirror(kit, place, out);
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.failed(spec, e);
        }
    }

    private void mirror(KitAccess kit, Path place, PrintWriter out) {
        Path database = place.resolve("subscribers");
        out.println("The table is subscribers in " + SubscriberTable.url(database));
        out.flush();
        try (SubscriberTable table = new SubscriberTable(database)) {
            Main main = new Main();
            kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
            main.configure().addRoutesBuilder(new MirrorRoutes(table, place.resolve("checkpoints"),
                    Duration.ofSeconds(delay), out, () -> idle(main), e -> failed(main, e)));
            main.run();
        } catch (JobException e) {
            throw e;
        } catch (Exception e) {
            throw JobException.of(e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void idle(Main main) {
        if (once) {
            main.completed();
        }
    }

    private void failed(Main main, Throwable e) {
        JobException told = JobException.of(e);
        // Other failures may pass; wrong credentials do not mend themselves
        if (once || ObjectHelper.getException(KitAuthenticationException.class, e) != null) {
            failure.compareAndSet(null, told);
            main.completed();
        } else {
            spec.commandLine().getErr().println(told.getMessage() + "; trying again in " + delay + " s");
            spec.commandLine().getErr().flush();
        }
    }
}
