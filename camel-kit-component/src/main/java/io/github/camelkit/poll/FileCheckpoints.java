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
package io.github.camelkit.poll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Locale;

import io.github.camelkit.http.Hashes;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps each checkpoint in a file of its own, which is replaced as a whole: it can be read whenever a process was
 * killed.
 * <p>
 * Processes can share the directory as long as only one of them writes a key at a time, as {@code camel-master} sees
 * to.
 */
final class FileCheckpoints extends ServiceSupport implements StateRepository<String, String> {

    private static final int READABLE = 80;
    private static final int DIGEST = 8;

    private final Path directory;

    /**
     * @param directory made with the first checkpoint, if it is not there
     */
    public FileCheckpoints(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public synchronized void setState(String key, String value) {
        Path file = file(key);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint " + key + " cannot be written", e);
        }
        syncDirectory();
    }

    @Override
    public synchronized String getState(String key) {
        try {
            return Files.readString(file(key));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint " + key + " cannot be read", e);
        }
    }

    /** The file of a key: readable, and different for each key on every file system. */
    public Path file(String key) {
        String readable = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return directory.resolve(readable.substring(0, Math.min(readable.length(), READABLE)) + '-' + digest(key)
                + ".json");
    }

    private static String digest(String key) {
        return HexFormat.of().formatHex(Hashes.sha256(key), 0, DIGEST);
    }

    /** Makes a new name outlast a loss of power, where the system lets a directory be opened. */
    private void syncDirectory() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not; the file itself is safe
            return;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileCheckpoints files && files.directory.equals(directory);
    }

    @Override
    public int hashCode() {
        return directory.hashCode();
    }

    @Override
    public String toString() {
        return "FileCheckpoints(" + directory + ')';
    }
}
