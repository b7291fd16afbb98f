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

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelkit.examples.support.JobException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file beside the imported one that holds the rejected lines: to be mended, and imported itself.
 */
final class RejectsFile {

    private static final String SUFFIX = ".csv";
    private static final List<String> OWN_COLUMNS = List.of("line", "reason");

    private final Path path;
    private final List<String> columns;
    private final int[] kept;

    RejectsFile(SubscriberFile imported) {
        String name = imported.path().getFileName().toString();
        String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        path = imported.path().resolveSibling(base + ".rejected" + SUFFIX);
        columns = imported.columns();
        // A mended file of rejected lines has these columns already
        kept = IntStream.range(0, columns.size()).filter(i -> !OWN_COLUMNS.contains(columns.get(i))).toArray();
    }

    Path path() {
        return path;
    }

    /** Replaces what an earlier run left there; without rejected lines there is no file. */
    void write(List<Rejection> rejections) {
        try {
            if (rejections.isEmpty()) {
                Files.deleteIfExists(path);
                return;
            }
            try (BufferedWriter writer = Files.newBufferedWriter(path);
                 CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get())) {
                csv.printRecord(row(columns, OWN_COLUMNS));
                for (Rejection rejection : rejections) {
                    csv.printRecord(row(rejection.line().values(),
                            List.of(rejection.line().number(), rejection.reason())));
                }
            }
        } catch (IOException e) {
            throw new JobException("The rejected lines cannot be written to " + path, e);
        }
    }

    private List<Object> row(List<String> values, List<?> own) {
        List<Object> row = new ArrayList<>();
        for (int column : kept) {
            row.add(values.get(column));
        }
        row.addAll(own);
        return row;
    }
}
