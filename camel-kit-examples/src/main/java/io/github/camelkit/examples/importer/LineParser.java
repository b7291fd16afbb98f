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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelkit.examples.csv.CsvRow;
import io.github.camelkit.examples.importer.ImportOptions.WhoLeft;

/**
 * Makes of a row of the file what it means for Kit.
 */
final class LineParser {

    // Copied addresses have them; a blank in the middle is for Kit to reject
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cc}\\p{Cf}]+|[\\s\\p{Z}\\p{Cc}\\p{Cf}]+$");
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}&&[^ ]]");

    private final Columns columns;
    private final ImportOptions options;
    private final Map<Integer, String> fieldKeys;
    private final TagCell tagCell;

    /** @param fieldKeys the custom fields that are imported: the key by the column */
    LineParser(Columns columns, ImportOptions options, Map<Integer, String> fieldKeys) {
        this.columns = columns;
        this.options = options;
        this.fieldKeys = fieldKeys;
        boolean several = options.tagSeparator != null || columns.has(Role.TAGS);
        tagCell = new TagCell(several ? (options.tagSeparator != null ? options.tagSeparator : Character.valueOf(','))
                : null);
    }

    SubscriberLine line(long index, CsvRow row) {
        String email = AROUND.matcher(columns.value(row, Role.EMAIL)).replaceAll("");
        String firstName = columns.first(Role.FIRST_NAME).map(column -> text(row, column.index())).orElse("");
        try {
            check(row, email);
            String said = States.of(row, columns.states());
            boolean left = States.isLeft(said);
            boolean skipped = left && options.whoLeft == WhoLeft.SKIP;
            String state = left && options.whoLeft != WhoLeft.SUBSCRIBE ? said : newState(said);
            return new SubscriberLine(index, row, email, firstName, state, tags(row), fields(row), skipped, null);
        } catch (LineProblem e) {
            return new SubscriberLine(index, row, email, firstName, options.newState(), List.of(), Map.of(), false,
                    e.getMessage());
        }
    }

    private void check(CsvRow row, String email) {
        int count = columns.count();
        if (row.values().stream().skip(count).anyMatch(value -> !value.isBlank())) {
            throw new LineProblem("The line has " + row.values().size() + " columns, and not " + count
                    + "; too many are: " + TagCell.of(row.values().subList(count, row.values().size())));
        }
        if (email.isEmpty()) {
            throw new LineProblem("The line has no e-mail address");
        }
        if (INVISIBLE.matcher(email).find()) {
            throw new LineProblem("The e-mail address has a line break or another character that one does not see");
        }
    }

    /** Who is unconfirmed in the file stays so. */
    private String newState(String said) {
        return said.equals(States.INACTIVE) ? said : options.newState();
    }

    private List<String> tags(CsvRow row) {
        Role role = columns.has(Role.TAGS) ? Role.TAGS : Role.TAG;
        return tagCell.tags(columns.value(row, role));
    }

    /** Without the blanks around it, unless Kit is known to have it with them. */
    private String text(CsvRow row, int column) {
        String value = row.value(column);
        return value.isEmpty() || columns.layout() != Layout.EXPORT ? value : row.values().get(column);
    }

    private Map<String, Object> fields(CsvRow row) {
        if (fieldKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fieldKeys.forEach((column, key) -> {
            String value = text(row, column);
            if (!value.isEmpty()) {
                fields.put(key, value);
            }
        });
        return fields;
    }
}
