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

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a simulator from the command line until it is interrupted. */
@Command(name = "kit-simulator", description = "Simulates the Kit V4 API over HTTP on this machine.",
        showDefaultValues = true, sortOptions = false, mixinStandardHelpOptions = true, versionProvider = KitSimulatorCommand.Version.class)
public final class KitSimulatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
            description = "Name or address to listen on; 0.0.0.0 is all. Nobody has to prove who they are.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
            description = "Port to listen on; 0 is a free one.")
    private int port;

    @Option(names = "--api-key", paramLabel = "KEY", defaultValue = "kit_simulator_api_key",
            description = "API key to accept.")
    private String apiKey;

    @Option(names = "--access-token", paramLabel = "TOKEN", defaultValue = "kit_simulator_access_token",
            description = "Access token to accept.")
    private String accessToken;

    @Option(names = "--rate-limit", paramLabel = "CALLS", defaultValue = "120",
            description = "Calls per window with an API key; 0 is no limit.")
    private int rateLimit;

    @Option(names = "--oauth-rate-limit", paramLabel = "CALLS", defaultValue = "600",
            description = "Calls per window with an access token; 0 is no limit.")
    private int oauthRateLimit;

    @Option(names = "--window", paramLabel = "TIME", defaultValue = "60", converter = DurationConverter.class,
            description = "Window of the limits, in seconds or as an ISO 8601 duration.")
    private Duration window;

    @Option(names = "--subscribers", paramLabel = "COUNT", defaultValue = "0",
            description = "Subscribers to begin with.")
    private long subscribers;

    @Option(names = "--seed", paramLabel = "FILE",
            description = "What to begin with: a JSON file, or CSV of subscribers.")
    private Path seed;

    @Option(names = "--data-dir", paramLabel = "DIRECTORY",
            description = "Where to keep everything between runs; what is kept there comes before --seed.")
    private Path dataDir;

    @Option(names = "--client-id", paramLabel = "ID", defaultValue = KitSimulator.CLIENT_ID,
            description = "Client id of the app.")
    private String clientId;

    @Option(names = "--client-secret", paramLabel = "SECRET", defaultValue = KitSimulator.CLIENT_SECRET,
            description = "Client secret of the app.")
    private String clientSecret;

    @Option(names = "--app", paramLabel = "FILE", converter = AppConverter.class,
            description = "App to offer in the App Store, a JSON file with its addresses and plugins.")
    private App app;

    /** Reads seconds or an ISO 8601 duration. */
    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + value + "' is neither seconds nor an ISO 8601 duration");
            }
        }
    }

    /** The version of this build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kit-simulator " + KitSimulator.version()};
        }
    }

    /** Reads an app from its file. */
    static final class AppConverter implements ITypeConverter<App> {
        @Override
        public App convert(String value) {
            try {
                return AppFile.read(Path.of(value));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Starts the simulator and waits. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new KitSimulatorCommand());
    }

    @Override
    public Integer call() {
        check(port >= 0 && port <= 65_535, "--port must be between 0 and 65535");
        check(rateLimit >= 0 && oauthRateLimit >= 0, "A limit must not be negative");
        check(subscribers >= 0, "--subscribers must not be negative");
        check(!window.isNegative() && !window.isZero(), "--window must be positive");
        try (KitSimulator simulator = start()) {
            PrintWriter out = spec.commandLine().getOut();
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
            return failed(e.getMessage());
        } catch (UncheckedIOException e) {
            return failed("Cannot start on " + host + " port " + port + ": " + e.getCause().getMessage());
        }
        return CommandLine.ExitCode.OK;
    }

    private int failed(String message) {
        spec.commandLine().getErr().println(message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private KitSimulator start() {
        KitSimulatorBuilder builder = KitSimulator.builder().host(host).port(port).apiKey(apiKey)
                .accessToken(accessToken).rateLimit(rateLimit).oauthRateLimit(oauthRateLimit).window(window)
                .subscribers(subscribers).seed(seed).dataDir(dataDir).clientId(clientId).clientSecret(clientSecret);
        builder.consentPage = app != null;
        KitSimulator simulator = builder.start();
        if (app != null) {
            simulator.app(app);
        }
        return simulator;
    }

    private void check(boolean ok, String message) {
        if (!ok) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
