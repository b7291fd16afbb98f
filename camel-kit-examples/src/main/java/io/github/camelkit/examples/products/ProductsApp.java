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
package io.github.camelkit.examples.products;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelkit.examples.support.Commands;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppPlugin;
import io.github.camelkit.simulator.apps.PluginAuthorization;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A tea shop whose products can be shown in e-mails: an app for Kit's App Store, with a block for Kit's editor.
 */
@Command(name = "products-app", sortOptions = false, usageHelpWidth = 100,
         header = "A tea shop whose products can be shown in e-mails: an app for Kit.",
         description = {
             "%nWithout KIT_CLIENT_ID in the environment it runs against a simulator of Kit on this machine, and prints"
                 + " where to install it. It runs until it is interrupted." },
         footerHeading = "%nEnvironment, for the real Kit:%n",
         footer = {
             "  KIT_CLIENT_ID       the client id of the app, as Kit's developer settings show it",
             "  KIT_CLIENT_SECRET   its client secret",
             "  PUBLIC_URL          the https address under which Kit and browsers reach this server",
             "  PLUGIN_SECRET       the client secret that Kit is to send to this server; you choose it",
             "%nExit codes: 0 if it was interrupted, 1 if it cannot start, 2 for a wrong option." })
public final class ProductsApp implements Callable<Integer> {

    static final String CLIENT_ID = "kit";

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8092",
            description = "The port to listen on. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--tokens", paramLabel = "DIR", defaultValue = "target/products/tokens",
            description = "Where the tokens of the real Kit are kept, for the owner alone. Default: ${DEFAULT-VALUE}.")
    private Path tokens;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private final Map<String, String> environment;

    ProductsApp(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the app until it is interrupted. */
    public static void main(String[] args) {
        Commands.exit(commandLine(System.getenv()), args);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return Commands.commandLine(new ProductsApp(environment));
    }

    @Override
    public Integer call() {
        if (port < 1 || port > 65_535) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--port must be between 1 and 65535");
        }
        try {
            if (value("KIT_CLIENT_ID") == null) {
                runOnSimulator();
            } else {
                runOnKit();
            }
            return CommandLine.ExitCode.OK;
        } catch (JobException e) {
            return Commands.failed(spec, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.OK;
        }
    }

    private String value(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private void runOnSimulator() throws InterruptedException {
        try (KitSimulator kit = KitSimulator.start(); ProductsServer server = onSimulator(kit, port)) {
            say("The tea shop runs on " + local(port) + ", and Kit is a simulator on " + kit.baseUri(),
                    "Install the app:       " + kit.baseUri() + "/apps",
                    "Then use its block:    " + kit.baseUri() + "/editor");
            new CountDownLatch(1).await();
        }
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Starts the app, and registers it with a simulator. */
    static ProductsServer onSimulator(KitSimulator kit, int port) {
        String url = local(port);
        String secret = UUID.randomUUID().toString();
        ProductsServer server = new ProductsServer(new ProductsServer.Kit(
                Map.of("base-uri", kit.baseUri(), "client-id", KitSimulator.CLIENT_ID,
                        "client-secret", KitSimulator.CLIENT_SECRET),
                kit.baseUri(), kit.baseUri() + "/apps/install", CLIENT_ID, secret), url, port).start();
        kit.app(App.named("Tea shop").installUrl(url + "/kit").redirectUris(url + "/kit/callback")
                .authorization(new PluginAuthorization(CLIENT_ID, secret, url + "/kit/authorize", url + "/kit/token",
                        url + "/kit/refresh", url + "/kit/revoke"))
                .plugin(AppPlugin.of("Tea", url + "/kit/block", server.settings())));
        return server;
    }

    private void runOnKit() throws InterruptedException {
        Map<String, String> given = new HashMap<>();
        for (String name : new String[] {"KIT_CLIENT_ID", "KIT_CLIENT_SECRET", "PUBLIC_URL", "PLUGIN_SECRET"}) {
            if (value(name) == null) {
                throw new JobException("KIT_CLIENT_ID is set, but " + name + " is not");
            }
            given.put(name, value(name));
        }
        String url = given.get("PUBLIC_URL").replaceAll("/+$", "");
        if (!url.matches("https://[^/?#]+")) {
            throw new JobException("PUBLIC_URL must be an https address without a path");
        }
        ProductsServer.Kit kit = new ProductsServer.Kit(Map.of("client-id", given.get("KIT_CLIENT_ID"),
                "client-secret", given.get("KIT_CLIENT_SECRET"), "store-directory", tokens.toString()), "app.kit.com",
                "https://app.kit.com/apps,https://app.kit.com/apps/install", CLIENT_ID, given.get("PLUGIN_SECRET"));
        try (ProductsServer server = new ProductsServer(kit, url, port).start()) {
            say("The tea shop runs on " + local(port) + " for " + url + ". Enter in Kit's developer settings:",
                    "Authorization URL:  " + url + "/kit", "Redirect URI:       " + url + "/kit/callback",
                    "Plugin HTML URL:    " + url + "/kit/block", "Plugin client id:   " + CLIENT_ID,
                    "Authorize URL:      " + url + "/kit/authorize", "Token URL:          " + url + "/kit/token",
                    "Refresh URL:        " + url + "/kit/refresh", "Revoke URL:         " + url + "/kit/revoke",
                    "Plugin settings:", server.settings());
            new CountDownLatch(1).await();
        }
    }

    private void say(String... lines) {
        PrintWriter out = spec.commandLine().getOut();
        for (String line : lines) {
            out.println(line);
        }
        out.flush();
    }
}
