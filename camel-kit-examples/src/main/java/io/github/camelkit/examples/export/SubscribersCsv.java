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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.model.Subscriber;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes subscribers to a file, which is there only when it is complete.
 */
final class SubscribersCsv implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n")
            .setHeader("id", "email", "first_name", "state", "created_at").get();

    private final Path file;
    private final Path temporary;
    private final CSVPrinter csv;
    private long written;

    /**
     * @throws JobException if no file can be written there
     */
    SubscribersCsv(Path file) {
        this.file = file.toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new JobException(file + " is a directory, and not a file to write to");
        }
        try {
            // In the same directory, for it can be moved as a whole only within a file system
            temporary = Files.createTempFile(this.file.getParent(), file.getFileName() + ".", ".tmp");
            // For an interrupted export
            temporary.toFile().deleteOnExit();
            csv = new CSVPrinter(Files.newBufferedWriter(temporary, StandardCharsets.UTF_8), FORMAT);
        } catch (IOException e) {
            throw new JobException("The file " + file + " cannot be written: " + e, e);
        }
    }

    void write(Subscriber subscriber) throws IOException {
        csv.printRecord(subscriber.id(), subscriber.emailAddress(), subscriber.firstName(), subscriber.state(),
                subscriber.createdAt());
        written++;
    }

    long written() {
        return written;
    }

    /** Puts the file where it was wanted, in place of what an earlier export left there. */
    void complete() {
        try {
            csv.close(true);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JobException("The file " + file + " cannot be written: " + e, e);
        }
    }

    /** Leaves nothing behind of a file that is not complete. */
    @Override
    public void close() {
        try {
            csv.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new JobException("The file " + temporary + " cannot be removed: " + e, e);
        }
    }
}
