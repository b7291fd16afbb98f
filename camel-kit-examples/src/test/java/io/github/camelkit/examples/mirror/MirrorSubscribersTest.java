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

import java.io.IOException;
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

import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.simulator.KitSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mirror from the command line: what is in the table, what is fetched, what is said, and the exit code.
 */
class MirrorSubscribersTest {

    // The generated ones are a second apart, so most of them are older than what a poll reads over again
    private static final int SUBSCRIBERS = 3500;

    @RegisterExtension
    private final KitSimulatorExtension kit = new KitSimulatorExtension(builder -> builder.subscribers(SUBSCRIBERS));

    @TempDir
    private Path directory;

    @Test
    void mirrorsAllThenWhatHasChanged() throws SQLException {
        kit.simulator().state().addSubscriber("ada@example.com", "Ada");
        CommandRun first = run();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.lines().get(0)).isEqualTo("Mirroring Kit at " + kit.simulator().baseUri()
                + " with an API key: 120 calls a minute");
        assertThat(first.out()).contains("3,501 subscribers fetched, 3,501 are in the table")
                .doesNotContain(kit.simulator().apiKey());
        assertThat(count()).isEqualTo(SUBSCRIBERS + 1);
        assertThat(rows("id = 1")).singleElement().asString()
                .matches("1 subscriber1@example.com Subscriber 1 active 20.*\\+00");
        int requests = kit.simulator().requests().size();
        assertThat(requests).isBetween(4, 8);
        kit.simulator().clearRequests();

        long ada = kit.simulator().state().subscriberId("ada@example.com");
        kit.simulator().state().setSubscriberState(ada, "cancelled");
        kit.simulator().state().setSubscriberState(1, "bounced");
        kit.simulator().state().addSubscriber("bob@example.com");
        CommandRun second = run();

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("3 subscribers fetched, 3,502 are in the table");
        assertThat(rows("state <> 'active' ORDER BY id")).extracting(row -> row.split(" 20")[0])
                .containsExactly("1 subscriber1@example.com Subscriber 1 bounced",
                        ada + " ada@example.com Ada cancelled");
        assertThat(rows("email = 'bob@example.com'")).hasSize(1);
        // One that finds them and one that finds nothing; both read over the last minutes again
        assertThat(kit.simulator().requests()).hasSize(2)
                .allMatch(request -> request.query().contains("updated_after="));
    }

    @Test
    void goesOnAfterAPageThatFailed() throws SQLException {
        // The first two pages are read
        kit.simulator().faults().next(2).delay(Duration.ZERO);
        // Neither repeated, nor taken for a cursor that Kit no longer knows
        kit.simulator().faults().next(1).on("GET", "/v4/subscribers").status(403);

        CommandRun failed = run();

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).startsWith("Kit does not allow it for this account").hasLineCount(1);
        long before = count();
        assertThat(before).isBetween(1L, SUBSCRIBERS - 1L);

        CommandRun second = run();

        assertThat(second.exitCode()).isZero();
        assertThat(second.lines()).last().asString()
                .startsWith(String.format("%,d subscribers fetched, 3,500 are in the table", SUBSCRIBERS - before));
        assertThat(count()).isEqualTo(SUBSCRIBERS);
    }

    @Test
    void fetchesAgainWhatTheTableRefused() throws SQLException {
        run();
        execute("ALTER TABLE subscribers ADD CONSTRAINT short CHECK (CHAR_LENGTH(first_name) < 20)");
        kit.simulator().state().addSubscriber("ada@example.com", "Ada, whose name is too long");

        CommandRun refused = run();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Check constraint violation");
        execute("ALTER TABLE subscribers DROP CONSTRAINT short");
        assertThat(run().out()).contains("1 subscribers fetched, 3,501 are in the table");
    }

    @Test
    void mirrorsItsOwnSimulator() throws SQLException {
        CommandRun run = run(Map.of());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).matches("Mirroring the simulator at http://127\\.0\\.0\\.1:\\d+"
                + " with a limit of 60,000 calls a minute");
        assertThat(count()).isEqualTo(10_000);
    }

    @Test
    void endsWithAWrongKeyAlsoWithoutOnce() {
        CommandRun run = CommandRun.of(MirrorSubscribers.commandLine(
                Map.of("KIT_API_KEY", "wrong_secret", "KIT_BASE_URI", kit.simulator().baseUri())), "--directory",
                directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines(
                "Kit refuses the credentials (The API key is invalid): check KIT_API_KEY or KIT_ACCESS_TOKEN");
    }

    @Test
    void saysThatTheDatabaseCannotBeOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        CommandRun run = CommandRun.of(MirrorSubscribers.commandLine(CommandRun.environment(kit.simulator())),
                "--once", "--directory", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("The database " + file.resolve("subscribers") + " cannot be opened: ");
    }

    @Test
    void helpsAndRefusesADelayThatIsNone() {
        CommandRun help = CommandRun.of(MirrorSubscribers.commandLine(Map.of()), "--help");
        CommandRun delay = CommandRun.of(MirrorSubscribers.commandLine(Map.of()), "--delay", "0");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: mirror-subscribers", "--once", "--directory=DIR", "KIT_API_KEY");
        assertThat(delay.exitCode()).isEqualTo(2);
        assertThat(delay.err()).startsWith("--delay must be 1 or more");
    }

    private CommandRun run() {
        return run(CommandRun.environment(kit.simulator()));
    }

    private CommandRun run(Map<String, String> environment) {
        return CommandRun.of(MirrorSubscribers.commandLine(environment), "--once", "--directory",
                directory.toString());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(SubscriberTable.url(directory.resolve("subscribers")));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count() throws SQLException {
        try (SubscriberTable table = new SubscriberTable(directory.resolve("subscribers"))) {
            return table.count();
        }
    }

    private List<String> rows(String where) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement();
             ResultSet found = statement.executeQuery("SELECT id || ' ' || email || ' ' || COALESCE(first_name, '-')"
                     + " || ' ' || state || ' ' || created_at FROM subscribers WHERE " + where)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
