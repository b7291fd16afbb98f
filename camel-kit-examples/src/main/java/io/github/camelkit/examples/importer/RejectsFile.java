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

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.github.camelkit.examples.csv.CsvRow;
import io.github.camelkit.examples.support.JobException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rejected lines, with their columns as they were, and with two more: the line's number and the reason. It can be
 * mended and imported. Without rejected lines there is no file.
 */
final class RejectsFile implements Closeable {

    private static final String SUFFIX = ".csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private final Path path;
    private final Columns columns;
    private FileChannel channel;
    private long length;

    RejectsFile(Path imported, Columns columns) {
        String name = imported.getFileName().toString();
        String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        path = imported.resolveSibling(base + ".rejected" + SUFFIX);
        this.columns = columns;
    }

    Path path() {
        return path;
    }

    /** Keeps so much of what an earlier run has written, and nothing that came after it. */
    void startAt(long bytes) {
        try {
            if (bytes == 0) {
                Files.deleteIfExists(path);
            } else {
                open(StandardOpenOption.WRITE);
                if (channel.size() < bytes) {
                    throw new JobException("The rejected lines of the earlier run are not in " + path
                            + " any more: import from the start, without --resume");
                }
                channel.truncate(bytes).position(bytes);
                length = bytes;
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void add(Outcome rejected) {
        try {
            if (channel == null) {
                open(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                print(row(new CsvRow(0, columns.names()), List.of("line", "reason")));
            }
            CsvRow row = rejected.line().row();
            print(row(row, List.of(row.line(), rejected.reason())));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void open(StandardOpenOption... how) throws IOException {
        channel = FileChannel.open(path, how);
    }

    // A record at a time, so that a file that is cut off can be cut where one begins
    private void print(List<Object> row) throws IOException {
        StringBuilder text = new StringBuilder();
        new CSVPrinter(text, FORMAT).printRecord(row);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        // A disk that is nearly full takes a part of them
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        length = channel.position();
    }

    private List<Object> row(CsvRow source, List<?> own) {
        List<Object> row = new ArrayList<>();
        for (Column column : columns.all()) {
            // A mended file of rejected lines has these columns already
            if (column.role() != Role.REJECT) {
                row.add(column.index() < source.values().size() ? source.values().get(column.index()) : "");
            }
        }
        row.addAll(own);
        return row;
    }

    /** How long the file is with all records that were written to their ends, which are on the disk then. */
    long bytes() {
        try {
            if (channel != null) {
                channel.force(false);
            }
            return length;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private JobException unwritable(IOException e) {
        return new JobException("The rejected lines cannot be written to " + path + ": " + JobException.sentence(e), e);
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
