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

import java.util.Collection;

/**
 * What an export must mind for the import to read it.
 */
public final class ExportFormat {

    private ExportFormat() {
    }

    /** The name of the column of a custom field, which must not be taken for something else. */
    public static String column(String label) {
        boolean clear = Role.of(label) == Role.OTHER && !Role.plain(label).equals("id") && !label.isBlank()
                && label.equals(label.strip()) && !label.startsWith(Columns.FIELD_PREFIX);
        return clear ? label : Columns.FIELD_PREFIX + " " + label;
    }

    /** The cell of several tags. */
    public static String tags(Collection<String> tags) {
        return TagCell.of(tags);
    }
}
