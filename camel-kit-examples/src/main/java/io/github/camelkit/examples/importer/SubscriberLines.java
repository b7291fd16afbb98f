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

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

import io.github.camelkit.examples.support.JobException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the lines of a CSV file one by one, so that a file can be larger than the memory.
 */
final class SubscriberLines implements Iterator<SubscriberLine>, Closeable {

    private static final List<String> COLUMNS = List.of("email", "first_name", "tag");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final int[] columns;
    private long lastLine;
    private boolean closed;

    /**
     * @throws JobException if the file cannot be read, or lacks a column
     */
    SubscriberLines(Path file) {
        this.file = file;
        try {
            parser = CSVParser.parse(open(file), CSVFormat.DEFAULT);
        } catch (IOException e) {
            throw unreadable(e);
        }
        records = parser.iterator();
        try {
            header = header();
            columns = columns();
            lastLine = parser.getCurrentLineNumber();
        } catch (JobException e) {
            close();
            throw e;
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        // A new decoder refuses what is not UTF-8, instead of importing question marks
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private List<String> header() {
        return hasRecord() ? records.next().stream().map(String::strip).toList() : List.of();
    }

    private int[] columns() {
        List<String> names = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<String> missing = COLUMNS.stream().filter(column -> !names.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new JobException(file + " has no column " + String.join(", ", missing)
                    + ": its first line must name the columns " + String.join(", ", COLUMNS));
        }
        return COLUMNS.stream().mapToInt(names::indexOf).toArray();
    }

    /** The names of the columns as they stand in the file. */
    List<String> columnNames() {
        return header;
    }

    // Synchronized: a splitter that works in parallel takes lines with several threads

    @Override
    public synchronized boolean hasNext() {
        return !closed && hasRecord();
    }

    @Override
    public synchronized SubscriberLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        // hasNext() has read the record, so that the parser is at its last line
        lastLine = parser.getCurrentLineNumber();
        List<String> values = new ArrayList<>(records.next().toList());
        long breaks = values.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        return line(lastLine - breaks, values);
    }

    private SubscriberLine line(long number, List<String> values) {
        String problem = values.size() == header.size() ? null
                : "The line has " + values.size() + " columns, and not " + header.size();
        while (values.size() < header.size()) {
            values.add("");
        }
        return new SubscriberLine(number, List.copyOf(values), values.get(columns[0]).strip(),
                values.get(columns[1]).strip(), values.get(columns[2]).strip(), problem);
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private JobException unreadable(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new JobException(file + " is not in UTF-8", e);
        }
        if (e instanceof CSVException) {
            return new JobException(file + " cannot be read beyond line " + lastLine
                    + ": a quote is not closed, or stands in the wrong place", e);
        }
        return new JobException(Files.exists(file) ? file + " cannot be read" : "There is no file " + file, e);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
