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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelkit.simulator.KitSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files in good and bad form, and lines that cannot be imported.
 */
class FileFormTest {

    private static final String HEADER = "email,first_name,tag";

    @RegisterExtension
    private final KitSimulatorExtension kit = new KitSimulatorExtension(builder -> builder.rateLimit(0));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\0', value = {
        "a@example.com,A,x;b@example.com,B,y ! must name the columns, and has \"a@example.com\", \"A\", \"x\"; name",
        "Courriel,Nom;a@example.com,A ! name yours with --map \"Courriel=email_address\"",
        "'' ! the first line must name the columns, and has none",
        "email,first_name,tag;a@example.com,A,x;b@example.com,\"B,y;c@example.com,C,z ! cannot be read beyond line 2",
        "email,first_name,tag;a@example.com,\"A\" B,x ! cannot be read beyond line 1: a quote" })
    void refusesAFileInBadForm(String content, String sentence) throws IOException {
        Path file = Files.writeString(directory.resolve("people.csv"), content.replace("''", "").replace(';', '\n'));

        assertRefused(file, sentence);
    }

    @Test
    void refusesAFileThatIsNotInItsEncoding() throws IOException {
        Path file = Files.writeString(directory.resolve("people.csv"), HEADER + "\na@example.com,José,x\n",
                StandardCharsets.ISO_8859_1);

        assertRefused(file, file + " is not in UTF-8: see line 2, column 18; name its encoding with --charset, such as"
                + " --charset windows-1252");
        assertThat(JobRun.into(kit.simulator(), file, "--charset", "windows-1252").out()).contains("      1 created");
        assertThat(kit.simulator().requests()).anyMatch(request -> request.body().contains("José"));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = directory.resolve("missing.csv");

        assertRefused(file, "There is no file " + file);
        assertRefused(directory, directory + " cannot be read");
    }

    private void assertRefused(Path file, String sentence) {
        JobRun run = JobRun.into(kit.simulator(), file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).hasLineCount(1);
        assertThat(kit.simulator().requests()).isEmpty();
    }

    @Test
    void readsByteOrderMarkAndWindowsLineEndsAndColumnsInAnyOrder() throws IOException {
        Path file = Files.writeString(directory.resolve("people.csv"),
                "\uFEFF\"Tag\", Last_name ,First_name,EMAIL\r\n\"x, y\",Lovelace,Ada, ada@example.com \r\n\r\n"
                        + "x,\"Ho\r\npper\",\"Grace \"\"Amazing\"\"\",grace@example.com");

        assertThat(JobRun.into(kit.simulator(), file).out()).contains("      2 created", "      2 tags given");
        assertThat(kit.simulator().state().subscriberId("ada@example.com")).isPositive();
        assertThat(kit.simulator().requests()).anyMatch(request -> request.body().contains("Grace \\\"Amazing\\\""));
    }

    @Test
    void namesTheLineWhereARecordBegins() throws IOException {
        Path file = Files.writeString(directory.resolve("people.csv"),
                HEADER + "\r\n\"a\r\nb\",,\r\n\r\nc,,\r\nd@example.com,D,,,\"x, y\"\r\n,,\r\n,E\r\ne");

        JobRun.into(kit.simulator(), file);

        assertThat(Files.readString(directory.resolve("people.rejected.csv"))).isEqualTo("""
                email,first_name,tag,line,reason
                "a\r
                b",,,2,The e-mail address has a line break or another character that one does not see
                c,,,5,Email address is invalid
                d@example.com,D,,6,"The line has 5 columns, and not 3; too many are: ""\"",""x, y""\"
                "",E,,8,The line has no e-mail address
                e,,,9,Email address is invalid
                """);
    }

    @Test
    void rejectsTheLinesOfATagThatKitRefuses() throws IOException {
        kit.simulator().faults().next(1).on("POST", "/v4/tags").status(422, "{\"errors\":[\"Name is no good\"]}",
                "application/json");
        Path file = JobRun.file(directory, HEADER, "a@example.com,A,bad", "b@example.com,B,good",
                "c@example.com,C,bad");

        JobRun run = JobRun.into(kit.simulator(), file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("      1 created", "      2 rejected", "      1 tags given",
                "line 2: a@example.com: Tag bad: Name is no good", "line 4: c@example.com: Tag bad: Name is no good");
    }

    @Test
    void saysWhenSomeoneIsImportedButNotTagged() throws IOException {
        kit.simulator().faults().next(1).on("POST", "/v4/tags/*/subscribers/*").status(404);
        Path file = JobRun.file(directory, HEADER, "a@example.com,A,gone");

        assertThat(JobRun.into(kit.simulator(), file).out())
                .contains("      1 rejected", "line 2: a@example.com: Imported, but: not tagged gone: Not Found");
    }

    @Test
    void keepsTheNameThatKitHasWhereTheFileHasNone() throws IOException {
        kit.simulator().state().addSubscriber("ada@example.com", "Ada");
        Path file = JobRun.file(directory, HEADER, "ada@example.com,,");

        assertThat(JobRun.into(kit.simulator(), file).out()).contains("      1 already there", "      0 tags given");
        assertThat(kit.simulator().requests().get(1).body()).isEqualTo("{\"email_address\":\"ada@example.com\"}");
    }

    @Test
    void listsTwentyRejectedLinesAndAMendedFileOfThemCanBeImported() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.range(0, 25).forEach(i -> lines.add("person" + i + ",,x"));
        Path file = JobRun.file(directory, lines.toArray(String[]::new));
        Path rejects = directory.resolve("people.rejected.csv");

        JobRun run = JobRun.into(kit.simulator(), file);

        assertThat(run.out()).contains("line 21: person19", "  and 5 more").doesNotContain("line 22:");
        assertThat(rejects).content().hasLineCount(26);

        Files.writeString(rejects, Files.readString(rejects).replace("person24", "person24@example.com"));
        assertThat(JobRun.into(kit.simulator(), rejects).out()).contains("      1 created", "     24 rejected");
        assertThat(directory.resolve("people.rejected.rejected.csv")).content()
                .startsWith("email,first_name,tag,line,reason\nperson0,,x,2,");
    }

    @Test
    void removesTheRejectsOfAnEarlierRun() throws IOException {
        Path rejects = Files.writeString(directory.resolve("people.rejected.csv"), "of an earlier run");

        JobRun run = JobRun.into(kit.simulator(), JobRun.file(directory, HEADER, "ada@example.com,Ada,"));

        assertThat(run.out()).contains("      0 rejected").doesNotContain("rejected.csv");
        assertThat(rejects).doesNotExist();
    }

    @Test
    void importsNobodyFromAFileWithoutLines() throws IOException {
        assertThat(JobRun.into(kit.simulator(), JobRun.file(directory, HEADER)).out()).contains("0 lines in");
    }
}
