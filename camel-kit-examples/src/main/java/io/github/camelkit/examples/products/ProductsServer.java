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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.examples.support.JobException;
import org.apache.camel.main.Main;

/**
 * The app as it runs: Camel, with the routes, and its HTTP server.
 */
final class ProductsServer implements AutoCloseable {

    private static final String EXAMPLE_URL = "https://shop.example.com";

    private final Main main = new Main();
    private final String url;
    private final List<String> installs = new CopyOnWriteArrayList<>();

    /**
     * What it has to know of Kit.
     *
     * @param options      of the component, as in {@code camel.component.kit.client-id}
     * @param hosts        where browsers are sent back to after the installation
     * @param redirectUris where browsers are sent back to with a code
     * @param clientId     what Kit is called here
     * @param clientSecret what Kit proves it with
     */
    record Kit(Map<String, String> options, String hosts, String redirectUris, String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "Kit " + clientId;
        }
    }

    /**
     * @param url the address under which Kit and browsers reach it
     */
    ProductsServer(Kit kit, String url, int port) {
        this.url = url;
        // In an application of your own, these are properties of application.properties
        kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        main.addInitialProperty("shop.url", url);
        main.addInitialProperty("shop.kit-addresses", kit.hosts());
        main.addInitialProperty("shop.redirect-uris", kit.redirectUris());
        main.addInitialProperty("shop.client-id", kit.clientId());
        main.addInitialProperty("shop.settings", "classpath:io/github/camelkit/examples/products/settings.json");
        SignIns signIns = new SignIns();
        Grants grants = new Grants(Clock.systemUTC());
        main.bind("shopSecret", kit.clientSecret());
        main.bind("shopGrants", grants);
        main.configure().addRoutesBuilder(new InstallRoutes(signIns, installs));
        main.configure().addRoutesBuilder(new PluginRoutes(signIns, grants));
    }

    /**
     * Starts it, after a look at the settings that Kit is to be given.
     *
     * @throws JobException if it cannot be started
     */
    ProductsServer start() {
        try {
            main.start();
            Collection<?> problems = main.getCamelTemplate().requestBody(PluginRoutes.CHECK_SETTINGS, settings(),
                    Collection.class);
            if (!problems.isEmpty()) {
                throw new JobException("Kit would refuse the settings: " + problems);
            }
            return this;
        } catch (Exception e) {
            close();
            throw JobException.of(e);
        }
    }

    /** The settings JSON, with the addresses of this server. */
    String settings() {
        try (InputStream json = ProductsServer.class.getResourceAsStream("settings.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8).replace(EXAMPLE_URL, url);
        } catch (IOException e) {
            throw new JobException("The settings cannot be read: " + e, e);
        }
    }

    String url() {
        return url;
    }

    /** A line for each installation. */
    List<String> installs() {
        return List.copyOf(installs);
    }

    @Override
    public void close() {
        main.stop();
    }
}
