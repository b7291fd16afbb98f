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

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

import io.github.camelkit.examples.support.JobException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file row by row. Empty lines, and those of nothing but separators, are passed over. Not for several
 * threads.
 */
public final class CsvRows implements Iterator<CsvRow>, Closeable {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final CsvFile file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int linesBefore;
    private final List<String> header;
    private long lastLine;
    private CsvRow next;

    CsvRows(CsvFile file, Reader text, int linesBefore) throws IOException {
        this.file = file;
        this.linesBefore = linesBefore;
        parser = CSVParser.parse(text, CSVFormat.DEFAULT.builder().setDelimiter(file.separator()).get());
        records = parser.iterator();
        try {
            header = hasNext() ? next().values().stream().map(String::strip).toList() : List.of();
        } catch (JobException e) {
            close();
            throw e;
        }
    }

    /** The names of the columns as they stand in the file. */
    public List<String> header() {
        return header;
    }

    /**
     * @throws JobException if the file cannot be read beyond here
     */
    @Override
    public boolean hasNext() {
        while (next == null && hasRecord()) {
            CsvRow row = row();
            next = row.isBlank() ? null : row;
        }
        return next != null;
    }

    @Override
    public CsvRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRow row = next;
        next = null;
        return row;
    }

    private CsvRow row() {
        // hasRecord() has read the record, so that the parser is at its last line
        lastLine = parser.getCurrentLineNumber() + linesBefore;
        List<String> values = records.next().toList();
        long breaks = values.stream().mapToLong(value -> LINE_END.matcher(value).results().count()).sum();
        return new CsvRow(lastLine - breaks, values);
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new JobException(file.path() + " cannot be read beyond line " + lastLine
                        + ": a quote is not closed, or stands in the wrong place", e);
            }
            throw file.unreadable(e.getCause());
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
