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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.examples.csv.CsvFile;
import io.github.camelkit.examples.csv.CsvRow;
import io.github.camelkit.examples.csv.CsvRows;
import io.github.camelkit.examples.support.JobException;

/**
 * The file to import, which was read once from end to end.
 *
 * @param lines    how many there are besides the header
 * @param tags     the names of all tags, by {@link TagCell#key(String)}, as they are spelt the first time
 * @param taggings how many times a tag is given
 * @param values   how many values each column has
 * @param left     how many people have unsubscribed, bounced or complained
 * @param digest   changes when the file does
 */
record SubscriberFile(CsvFile csv, Columns columns, long lines, Map<String, String> tags, long taggings,
        List<Long> values, long left, String digest) {

    private static final int FIRST_ROWS = 100;

    /**
     * @throws JobException if the file cannot be read, or has no column of addresses
     */
    static SubscriberFile check(Path path, ImportOptions options) {
        CsvFile csv = CsvFile.of(path, options.charset, options.separator);
        Columns columns = columns(csv, options);
        LineParser parser = new LineParser(columns, options, Map.of());
        Map<String, String> tags = new LinkedHashMap<>();
        long[] values = new long[columns.count()];
        long taggings = 0;
        long left = 0;
        long lines = 0;
        try (CsvRows rows = csv.open()) {
            for (; rows.hasNext(); lines++) {
                SubscriberLine line = parser.line(lines, rows.next());
                if (!line.skipped() && line.problem() == null) {
                    line.tags().forEach(tag -> tags.putIfAbsent(TagCell.key(tag), tag));
                    taggings += line.tags().size();
                    count(line.row(), values);
                }
                left += line.skipped() || line.hasLeft() ? 1 : 0;
            }
        }
        return new SubscriberFile(csv, columns, lines, tags, taggings, Arrays.stream(values).boxed().toList(), left,
                digest(path));
    }

    /** What the columns of the file are, by their names and the first rows. */
    static Columns columns(CsvFile csv, ImportOptions options) {
        try (CsvRows rows = csv.open()) {
            List<CsvRow> first = new ArrayList<>();
            while (rows.hasNext() && first.size() < FIRST_ROWS) {
                first.add(rows.next());
            }
            return new Columns(rows.header(), first, options.mapped);
        }
    }

    private static void count(CsvRow row, long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += row.value(i).isEmpty() ? 0 : 1;
        }
    }

    private static String digest(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new JobException(path + " cannot be read: " + e, e);
        }
    }

    Path path() {
        return csv.path();
    }
}
