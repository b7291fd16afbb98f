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

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.tools.ToolProvider;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the page on Kit apps do what the page says. */
class KitAppsPageTest extends KitTestSupport {

    private static final Path PAGE = Path.of("..", "docs", "kit-apps.adoc");
    private static final String PUBLIC = "https://app.example.com";
    private static final String CLASS = """
            import org.apache.camel.builder.RouteBuilder;

            public class Examples extends RouteBuilder {
                @Override
                public void configure() {
            %s
                }
            }
            """;

    /** The app's sessions, of which there is one. */
    public static final class Sessions {

        public boolean isValid(String session) {
            return "s1".equals(session);
        }

        public String userOf(String session) {
            return "s1".equals(session) ? "ann" : null;
        }

        public String signInPage(String back) {
            return "/login?back=" + back;
        }
    }

    private final List<Exchange> connected = new CopyOnWriteArrayList<>();
    private final MemoryKitStore store = new MemoryKitStore();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    @TempDir
    private Path folder;
    private String app;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setClientId("kit_simulator_client_id");
        configuration.setClientSecret("kit_simulator_client_secret");
    }

    @BeforeEach
    void run() throws Exception {
        String blocks = String.join("\n", blocks());
        String local = blocks.replace(PUBLIC + "/kit", app + "/kit").replace(PUBLIC + "/shop", app + "/shop");
        context.addRoutes(compile(CLASS.formatted(local)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:connect").process(connected::add);
                from("direct:keepStateAndVerifierInTheSession").to("log:kept?showBody=false&showBodyType=false");
                from("direct:connected").process(connected::add);
                from("direct:checkStateAndSetCodeAndVerifier").setHeader(KitConstants.CODE, body());
            }
        });
    }

    @Override
    protected void setUp() throws Exception {
        component().setStore(store);
        context.getRegistry().bind("sessions", new Sessions());
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setPort(socket.getLocalPort());
        }
        server.setPath("/");
        context.addService(server, true, true);
        app = "http://127.0.0.1:" + server.getPort();
    }

    private static List<String> blocks() throws Exception {
        String[] parts = Files.readString(PAGE).split("\\[source,java]\\n----\\n");
        return List.of(parts).subList(1, parts.length).stream().map(part -> part.substring(0, part.indexOf("----\n")))
                .toList();
    }

    private RouteBuilder compile(String source) throws Exception {
        Path file = Files.writeString(folder.resolve("Examples.java"), source);
        int outcome = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(),
                "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(outcome).as(source).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return (RouteBuilder) loader.loadClass("Examples").getDeclaredConstructor().newInstance();
        }
    }

    private HttpResponse<String> get(String address, String... cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (cookie.length > 0) {
            request.header("Cookie", cookie[0]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void anInstallationTagsAndIsCalled() throws Exception {
        kit.state().addSubscriber("reader@example.com");

        String back = location(get(location(get(location(get(app + "/kit?redirect=https://app.kit.com/apps"))))));

        assertThat(back).isEqualTo("https://app.kit.com/apps");
        assertThat(kit.requests()).anyMatch(r -> r.path().equals("/v4/tags") && r.body().contains("Bought in the shop"));
        assertThat(template.requestBody("direct:readers", "1", KitPage.class)).hasSize(1);
    }

    @Test
    void signIn() throws Exception {
        String start = app + "/shop?redirect=https://app.kit.com/apps";
        HttpResponse<String> stranger = get(start);
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(location(stranger)).isEqualTo("/login?back=/shop?redirect=https%3A%2F%2Fapp.kit.com%2Fapps");

        HttpResponse<String> known = get(start, "session=s1");
        HttpResponse<String> end = get(location(get(location(known))));

        assertThat(location(end)).isEqualTo("https://app.kit.com/apps");
        assertThat(connected).singleElement().satisfies(
                e -> assertThat(e.getMessage().getHeader(KitConstants.APP_USER)).isEqualTo("ann"));
    }

    @Test
    void byHand() throws Exception {
        Exchange begun = template.request("direct:connect-device", exchange -> exchange.getMessage().setBody(null));
        String code = location(get(begun.getMessage().getBody(String.class))).replaceAll(".*[?&]code=([^&]*).*", "$1");

        template.sendBodyAndHeader("direct:device-callback", code, KitConstants.CODE_VERIFIER,
                begun.getMessage().getHeader(KitConstants.ISSUED_VERIFIER));

        assertThat(connected).singleElement().satisfies(
                e -> assertThat(e.getMessage().getHeader(KitConstants.INSTALLED_ACCOUNT)).isEqualTo("1"));
        assertThat(store.keys()).containsExactly("account-1");
    }
}
