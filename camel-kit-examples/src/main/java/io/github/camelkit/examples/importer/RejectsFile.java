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

import io.github.camelkit.examples.support.JobException;

/**
 * The rejected lines, beside the imported file. Without rejected lines there is no file.
 */
final class RejectsFile implements Closeable {

    private static final String SUFFIX = ".csv";

    private final Path path;
    private final RejectFormat format;
    private FileChannel channel;
    private long length;

    RejectsFile(Path imported, Columns columns) {
        String name = imported.getFileName().toString();
        String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        path = imported.resolveSibling(base + ".rejected" + SUFFIX);
        format = new RejectFormat(columns);
    }

    Path path() {
        return path;
    }

    /** Keeps so much of what an earlier run has written, and nothing that came after it. */
    void startAt(long bytes) {
        try {
            if (bytes == 0) {
                Files.deleteIfExists(path);
            } else if (Files.notExists(path) || Files.size(path) < bytes) {
                throw new JobException("The rejected lines of the earlier run are not in " + path
                        + " any more: import from the start, without --resume");
            } else {
                open(StandardOpenOption.WRITE);
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
                print(format.header());
            }
            print(format.line(rejected.line().row(), rejected.reason()));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void open(StandardOpenOption... how) throws IOException {
        channel = FileChannel.open(path, how);
    }

    // A record at a time, so that a file that is cut off can be cut where one begins
    private void print(String record) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(record);
        // A disk that is nearly full takes a part of them
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        length = channel.position();
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
