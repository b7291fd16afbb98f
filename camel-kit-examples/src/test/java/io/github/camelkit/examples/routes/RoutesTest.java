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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorExtension;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The examples in YAML and XML, each to its end: what is in Kit, in the file, in the table, or with the service. */
class RoutesTest {

    private static final int SUBSCRIBERS = 1200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final KitSimulatorExtension extension = new KitSimulatorExtension(
            builder -> builder.subscribers(SUBSCRIBERS).rateLimit(0).oauthRateLimit(0));

    @TempDir
    private Path folder;

    private final List<String> greetings = new CopyOnWriteArrayList<>();
    private Main main;

    private KitSimulator kit() {
        return extension.simulator();
    }

    private void start(String... arguments) {
        start(Map.of("KIT_ACCESS_TOKEN", kit().accessToken(), "KIT_BASE_URI", kit().baseUri()), Map.of(), arguments);
    }

    private void start(Map<String, String> environment, Map<String, String> options, String... arguments) {
        RunRoutes command = new RunRoutes(environment);
        new CommandLine(command).parseArgs(arguments);
        KitAccess access = KitAccess.of(environment, 0);
        options.forEach(access::with);
        main = command.main(access);
    }

    /** Starts the routes; what they log comes into the list, with its level. */
    private List<String> startWithLogs() {
        List<String> logs = new CopyOnWriteArrayList<>();
        main.init();
        main.getCamelContext().getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            logs.add(logger.getLevel() + " " + message);
            return message;
        });
        main.start();
        return logs;
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    @Test
    void signsUp() throws Exception {
        long vip = kit().state().addTag("VIP");
        start("signup.yaml");

        List<String> logs = startWithLogs();

        await().atMost(PATIENCE).until(() -> !logs.isEmpty());
        assertThat(logs).singleElement().asString().startsWith("INFO ann@example.com has the tag since 20");
        assertThat(kit().state().isTagged(vip, kit().state().subscriberId("ann@example.com"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"import.yaml", "import.xml"})
    void imports(String example) throws Exception {
        // A byte order mark, semicolons, Windows line ends, rows that are short, long, without an address, with a bad one
        Files.writeString(folder.resolve("subscribers.csv"), """
                \uFEFFE-Mail;First Name;Tags;Status
                ada@example.com;Ada;"coffee,VIP";subscribed
                nobody;Nobody;customer

                grace@example.com;;customer;
                bob@example.com
                ;Nameless;;
                long@example.com;;;;too long
                eve@example.com;Eve;vip;unsubscribed
                """.replace("\n", "\r\n"));
        long customer = kit().state().addTag("customer");
        start(example, "-p", "import.directory=" + folder);

        List<String> logs = startWithLogs();

        await().atMost(PATIENCE).until(() -> !logs.isEmpty());
        assertThat(logs).containsExactly("INFO 7 lines of subscribers.csv are done, 3 of them rejected");
        assertThat(kit().state().isTagged(customer, kit().state().subscriberId("grace@example.com"))).isTrue();
        assertThat(kit().state().taggedCount(customer)).isEqualTo(1);
        assertThat(kit().state().tagCount()).as("coffee, VIP, customer").isEqualTo(3);
        assertThat(kit().state().subscriberState(kit().state().subscriberId("eve@example.com"))).isEqualTo("cancelled");
        assertThat(folder.resolve("subscribers.rejected.csv")).content().isEqualTo("""
                E-Mail,First Name,Tags,Status,line,reason
                nobody,Nobody,customer,,3,Email address is invalid
                "",Nameless,,,7,The line has no e-mail address
                long@example.com,,,,8,"The line has 5 columns, and not 4; too many are: too long\"
                """);
        assertThat(kit().state().subscriberCount()).isEqualTo(SUBSCRIBERS + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"import.yaml", "import.xml"})
    void stopsTheImportWhenNothingCanWork(String example) throws Exception {
        Files.writeString(folder.resolve("subscribers.csv"), "email\nada@example.com\nbob@example.com\n");
        Map<String, String> environment = Map.of("KIT_API_KEY", "wrong", "KIT_BASE_URI", kit().baseUri());
        start(environment, Map.of(), example, "-p", "import.directory=" + folder);

        assertStops("The import of subscribers.csv stops: Kit refuses the credentials");
        assertThat(kit().requests()).hasSize(1);
    }

    @Test
    void stopsTheImportWhenKitIsDown() throws Exception {
        Files.writeString(folder.resolve("subscribers.csv"), "email\nada@example.com\nbob@example.com\n");
        kit().faults().next(10).html(503);
        start(Map.of("KIT_API_KEY", kit().apiKey(), "KIT_BASE_URI", kit().baseUri()), Map.of("retry-delay", "5"),
                "import.yaml", "-p", "import.directory=" + folder);

        assertStops("The import of subscribers.csv stops: subscribers/create");
        assertThat(kit().requests()).as("one line, and its attempts").hasSize(5);
    }

    @Test
    void stopsTheImportOfAFileThatIsNone() throws Exception {
        Files.writeString(folder.resolve("subscribers.csv"), "Name,Town\nAda,London\n");
        start("import.yaml", "-p", "import.directory=" + folder);

        assertStops("The import of subscribers.csv stops: No column has the name of e-mail addresses");
        assertThat(kit().requests()).isEmpty();
    }

    private void assertStops(String sentence) throws Exception {
        List<String> logs = startWithLogs();

        await().atMost(PATIENCE).until(() -> main.getCamelContext().getRouteController().getRouteStatus("import")
                == ServiceStatus.Stopped);
        assertThat(logs).singleElement().asString().startsWith("ERROR " + sentence);
        assertThat(folder.resolve("subscribers.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"export.yaml", "export.xml"})
    void exports(String example) throws Exception {
        kit().state().addCustomField("Last name");
        long ada = kit().state().addSubscriber("ada@example.com", "Ada \"the first\"");
        kit().state().tag(kit().state().addTag("a, b"), ada);
        Path file = folder.resolve("subscribers.csv");
        start(example, "-p", "export.directory=" + folder);

        List<String> logs = startWithLogs();

        await().atMost(PATIENCE).until(() -> !logs.isEmpty());
        assertThat(logs).containsExactly("INFO 1201 subscribers are in " + file);
        assertThat(Files.readAllLines(file)).hasSize(SUBSCRIBERS + 2).startsWith("email,first_name,state,tags,Last name")
                .contains("ada@example.com,\"Ada \"\"the first\"\"\",active,\"\"\"a, b\"\"\",").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror.yaml", "mirror.xml"})
    void mirrors(String example) throws Exception {
        start(example, "-p", "mirror.directory=" + folder.toAbsolutePath());

        main.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> rows("id > 0").size() == SUBSCRIBERS);
        assertThat(rows("id = 1")).containsExactly("1 subscriber1@example.com Subscriber 1 active");
    }

    private List<String> rows(String where) throws SQLException {
        List<String> rows = new ArrayList<>();
        String url = "jdbc:h2:file:" + folder.toAbsolutePath() + "/subscribers;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url);
             Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT id || ' ' || email || ' ' || COALESCE(first_name, '-')"
                     + " || ' ' || state FROM subscribers WHERE " + where)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLException e) {
            if (e.getMessage().contains("SUBSCRIBERS")) {
                return rows;    // No table yet
            }
            throw e;
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"greet-signed.yaml", "greet-signed.xml", "greet-tagged.yaml"})
    void greets(String example) throws Exception {
        long reader = kit().state().addTag("Reader");
        long ada = kit().state().addSubscriber("ada@example.com", "Ada");
        start(example, "--port", Integer.toString(freePort()), "-p", "reader.tag=" + reader);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:greetings")
                    .process(exchange -> greetings.add(exchange.getMessage().getBody(String.class)));
            }
        });
        main.start();
        await().until(() -> kit().state().webhookCount() + kit().state().webhookEndpointCount() == 1);

        kit().state().tag(reader, ada);

        await().until(() -> !greetings.isEmpty());
        assertThat(greetings.get(0)).startsWith("Welcome, Ada");
        if (example.startsWith("greet-signed")) {
            kit().state().setSubscriberState(ada, "cancelled");
            await().until(() -> greetings.contains("Goodbye, Ada"));
        }
    }

    @Test
    void tagsForTheGreetings() throws Exception {
        long reader = kit().state().addTag("Reader");
        start("greet-signed.yaml", "tagging.yaml", "--port", Integer.toString(freePort()),
                "-p", "reader.tag=" + reader);

        List<String> logs = startWithLogs();

        await().atMost(PATIENCE).until(() -> logs.size() > 1);
        // Who is tagged before Kit knows of the webhook is not greeted
        assertThat(logs).allMatch(line -> line.matches("INFO Welcome, Ann the \\d+\\."));
        assertThat(kit().state().isTagged(reader, kit().state().subscriberId("ann2@example.com"))).isTrue();
    }

    @Test
    void tellsAServiceWhoGotTheTag() throws Exception {
        long reader = kit().state().addTag("Reader");
        kit().state().tag(reader, kit().state().addSubscriber("ada@example.com", "Ada"));
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/readers", call -> {
            bodies.add(call.getRequestMethod() + " " + call.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        service.start();
        try {
            start("welcome.yaml", "-p", "welcome.directory=" + folder, "-p",
                    "my.service=http://127.0.0.1:" + service.getAddress().getPort() + "/readers");
            main.start();

            await().until(() -> !bodies.isEmpty());
            assertThat(bodies).singleElement().asString().startsWith("POST application/json {\"id\":")
                    .contains("\"email_address\":\"ada@example.com\"");
        } finally {
            main.stop();
            service.stop(0);
        }
    }

    @Test
    void runsFilesFromTheCommandLine() throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                - from:
                    uri: timer:own?repeatCount=1&delay=0
                    steps:
                      - to: kit:tags?operation=listSubscribers&tagName=Reader
                      - convertBodyTo:
                          type: String
                      - to: file:%s?fileName=readers.json
                """.formatted(folder));

        CommandRun run = CommandRun.of(RunRoutes.commandLine(Map.of()), own.toString(), "--seconds", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines().get(0)).startsWith("Routes talk to the simulator at http://127.0.0.1:");
        assertThat(folder.resolve("readers.json")).content().contains("subscriber1@", "subscriber3@")
                .doesNotContain("subscriber4@");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                - from:
                    uri: kit:tags
                    parameters:
                      mode: NEWEST
                    steps:
                      - log: "${body}"
                """);

        CommandRun unknown = CommandRun.of(RunRoutes.commandLine(Map.of()), "nothing.yaml");
        CommandRun wrong = CommandRun.of(RunRoutes.commandLine(Map.of()), broken.toString());

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .isEqualToIgnoringNewLines("There is no file nothing.yaml, and no example of that name");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("NEWEST").hasLineCount(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
