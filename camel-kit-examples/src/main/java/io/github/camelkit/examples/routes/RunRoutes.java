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
package io.github.camelkit.examples.routes;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import org.apache.camel.main.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs routes in YAML or XML: those of the examples, or files of your own.
 */
@Command(name = "run-routes", sortOptions = false, usageHelpWidth = 100,
         header = "Runs routes in YAML or XML.",
         description = {
             "%nA file of your own, or one of the examples by its name, such as export.yaml or export.xml. Runs"
                 + " until it is interrupted.",
             "%nWithout KIT_API_KEY or KIT_ACCESS_TOKEN in the environment, the routes talk to a simulator on this"
                 + " machine, with 1,000 subscribers and the tag Reader, which three of them have." },
         footerHeading = "%nEnvironment:%n",
         footer = {
             "  KIT_API_KEY        talk to the Kit account of this API key",
             "  KIT_ACCESS_TOKEN   talk to the Kit account of this OAuth access token",
             "  KIT_BASE_URI       the address of the API, if it is not https://api.kit.com",
             "%nExit codes: 0 if it was interrupted, 1 if the routes do not start, 2 for a wrong option." })
public final class RunRoutes implements Callable<Integer> {

    private static final long SIMULATED = 1000;
    private static final int TAGGED = 3;
    private static final String FOLDER = "routes/";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of routes, or names of examples.")
    private List<String> files;

    @Option(names = {"-p", "--property"}, paramLabel = "KEY=VALUE",
            description = "A property, for placeholders such as {{my.service}} or for options of Camel.")
    private Map<String, String> properties = Map.of();

    @Option(names = "--port", paramLabel = "PORT",
            description = "Serve HTTP on this port of this machine, for routes that receive events. The address is the"
                    + " property public.url, unless that is given.")
    private Integer port;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "End after that time.")
    private Integer seconds;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private final Map<String, String> environment;

    RunRoutes(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the routes until it is interrupted. */
    public static void main(String[] args) {
        // What routes log is what one wants to see, also when Maven is told to be quiet
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        for (String noisy : List.of("io.undertow", "org.xnio", "org.jboss", "io.vertx", "org.apache.camel.main")) {
            System.setProperty("org.slf4j.simpleLogger.log." + noisy, "warn");
        }
        Commands.exit(commandLine(System.getenv()), args);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return Commands.commandLine(new RunRoutes(environment));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (KitAccess access = KitAccess.of(environment, SIMULATED)) {
            // A token can do more than an API key
            KitAccess kit = access.isSimulator() ? access.simulatorWithToken() : access;
            out.println("Routes talk to " + kit.description());
            out.flush();
            Main main = main(kit);
            if (seconds != null) {
                main.configure().setDurationMaxSeconds(seconds);
            }
            main.run();
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.failed(spec, e);
        } catch (Exception e) {
            return Commands.failed(spec, JobException.of(e));
        }
    }

    /** A Camel with the routes, the credentials and the properties, which is not started yet. */
    Main main(KitAccess kit) {
        Main main = new Main();
        kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
        if (kit.isSimulator()) {
            main.addInitialProperty("reader.tag", Long.toString(kit.addSimulatedTag("Reader", TAGGED)));
        }
        if (port != null) {
            main.addInitialProperty("camel.server.enabled", "true");
            main.addInitialProperty("camel.server.host", "127.0.0.1");
            main.addInitialProperty("camel.server.port", port.toString());
            main.addInitialProperty("public.url", "http://127.0.0.1:" + port);
        }
        properties.forEach(main::addInitialProperty);
        main.configure().withRoutesIncludePattern(String.join(",", files.stream().map(RunRoutes::resource).toList()));
        return main;
    }

    private static String resource(String file) {
        if (Files.isRegularFile(Path.of(file))) {
            return "file:" + Path.of(file).toAbsolutePath();
        }
        if (RunRoutes.class.getClassLoader().getResource(FOLDER + file) != null) {
            return "classpath:" + FOLDER + file;
        }
        throw new JobException("There is no file " + file + ", and no example of that name");
    }
}
