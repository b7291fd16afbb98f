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
package io.github.camelkit.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;

/**
 * An app with a real HTTP server, and the simulator as Kit.
 */
abstract class InstallTestSupport extends KitTestSupport {

    static final String CLIENT_ID = "kit_simulator_client_id";
    static final String CLIENT_SECRET = "kit_simulator_client_secret";
    static final String BACK = "https://app.kit.com/apps/1?success=true";

    protected final MemoryKitStore store = new MemoryKitStore();
    protected final List<Exchange> installed = new CopyOnWriteArrayList<>();
    protected String app;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setClientId(CLIENT_ID);
        configuration.setClientSecret(CLIENT_SECRET);
        configuration.setRetryAttempts(2);
    }

    @Override
    protected void setUp() throws Exception {
        app = startServer(context);
        component().setStore(store);
    }

    /** Starts an HTTP server, and answers where it listens. */
    static String startServer(CamelContext context) throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        int port = freePort();
        server.setPort(port);
        server.setPath("/");
        context.addService(server, true, true);
        return "http://127.0.0.1:" + port;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The address of a consumer, with more options. */
    protected String installs(String options) {
        return "kit:oauth?path=/kit&redirectUri=" + app + "/kit/callback" + options;
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(installs("")).routeId("installs").process(installed::add);
            }
        };
    }

    /** Where Kit's App Store sends a browser. */
    protected String start() {
        return app + "/kit?redirect=" + BACK;
    }

    protected Browser browser() {
        return new Browser();
    }
}
