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

import java.util.ArrayList;
import java.util.List;

import io.github.camelkit.examples.csv.CsvRow;
import org.apache.commons.csv.CSVFormat;

/**
 * How rejected lines look: their columns as they were, and two more, the line's number and the reason. They can be
 * mended and imported.
 */
record RejectFormat(Columns columns) {

    String header() {
        return text(new CsvRow(0, columns.names()), List.of("line", "reason"));
    }

    String line(CsvRow row, String reason) {
        return text(row, List.of(row.line(), reason));
    }

    private String text(CsvRow source, List<?> own) {
        List<Object> row = new ArrayList<>();
        for (Column column : columns.all()) {
            // A mended file of rejected lines has these columns already
            if (column.role() != Role.REJECT) {
                row.add(column.index() < source.values().size() ? source.values().get(column.index()) : "");
            }
        }
        row.addAll(own);
        return CSVFormat.DEFAULT.format(row.toArray()) + "\n";
    }
}
