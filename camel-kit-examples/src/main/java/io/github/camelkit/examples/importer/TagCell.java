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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Several tags in a cell. It is a small CSV of its own: names that hold a separator are in quotes.
 *
 * @param separator null where a cell holds one tag
 */
record TagCell(Character separator) {

    private static final CSVFormat LIST = CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true)
            .setTrailingData(true).setLenientEof(true).get();

    /** Names without the blanks around them; the same one in other case is there once. */
    List<String> tags(String cell) {
        if (separator == null) {
            return cell.isEmpty() ? List.of() : List.of(cell);
        }
        Map<String, String> tags = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(cell, LIST.builder().setDelimiter(separator).get())) {
            for (CSVRecord line : parser) {
                line.stream().map(String::strip).filter(tag -> !tag.isEmpty())
                        .forEach(tag -> tags.putIfAbsent(key(tag), tag));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LineProblem("The tags " + cell + " cannot be told apart");
        }
        return new ArrayList<>(tags.values());
    }

    /** Names that are the same tag for Kit have the same key. */
    static String key(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    /** A cell that {@link #tags(String)} reads. */
    static String of(Collection<String> tags) {
        return LIST.format(tags.toArray());
    }
}
