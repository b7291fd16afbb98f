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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppFile;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** Runs a simulator from the command line until it is interrupted. */
public final class KitSimulatorCommand {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final List<Setting> SETTINGS = List.of(
            new Setting("host", "HOST", "127.0.0.1",
                    "Name or address to listen on; 0.0.0.0 is all. Nobody has to prove who they are."),
            new Setting("port", "PORT", "0", "Port to listen on; 0 is a free one."),
            new Setting("api-key", "KEY", "kit_simulator_api_key", "API key to accept."),
            new Setting("access-token", "TOKEN", "kit_simulator_access_token", "Access token to accept."),
            new Setting("rate-limit", "CALLS", "120", "Calls per window with an API key; 0 is no limit."),
            new Setting("oauth-rate-limit", "CALLS", "600", "Calls per window with an access token; 0 is no limit."),
            new Setting("window", "TIME", "60", "Window of the limits, in seconds or as an ISO 8601 duration."),
            new Setting("subscribers", "COUNT", "0", "Subscribers to begin with; they are generated when asked for."),
            new Setting("seed", "FILE", null, "What to begin with: a JSON file, or CSV of subscribers."),
            new Setting("data-dir", "DIRECTORY", null,
                    "Where to keep everything between runs; what is kept there comes before --seed."),
            new Setting("client-id", "ID", KitSimulator.CLIENT_ID, "Client id of the app."),
            new Setting("client-secret", "SECRET", KitSimulator.CLIENT_SECRET, "Client secret of the app."),
            new Setting("app", "FILE", null,
                    "App to offer in the App Store, a JSON file with its addresses and plugins."));

    private final PrintWriter out;
    private final PrintWriter err;

    /** An option with a value; {@code standard} is what it is without the option, {@code null} for nothing. */
    private record Setting(String name, String value, String standard, String description) {
    }

    KitSimulatorCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Starts the simulator and waits. */
    public static void main(String[] args) {
        // what the first call needs is loaded while the options are read, or else one would wait for both
        HeadStart.begin();
        System.exit(new KitSimulatorCommand(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8)).execute(args));
    }

    /** Runs until it is interrupted; the exit code. */
    int execute(String... args) {
        try {
            CommandLine given = DefaultParser.builder().setAllowPartialMatching(false).get().parse(options(), args);
            if (!given.getArgList().isEmpty()) {
                throw new IllegalArgumentException("Unknown argument: " + given.getArgList().get(0));
            }
            if (given.hasOption("help")) {
                help();
                return OK;
            }
            if (given.hasOption("version")) {
                out.println("kit-simulator " + KitSimulator.version());
                return OK;
            }
            App app = given.hasOption("app") ? AppFile.read(Path.of(given.getOptionValue("app"))) : null;
            return run(builder(given, app), app);
        } catch (ParseException | IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("--help shows all options.");
            return USAGE;
        }
    }

    private static Options options() {
        Options options = new Options();
        for (Setting one : SETTINGS) {
            options.addOption(Option.builder().longOpt(one.name()).hasArg().argName(one.value())
                    .desc(one.description() + (one.standard() == null ? "" : " Default: " + one.standard())).get());
        }
        options.addOption(Option.builder("V").longOpt("version").desc("Show the version and exit.").get());
        options.addOption(Option.builder("h").longOpt("help").desc("Show this help and exit.").get());
        return options;
    }

    private void help() {
        Options options = options();
        List<Option> asAdded = List.copyOf(options.getOptions());
        try {
            HelpFormatter.builder().setShowSince(false).setHelpAppendable(new TextHelpAppendable(out))
                    .setComparator(Comparator.comparing(asAdded::indexOf)).get()
                    .printHelp("kit-simulator", "Simulates the Kit V4 API over HTTP on this machine.", options, "", true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KitSimulatorBuilder builder(CommandLine given, App app) {
        Duration window = duration(given);
        check(!window.isNegative() && !window.isZero(), "--window must be positive");
        KitSimulatorBuilder builder = KitSimulator.builder().host(text(given, "host"))
                .port((int) number(given, "port", 65_535)).apiKey(text(given, "api-key"))
                .accessToken(text(given, "access-token"))
                .rateLimit((int) number(given, "rate-limit", Integer.MAX_VALUE))
                .oauthRateLimit((int) number(given, "oauth-rate-limit", Integer.MAX_VALUE)).window(window)
                .subscribers(number(given, "subscribers", Long.MAX_VALUE)).clientId(text(given, "client-id"))
                .clientSecret(text(given, "client-secret")).seed(path(given, "seed")).dataDir(path(given, "data-dir"));
        builder.consentPage = app != null;
        return builder;
    }

    private static String text(CommandLine given, String name) {
        return given.getOptionValue(name, () -> SETTINGS.stream().filter(one -> one.name().equals(name)).findFirst()
                .map(Setting::standard).orElse(null));
    }

    private static Path path(CommandLine given, String name) {
        String value = text(given, name);
        return value == null ? null : Path.of(value);
    }

    private static long number(CommandLine given, String name, long max) {
        String value = text(given, name);
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new IllegalArgumentException("--" + name + " must be a number between 0 and " + max + ", not " + value);
    }

    private static Duration duration(CommandLine given) {
        String value = text(given, "window");
        try {
            return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(value + " is neither seconds nor an ISO 8601 duration", e);
        }
    }

    private static void check(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException(message);
        }
    }

    private int run(KitSimulatorBuilder builder, App app) {
        try (KitSimulator simulator = builder.start()) {
            if (app != null) {
                simulator.app(app);
            }
            out.println("Kit simulator on " + simulator.baseUri() + " - open it in a browser to see what it does");
            // Nobody else's: it is this machine's own
            out.println("API key " + simulator.apiKey() + ", access token " + simulator.accessToken());
            if (app != null) {
                out.println("Install " + app.name() + " on " + simulator.baseUri() + "/apps");
            }
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException e) {
            err.println("Cannot start: " + e.getMessage());
            return FAILED;
        } catch (UncheckedIOException e) {
            err.println("Cannot start on " + builder.host + " port " + builder.port + ": " + e.getCause().getMessage());
            return FAILED;
        }
        return OK;
    }
}
