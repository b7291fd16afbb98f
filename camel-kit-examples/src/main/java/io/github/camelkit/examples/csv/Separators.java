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
package io.github.camelkit.examples.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds out what stands between the columns of a file.
 */
final class Separators {

    private static final String DECLARATION = "sep=";
    private static final char[] KNOWN = {',', ';', '\t', '|'};

    private Separators() {
    }

    /** Whether a line is no row, but says what the separator is, as spreadsheet programs write it. */
    static boolean isDeclaration(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith(DECLARATION)
                && line.length() == DECLARATION.length() + 1;
    }

    static char declared(String line) {
        return line.charAt(DECLARATION.length());
    }

    /** By the first rows; a comma where there is nothing to go by, as in a file of one column. */
    static char detect(String head) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.detectFormatAutomatically(KNOWN);
        settings.setMaxCharsPerColumn(-1);
        CsvParser parser = new CsvParser(settings);
        parser.beginParsing(new StringReader(head));
        char detected = parser.getDetectedFormat().getDelimiter();
        parser.stopParsing();
        // Few rows can mislead: the names of the columns, which hardly hold a separator, have the last word
        char best = detected;
        for (char other : KNOWN) {
            best = columns(head, other) > columns(head, best) ? other : best;
        }
        return columns(head, detected) > 1 ? detected : best;
    }

    private static int columns(String head, char separator) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).get();
        try (CSVParser parser = CSVParser.parse(head, format)) {
            List<CSVRecord> first = parser.stream().limit(1).toList();
            return first.isEmpty() ? 0 : first.get(0).size();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return 0;
        }
    }
}
