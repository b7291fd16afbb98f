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
package io.github.camelkit.examples.export;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.google.code.externalsorting.csv.CsvExternalSort;
import com.google.code.externalsorting.csv.CsvSortOptions;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.model.Subscriber;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Writes the file under another name, sorts it by address, so that two exports can be compared, and gives it its name
 * when it is complete.
 */
final class SubscribersCsv implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    private static final Comparator<CSVRecord> BY_ADDRESS = Comparator.comparing(row -> row.get(0));
    private static final int SORTED_FILES = 1024;

    private final Path file;
    private final Path unsorted;
    private final Path sorted;
    private final SubscriberTable table;
    private final CSVPrinter csv;
    private long written;

    /**
     * @throws JobException if no file can be written there
     */
    SubscribersCsv(Path file, SubscriberTable table) {
        this.file = file.toAbsolutePath();
        this.table = table;
        if (Files.isDirectory(file)) {
            throw new JobException(file + " is a directory, and not a file to write to");
        }
        try {
            // In the same directory: a file can be moved as a whole only within a file system
            unsorted = temporary();
            sorted = temporary();
            csv = new CSVPrinter(Files.newBufferedWriter(unsorted, StandardCharsets.UTF_8), FORMAT);
            csv.printRecord(table.header());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path temporary() throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
        // For an interrupted export
        temporary.toFile().deleteOnExit();
        return temporary;
    }

    void write(Subscriber subscriber) {
        try {
            csv.printRecord(table.row(subscriber));
            written++;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    long written() {
        return written;
    }

    /** Puts the file where it was wanted, in place of what an earlier export left there. */
    void complete() {
        try {
            csv.close(true);
            sort();
            Files.move(sorted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void sort() throws IOException {
        CsvSortOptions options = new CsvSortOptions.Builder(BY_ADDRESS, SORTED_FILES,
                CsvExternalSort.estimateAvailableMemory()).charset(StandardCharsets.UTF_8).numHeader(1)
                .skipHeader(false).format(FORMAT).build();
        List<CSVRecord> header = new ArrayList<>();
        List<File> parts = CsvExternalSort.sortInBatch(unsorted.toFile(), file.getParent().toFile(), options, header);
        try {
            CsvExternalSort.mergeSortedFiles(parts, sorted.toFile(), options, false, header);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private JobException unwritable(IOException e) {
        return new JobException("The file " + file + " cannot be written: " + JobException.sentence(e), e);
    }

    /** Leaves nothing behind of a file that is not complete. */
    @Override
    public void close() {
        try {
            try {
                csv.close();
            } finally {
                Files.deleteIfExists(unsorted);
                Files.deleteIfExists(sorted);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
