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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and directories that only their owner can read.
 */
final class OwnerOnly {

    private static final FileAttribute<?>[] NONE = {};

    private OwnerOnly() {
    }

    /** The attributes to create a file with. */
    static FileAttribute<?>[] file(Path path) {
        return attributes(path, "rw-------");
    }

    /** Creates what is missing of a path; leaves what is there as it is. */
    static void createDirectories(Path directory) throws IOException {
        // Not left to createDirectories, which fails on a link to a directory
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory, attributes(directory, "rwx------"));
        if (!isPosix(directory)) {
            restrict(directory.toFile(), true);
        }
    }

    /** Does what can be done for a file where permissions cannot be given at its creation. */
    static void restrict(Path file) {
        if (!isPosix(file)) {
            restrict(file.toFile(), false);
        }
    }

    private static void restrict(File file, boolean executable) {
        boolean done = file.setReadable(false, false) && file.setReadable(true, true)
                && file.setWritable(false, false) && file.setWritable(true, true);
        if (executable && done) {
            file.setExecutable(true, true);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString(permissions)) }
                : NONE;
    }
}
