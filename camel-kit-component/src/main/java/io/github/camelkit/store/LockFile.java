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
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Lets one thread of one process at a time do something to a directory. A lock ends with its process, however it dies.
 */
final class LockFile {

    /** A short task that can be repeated if it was interrupted. */
    interface Action<T> {
        T run() throws IOException;
    }

    private final Path file;
    private final Object monitor;

    /**
     * @param directory one that exists
     */
    LockFile(Path directory) throws IOException {
        Path real = directory.toRealPath();
        file = real.resolve(".lock");
        // A process has the operating system's lock as a whole, and loses it when any of its channels to the file is
        // closed. Interned texts are the same objects for all class loaders, so this holds for the whole process.
        monitor = ("io.github.camelkit.store:" + file).intern();
    }

    /** Continues in spite of interrupts, because what is saved here cannot be obtained a second time. */
    <T> T locked(Action<T> action) throws IOException {
        boolean interrupted = false;
        try {
            synchronized (monitor) {
                while (true) {
                    interrupted |= Thread.interrupted();
                    try (FileChannel channel = FileChannel.open(file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
                            FileLock lock = channel.lock()) {
                        return action.run();
                    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                        interrupted = true;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
