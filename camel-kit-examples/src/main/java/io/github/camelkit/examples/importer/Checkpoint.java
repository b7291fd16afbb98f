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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.examples.support.JobException;

/**
 * How far an import has come: all lines before it are done. It stands in a small file beside the imported one.
 *
 * @param digest       of the imported file
 * @param account      the id of the account
 * @param rejectsBytes how much of the file of rejected lines is of lines before it
 */
record Checkpoint(String digest, long account, long rejectsBytes, Counts counts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Path path(Path file) {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    /**
     * @return              null if absent
     * @throws JobException if it cannot be read
     */
    static Checkpoint load(Path path) {
        try {
            return Files.exists(path) ? JSON.readValue(path.toFile(), Checkpoint.class) : null;
        } catch (IOException e) {
            throw new JobException("The checkpoint " + path + " cannot be read: remove it, and import from the start",
                    e);
        }
    }

    /** In one step: a process that dies meanwhile leaves the one before. */
    void save(Path path) {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            JSON.writeValue(temporary.toFile(), this);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JobException("The checkpoint " + path + " cannot be written: " + JobException.sentence(e), e);
        }
    }

    long lines() {
        return counts.lines();
    }
}
