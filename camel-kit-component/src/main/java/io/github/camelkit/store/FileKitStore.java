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
package io.github.camelkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps each value in a file of its own, which only the owner can read.
 * <p>
 * Processes can share the directory, on one machine or on a file system whose locks hold between machines. A file is
 * replaced as a whole, so that it can be read whenever a process was killed. Leases go by the wall clock of each process;
 * whatever the clock of another one says, its claim ends one lease after it was first seen.
 */
public final class FileKitStore implements KitStore {

    private static final String VALUE = ".json";
    private static final String CLAIM = ".claim";
    private static final String TEMPORARY = ".tmp";
    private static final Duration SWEEP = Duration.ofHours(1);

    /**
     * Who has a key until when. In a file: the end of the claim and its lease in milliseconds, and then the owner.
     */
    private record Claim(String owner, Instant until, Duration lease) {

        static Claim parse(String text) {
            int end = text.indexOf('\n');
            int blank = text.indexOf(' ');
            try {
                return blank < 0 || blank > end ? null
                        : new Claim(text.substring(end + 1),
                                Instant.ofEpochMilli(Long.parseLong(text, 0, blank, 10)),
                                Duration.ofMillis(Long.parseLong(text, blank + 1, end, 10)));
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** The owner's clock may be ahead, or was before it was set: from now on, no claim lasts longer than its lease. */
        boolean isTooLong(Instant now) {
            return Duration.between(now, until).compareTo(lease) > 0;
        }

        String text() {
            return until.toEpochMilli() + " " + lease.toMillis() + '\n' + owner;
        }
    }

    private final Path directory;
    private final Clock clock;
    private volatile LockFile lock;
    private volatile Instant swept;

    /**
     * @param directory made with the first value, if it is not there; it should hold nothing else
     */
    public FileKitStore(Path directory) {
        this(directory, Clock.systemUTC());
    }

    /**
     * @param clock decides when a lease has expired; the same time for all who share the directory
     */
    public FileKitStore(Path directory, Clock clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public String load(String key) throws IOException {
        return read(file(key, VALUE));
    }

    @Override
    public void save(String key, String value) throws IOException {
        Arguments.value(value);
        Path file = file(key, VALUE);
        locked(() -> write(file, value));
    }

    @Override
    public void remove(String key) throws IOException {
        Path file = file(key, VALUE);
        if (Files.exists(file)) {
            locked(() -> {
                Files.deleteIfExists(file);
                syncDirectory();
                return null;
            });
        }
    }

    @Override
    public Set<String> keys() throws IOException {
        Set<String> keys = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + VALUE)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String key = FileNames.decode(name.substring(0, name.length() - VALUE.length()));
                if (key != null) {
                    keys.add(key);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was saved so far
            return Set.of();
        }
        return Set.copyOf(keys);
    }

    @Override
    public boolean claim(String key, String owner, Duration lease) throws IOException {
        Arguments.claim(owner, lease);
        Path file = file(key, CLAIM);
        return locked(() -> {
            Instant now = clock.instant();
            if (Duration.between(swept, now).abs().compareTo(SWEEP) >= 0) {
                sweep();
            }
            Claim held = readClaim(file);
            if (held != null && !held.owner().equals(owner) && now.isBefore(held.until())) {
                if (held.isTooLong(now)) {
                    write(file, new Claim(held.owner(), now.plus(held.lease()), held.lease()).text());
                }
                return false;
            }
            write(file, new Claim(owner, now.plus(lease), lease).text());
            return true;
        });
    }

    @Override
    public void release(String key, String owner) throws IOException {
        Arguments.owner(owner);
        Path file = file(key, CLAIM);
        if (Files.exists(file)) {
            locked(() -> {
                Claim held = readClaim(file);
                if (held != null && held.owner().equals(owner)) {
                    Files.deleteIfExists(file);
                }
                return null;
            });
        }
    }

    private Path file(String key, String suffix) {
        Arguments.key(key);
        return directory.resolve(FileNames.encode(key) + suffix);
    }

    private <T> T locked(LockFile.Action<T> action) throws IOException {
        OwnerOnly.createDirectories(directory);
        LockFile current = lock;
        if (current == null) {
            current = new LockFile(directory);
            current.locked(this::sweep);
            lock = current;
        }
        return current.locked(action);
    }

    /**
     * Who has the lock is the only one who writes, so any temporary file was left by a process that was killed. Claims
     * that have run out are nobody's.
     */
    private Void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + TEMPORARY)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + CLAIM)) {
            for (Path file : files) {
                Claim held = readClaim(file);
                if (held == null || !clock.instant().isBefore(held.until())) {
                    Files.deleteIfExists(file);
                }
            }
        }
        swept = clock.instant();
        return null;
    }

    /** A claim that cannot be read does not count, because nobody could ever release it. */
    private static Claim readClaim(Path file) throws IOException {
        try {
            return Claim.parse(Files.readString(file));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return null;
        }
    }

    private static String read(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            // A file system that crashed can leave nothing, or zeros
            if (text.isBlank() || text.indexOf('\0') >= 0) {
                throw damaged(file);
            }
            return text;
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw damaged(file);
        }
    }

    private static IOException damaged(Path file) {
        return new IOException("The file " + file + " is damaged: restore it, or remove it and authorise again");
    }

    private Void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel = FileChannel.open(temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(temporary))) {
                OwnerOnly.restrict(temporary);
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory();
        return null;
    }

    /** Makes a new name in the directory outlast a loss of power, where the system lets a directory be opened. */
    private void syncDirectory() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not; the file itself is safe
            return;
        }
    }

    @Override
    public String toString() {
        return "FileKitStore(" + directory + ')';
    }
}
