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
package io.github.camelkit.examples.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorExtension;
import io.github.camelkit.simulator.control.SimulatorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is imported as what: layouts, custom fields, tags, consent, and people who have left.
 */
class PeopleTest {

    @RegisterExtension
    private final KitSimulatorExtension extension = new KitSimulatorExtension(
            builder -> builder.rateLimit(0).oauthRateLimit(0));

    @TempDir
    private Path directory;

    private KitSimulator kit() {
        return extension.simulator();
    }

    private SimulatorState state() {
        return kit().state();
    }

    private JobRun imported(String content, String... arguments) throws IOException {
        return JobRun.into(kit(), Files.writeString(directory.resolve("people.csv"), content), arguments);
    }

    private String stateOf(String email) {
        return state().subscriberState(state().subscriberId(email));
    }

    @Test
    void takesKitsLayout() throws IOException {
        state().addCustomField("Last name");

        JobRun run = imported("""
                First name,Last name,Email address,Tags
                Ada,Lovelace,ada@example.com,"vip,newsletter"
                Bob,Baker,bob@example.com,Newsletter
                """);

        assertThat(run.lines()).contains("Layout: Kit", "Custom fields: Last name -> Last name",
                "Columns: First name -> first_name, Email address -> email_address, Tags -> tags");
        assertThat(run.out()).contains("      2 created", "      3 tags given, of 2 different ones");
        assertThat(state().subscriberFields(state().subscriberId("ada@example.com"))).containsValue("Lovelace");
        assertThat(state().tagCount()).isEqualTo(2);
    }

    @Test
    void takesMailchimpsLayout() throws IOException {
        JobRun run = imported("""
                "Email Address","First Name",Birthday,OPTIN_TIME,LEID,EUID,UNSUB_TIME,TAGS
                ada@example.com,Ada,,"2024-03-10 02:30:00",1,a1,,"\""vip"",""news, weekly""\"
                bob@example.com,Bob,,"2024-03-10 02:30:00",2,b2,"2024-05-01 10:00:00",
                """, "--fields", "OPTIN_TIME,Birthday", "--create-fields");

        assertThat(run.lines()).contains("Layout: Mailchimp", "New custom fields: OPTIN_TIME", "Left out: LEID, EUID",
                "Have left: 1 people, who are unsubscribed, bounced or complained in Kit, too, and never mailed");
        assertThat(run.out()).contains("      2 tags given, of 2 different ones");
        assertThat(stateOf("bob@example.com")).isEqualTo("cancelled");
        assertThat(state().subscriberFields(state().subscriberId("ada@example.com")))
                .containsValue("2024-03-10 02:30:00");
    }

    @Test
    void takesSubstacksLayout() throws IOException {
        JobRun run = imported("""
                email,active_subscription,expiry,plan,email_disabled,digest_enabled,created_at,first_payment_at
                ada@example.com,true,,other,false,false,2024-01-05T10:00:00.000Z,
                bob@example.com,false,,other,true,false,2024-01-05T10:00:00.000Z,
                """);

        assertThat(run.lines()).contains("Layout: Substack", "Columns: email -> email_address, email_disabled -> state");
        assertThat(stateOf("ada@example.com")).isEqualTo("active");
        assertThat(stateOf("bob@example.com")).isEqualTo("cancelled");
    }

    @Test
    void takesNothingButAddresses() throws IOException {
        assertThat(imported("email\nada@example.com\nbob@example.com").out()).contains("      2 created");
    }

    @Test
    void takesAddressesThatWereCopiedFromElsewhere() throws IOException {
        Path file = Files.writeString(directory.resolve("people.csv"),
                "email\n\u00A0ada@example.com\u200B\nbo\u200Bb@example.com\neve@example.com\n");

        JobRun run = JobRun.intoBulk(kit(), file);

        assertThat(run.out()).contains("      2 created or updated", "      1 rejected",
                "The e-mail address has a line break or another character that one does not see");
        assertThat(state().subscriberId("ada@example.com")).isPositive();
    }

    @Test
    void takesColumnsThatAreNamed() throws IOException {
        long city = state().addCustomField("City");

        JobRun run = imported("Kontakt;Vorname;Gruppen;Ort;Status;Nr\nada@example.com;Ada;a/b;London;gold;7\n", "--map",
                "Kontakt=email_address", "--map", "vorname=first_name", "--map", "Gruppen=tags", "--map", "Ort=city",
                "--map", "Nr=", "--tag-separator", "/");

        assertThat(run.lines()).contains("Custom fields: Ort -> City", "Left out: Status; Kit has no custom fields for"
                + " them (--create-fields makes them)");
        assertThat(run.out()).contains("      2 tags given");
        assertThat(city).isPositive();
        assertThat(state().subscriberFields(state().subscriberId("ada@example.com"))).containsValue("London");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "--fields=all ! Kit has no custom field City, Town: create them with --create-fields",
        "--fields=Country ! --fields names country, and the file has no such column",
        "--map=Country=tags ! --map names the column Country, which the file does not have: it has email, City, Town",
        "--map=Town=City;--create-fields ! The columns City and Town are both for the custom field City: leave one out",
        "--form=Newsletter ! There is no form Newsletter in Kit; there are Course" })
    void saysAtOnceWhatCannotBe(String arguments, String sentence) throws IOException {
        state().addForm("Course");

        JobRun run = imported("email,City,Town\nada@example.com,London,Paris\n", arguments.split(";"));

        assertThat(run.err()).contains(sentence);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(state().subscriberCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksForConsent(boolean bulk) throws IOException {
        long form = state().addForm("Newsletter", "embed", "active", true);
        state().addSubscriber("old@example.com");
        Path file = Files.writeString(directory.resolve("people.csv"), """
                email,status
                new@example.com,subscribed
                old@example.com,subscribed
                left@example.com,unsubscribed
                """);
        String[] arguments = {"--state", "inactive", "--form", "newsletter"};

        JobRun run = bulk ? JobRun.intoBulk(kit(), file, arguments) : JobRun.into(kit(), file, arguments);

        assertThat(run.lines()).contains("Consent: who is new is inactive until they confirm, which the form Newsletter"
                + " asks them to, if it has double opt-in", "        1 added to the form Newsletter");
        assertThat(stateOf("new@example.com")).isEqualTo("inactive");
        assertThat(stateOf("old@example.com")).isEqualTo("active");
        assertThat(stateOf("left@example.com")).isEqualTo("cancelled");
        assertThat(state().formSubscriberCount(form)).isEqualTo(1);
        assertThat(state().incentiveEmails()).as("nobody else is mailed").isEqualTo(1);
    }

    @Test
    void respectsThatPeopleHaveLeft() throws IOException {
        state().addSubscriber("active@example.com");
        String content = """
                email,Unsubscribed,Cleaned,Status
                here@example.com,,,subscribed
                gone@example.com,2024-05-01,,
                dead@example.com,no,yes,
                spam@example.com,,,complained
                wait@example.com,,,pending
                what@example.com,,,gold
                active@example.com,yes,,
                """;

        JobRun skipped = imported(content, "--who-left", "skip");

        assertThat(skipped.out()).contains("      2 created", "      4 left out, because they have left",
                "      1 The state \"gold\" in the column Status is unknown");
        assertThat(stateOf("wait@example.com")).isEqualTo("inactive");

        JobRun kept = imported(content);

        assertThat(kept.out()).contains("      3 created", "      2 rejected",
                "active@example.com: Has left by the file (cancelled), and is active in Kit, which was not changed");
        assertThat(stateOf("gone@example.com")).isEqualTo("cancelled");
        assertThat(stateOf("dead@example.com")).isEqualTo("bounced");
        assertThat(stateOf("spam@example.com")).isEqualTo("complained");

        imported("email,Unsubscribed\nagain@example.com,yes\n", "--who-left", "subscribe");

        assertThat(stateOf("again@example.com")).isEqualTo("active");
    }

    @Test
    void takesAStateOfACountryForACustomField() throws IOException {
        assertThat(imported("email,state\nada@example.com,CA\nbob@example.com,NY\n").lines())
                .contains("Left out: state; Kit has no custom fields for them (--create-fields makes them)");
    }

    @Test
    void looksBeforeItLeaps() throws IOException {
        JobRun run = imported("""
                email,first_name,tags,City
                ada@example.com,Ada,"vip,news",London
                nobody,,,
                ,Nameless,,
                """, "--dry-run", "--create-fields");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).contains("New custom fields: City", "Account: Kit Simulator; about 7 calls",
                "  line 2: ada@example.com, first name Ada, active, tags vip | news, City = London",
                "2 of 3 lines would probably be rejected:", "  line 3: nobody: This looks like no e-mail address",
                "  line 4: (no address): The line has no e-mail address",
                "Nothing was changed: leave out --dry-run to import");
        assertThat(kit().requests()).allMatch(request -> request.method().equals("GET"));
        assertThat(directory.toFile().list()).containsExactly("people.csv");
    }

    @Test
    void importsAFewLinesAndThenTheOthers() throws IOException {
        String content = "email\na@example.com\nbad\nc@example.com\nd@example.com\n";

        JobRun first = imported(content, "--limit", "2");

        assertThat(first.out()).contains("      1 created", "      1 rejected",
                "Stopped at --limit; --resume goes on with the other 2 lines");
        assertThat(state().subscriberCount()).isEqualTo(1);

        JobRun second = imported(content, "--resume");

        assertThat(second.out()).contains("Going on after 2 lines that are done", "4 lines in", "      3 created",
                "      1 rejected");
        assertThat(directory.resolve("people.rejected.csv")).content()
                .isEqualTo("email,line,reason\nbad,3,Email address is invalid\n");
        assertThat(directory.resolve("people.csv.checkpoint")).doesNotExist();
    }

    @Test
    void doesNotGoOnWithAnotherFileOrAccount() throws IOException {
        imported("email\na@example.com\nb@example.com\n", "--limit", "1");

        assertThat(imported("email\nx@example.com\nb@example.com\n", "--resume").err())
                .contains("is of another version of the file: import from the start, without --resume");
        assertThat(imported("email\na@example.com\nb@example.com\n").out())
                .contains("An earlier run stopped after 1 lines; this one starts from the first (--resume goes on)",
                        "      1 created", "      1 already there");
    }
}
