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
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

import io.github.camelkit.examples.csv.CsvFile;

/**
 * A file of subscribers for a route that splits it: with all that the import job finds out by itself, and without
 * custom fields.
 */
public final class ImportedFile implements Iterator<SubscriberLine>, Closeable {

    private final RejectFormat rejects;
    private final SubscriberLines lines;

    private ImportedFile(RejectFormat rejects, SubscriberLines lines) {
        this.rejects = rejects;
        this.lines = lines;
    }

    /**
     * @throws io.github.camelkit.examples.support.JobException if it cannot be read, or has no column of addresses
     */
    public static ImportedFile open(Path path) {
        ImportOptions options = new ImportOptions();
        CsvFile csv = CsvFile.of(path, null, null);
        Columns columns = SubscriberFile.columns(csv, options);
        LineParser parser = new LineParser(columns, options, Map.of());
        return new ImportedFile(new RejectFormat(columns), new SubscriberLines(csv, parser, 0, Long.MAX_VALUE));
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public SubscriberLine next() {
        return lines.next();
    }

    /** The first line of a file of rejected lines. */
    public String rejectsHeader() {
        return rejects.header();
    }

    /** A line of a file of rejected lines, with a line break. */
    public String rejected(SubscriberLine line, String reason) {
        return rejects.line(line.row(), reason);
    }

    @Override
    public void close() {
        lines.close();
    }
}
