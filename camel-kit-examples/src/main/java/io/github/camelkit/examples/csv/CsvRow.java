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
package io.github.camelkit.examples.csv;

import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param line   the line of the file where it begins, counted from 1
 * @param values as they stand in the file; there may be more or fewer of them than columns
 */
public record CsvRow(long line, List<String> values) {

    /** The value of a column; empty where the row ends before it. */
    public String value(int column) {
        return column < values.size() ? values.get(column).strip() : "";
    }

    /** Whether it is a line of nothing but separators, as spreadsheet programs leave them at the end. */
    public boolean isBlank() {
        return values.stream().allMatch(String::isBlank);
    }
}
