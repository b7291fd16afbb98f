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
package io.github.camelkit.docs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.io.TempDir;

/** Runs snippets of the documentation: with OAuth, an HTTP server, and what the guides tell to set as properties. */
abstract class GuideTestSupport extends KitTestSupport {

    /** What came to an endpoint that {@link #collect} made. */
    protected final List<Exchange> got = new CopyOnWriteArrayList<>();
    protected long reader;

    @TempDir
    protected Path folder;

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).oauthRateLimit(0).listLag(Duration.ZERO).start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
    }

    @Override
    protected void setUp() throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        server.setPort(freePort());
        server.setPath("/");
        context.addService(server, true, true);
        reader = kit.state().addTag("Reader");
        kit.state().addTag("VIP");
        kit.state().addForm("Newsletter");
        kit.state().addSequence("Welcome");
        Properties properties = new Properties();
        properties.setProperty("reader.tag", Long.toString(reader));
        properties.setProperty("my.data", folder.toString());
        properties.setProperty("my.service", "http://127.0.0.1:9/readers");
        properties.setProperty("public.url", "http://127.0.0.1:" + server.getPort());
        context.getPropertiesComponent().setInitialProperties(properties);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Makes the endpoint that a route of a guide sends to. */
    protected void collect(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).setProperty("cameTo").constant(uri).process(exchange -> got.add(exchange.copy()));
            }
        });
    }

    /** Starts the routes of a listing. */
    protected void start(String page, String id) throws Exception {
        start(Page.of(page).snippet(id));
    }

    protected void start(Snippet snippet) throws Exception {
        if (snippet.language().equals("java")) {
            context.addRoutes(JavaListing.routes(folder, snippet.text()));
        } else {
            snippet.load(context);
        }
    }

    protected <T> List<T> bodies(Class<T> type) {
        return got.stream().map(exchange -> exchange.getMessage().getBody(type)).toList();
    }
}
