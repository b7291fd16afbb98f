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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.simulator.KitSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two hundred files, made of separators, encodings, line ends, spellings of the header and odd rows.
 */
class FileMatrixTest {

    private static final int FILES = 200;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final List<Encoding> ENCODINGS = List.of(
            new Encoding(StandardCharsets.UTF_8, false, false), new Encoding(StandardCharsets.UTF_8, true, false),
            new Encoding(StandardCharsets.UTF_16LE, true, false), new Encoding(StandardCharsets.UTF_16BE, true, false),
            new Encoding(StandardCharsets.UTF_16LE, false, false), new Encoding(StandardCharsets.UTF_16BE, false, false),
            new Encoding(Charset.forName("windows-1252"), false, true));
    private static final List<List<String>> HEADERS = List.of(
            List.of("Email", "First Name", "Tags"), List.of("E-mail", "first_name", "tags"),
            List.of("EMAIL ADDRESS", "FIRST-NAME", "TAGS"), List.of("email_address", "FirstName", "Tags"),
            List.of(" e_mail ", "First name ", " tags"));
    // What comes beside the two good rows, and how many lines it makes
    private static final List<Odd> ODD_ROWS = List.of(
            new Odd("", 0), new Odd("\n\n", 0), new Odd("SS\n", 0), new Odd("cy@example.com\n", 1),
            new Odd("cy@example.comSCySSS\n", 1), new Odd("\"cy@example.com\"S\"Cy S \"\"the\"\"\nsecond\"S\n", 1),
            new Odd("cy@example.comSCySxS\"too much\"\n", -1), new Odd("SCySx\n", -1));

    @TempDir
    private Path directory;

    private record Encoding(Charset charset, boolean mark, boolean told) {
    }

    /** S stands for the separator. */
    private record Odd(String rows, int lines) {
    }

    private record Made(int number, char separator, Encoding encoding, String lineEnd, List<String> header, Odd odd,
            boolean declared) {

        static Made of(int i) {
            // Steps without common divisors meet in all combinations before long
            return new Made(i, SEPARATORS[i % SEPARATORS.length], ENCODINGS.get(i % ENCODINGS.size()),
                    LINE_ENDS[i % LINE_ENDS.length], HEADERS.get(i % HEADERS.size()),
                    ODD_ROWS.get(i / 3 % ODD_ROWS.size()), i % 11 == 0);
        }

        Path write(Path directory) throws IOException {
            String s = Character.toString(separator);
            String rows = String.join(s, header) + "\n" + "ann@example.com" + s + "Zoé" + s + "\"vip,news\"\n"
                    + odd.rows().replace("S", s) + "bob@example.com" + s + s + "VIP\n";
            String text = (encoding.mark() ? "\uFEFF" : "") + (declared ? "sep=" + s + "\n" : "") + rows;
            return Files.write(directory.resolve("people" + number + ".csv"),
                    text.replace("\n", lineEnd).getBytes(encoding.charset()));
        }

        ImportOptions options() {
            ImportOptions options = new ImportOptions();
            options.charset = encoding.told() ? encoding.charset() : null;
            return options;
        }
    }

    static Stream<Made> files() {
        return IntStream.range(0, FILES).mapToObj(Made::of);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRead(Made made) throws IOException {
        SubscriberFile file = SubscriberFile.check(made.write(directory), made.options());

        List<SubscriberLine> lines = lines(file, made.options());

        assertThat(file.lines()).isEqualTo(2 + Math.abs(made.odd().lines()));
        assertThat(file.tags()).containsEntry("vip", "vip").containsEntry("news", "news");
        assertThat(file.csv().separator()).isEqualTo(made.separator());
        assertThat(lines.get(0)).returns("ann@example.com", SubscriberLine::email)
                .returns("Zoé", SubscriberLine::firstName).returns(List.of("vip", "news"), SubscriberLine::tags);
        assertThat(lines.get(lines.size() - 1)).returns("bob@example.com", SubscriberLine::email)
                .returns(List.of("VIP"), SubscriberLine::tags);
        assertThat(lines.stream().filter(line -> line.problem() != null)).hasSize(made.odd().lines() < 0 ? 1 : 0);
        assertThat(lines.stream().filter(line -> line.email().equals("cy@example.com") && line.problem() == null))
                .hasSize(Math.max(0, made.odd().lines()));
    }

    private static List<SubscriberLine> lines(SubscriberFile file, ImportOptions options) {
        List<SubscriberLine> all = new ArrayList<>();
        LineParser parser = new LineParser(file.columns(), options, Map.of());
        try (SubscriberLines lines = new SubscriberLines(file.csv(), parser, 0, Long.MAX_VALUE)) {
            lines.forEachRemaining(all::add);
        }
        return all;
    }

    @Test
    void isImported() throws IOException {
        // Each separator, encoding, line end, header and odd row at least once
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).start()) {
            for (int i = 0; i < ODD_ROWS.size(); i++) {
                Made made = Made.of(i * 4 + i % 4);
                String[] arguments = made.encoding().told() ? new String[] {"--charset", "windows-1252"}
                        : new String[0];

                JobRun run = JobRun.into(kit, made.write(directory), arguments);

                assertThat(run.err()).isEmpty();
                assertThat(run.out()).as("%s", made).contains(made.odd().lines() < 0 ? "1 rejected" : "0 rejected");
            }
            assertThat(kit.state().subscriberCount()).isEqualTo(3);
            assertThat(kit.state().tagCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedWithTheRightSentence(Made made) throws IOException {
        // Every one in bad form in one of three ways
        String text = Files.readString(made.write(directory), made.encoding().charset());
        int way = made.number() % 3;
        String broken = switch (way) {
            case 0 -> text.replace("ann@", "\"ann@");
            case 1 -> text.replace(made.header().get(0), "Kontakt");
            default -> text;
        };
        byte[] bytes = broken.getBytes(made.encoding().charset());
        Path file = Files.write(directory.resolve("people.csv"), way == 2 ? cutInTwo(bytes, made) : bytes);
        String sentence = switch (way) {
            case 0 -> "a quote is not closed, or stands in the wrong place";
            case 1 -> "name yours with --map \"Kontakt=email_address\"";
            default -> "is not in " + (made.encoding().told() ? "UTF-8" : made.encoding().charset()) + ": see line "
                    + (made.declared() ? 3 : 2) + ", column ";
        };

        assertThatThrownBy(() -> SubscriberFile.check(file, way == 2 ? new ImportOptions() : made.options()))
                .isInstanceOf(JobException.class).message().contains(sentence).hasLineCount(1);
    }

    /** In the middle of the é; an old encoding has no such place, and is not told. */
    private static byte[] cutInTwo(byte[] bytes, Made made) {
        if (made.encoding().told()) {
            return bytes;
        }
        byte[] accent = "é".getBytes(made.encoding().charset());
        // The first half of a pair, which stands alone
        byte[] half = made.encoding().charset().equals(StandardCharsets.UTF_16LE) ? new byte[] {0, (byte) 0xD8}
                : new byte[] {(byte) 0xD8, 0};
        byte[] odd = made.encoding().charset().equals(StandardCharsets.UTF_8) ? new byte[] {accent[0], 'x'} : half;
        for (int i = 0; i + accent.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + accent.length, accent, 0, accent.length)) {
                System.arraycopy(odd, 0, bytes, i, odd.length);
                return bytes;
            }
        }
        throw new IllegalStateException();
    }
}
