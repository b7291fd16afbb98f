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

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelkit.examples.support.JobException;

/**
 * A file that was read to its end once, so that a mistake in its form is found before anything is imported.
 *
 * @param path    where it is
 * @param columns the names of its columns
 * @param lines   how many lines it has, without the first one and empty ones
 * @param tags    the tags that its lines name, in the order of their first appearance
 */
record SubscriberFile(Path path, List<String> columns, long lines, Set<String> tags) {

    /**
     * @throws JobException if the file cannot be read
     */
    static SubscriberFile check(Path path) {
        Set<String> tags = new LinkedHashSet<>();
        long lines = 0;
        try (SubscriberLines all = new SubscriberLines(path)) {
            while (all.hasNext()) {
                SubscriberLine line = all.next();
                lines++;
                if (line.hasTag() && line.problem() == null) {
                    tags.add(line.tag());
                }
            }
            return new SubscriberFile(path, all.columnNames(), lines, tags);
        }
    }

    SubscriberLines open() {
        return new SubscriberLines(path);
    }
}
