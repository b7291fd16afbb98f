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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.model.CustomField;

/**
 * Which columns become custom fields.
 *
 * @param known   those that Kit has a custom field for
 * @param missing those whose custom field is to be created
 * @param leftOut those that have values, and are not imported
 */
record FieldChoice(Map<Column, CustomField> known, List<Column> missing, List<Column> leftOut) {

    private static final int MOST = 140;

    /**
     * @param  fields       the custom fields of the account
     * @throws JobException if somebody wants a custom field that Kit does not have
     */
    static FieldChoice of(SubscriberFile file, ImportOptions options, List<CustomField> fields) {
        Map<Column, CustomField> known = new LinkedHashMap<>();
        List<Column> missing = new ArrayList<>();
        List<Column> leftOut = new ArrayList<>();
        for (Column column : file.columns().fields()) {
            Optional<CustomField> field = find(column.field(), fields);
            boolean hasValues = file.values().get(column.index()) > 0;
            if (!isWanted(column, options, field.isPresent())) {
                leftOut.addAll(hasValues ? List.of(column) : List.of());
            } else if (field.isPresent()) {
                known.put(column, field.get());
            } else if (hasValues || file.columns().layout() == Layout.EXPORT) {
                // All of Kit's fields are in an export, also those that nobody has
                missing.add(column);
            }
        }
        FieldChoice choice = new FieldChoice(known, missing, leftOut);
        choice.check(file.columns(), options);
        return choice;
    }

    private static boolean isWanted(Column column, ImportOptions options, boolean known) {
        if (options.fields == null) {
            return known || options.createFields;
        }
        return switch (options.fields) {
            case "all" -> true;
            case "none" -> false;
            default -> listed(options).contains(Role.plain(column.name()));
        };
    }

    private static List<String> listed(ImportOptions options) {
        return Arrays.stream(options.fields.split(",")).map(Role::plain).toList();
    }

    /** By label or key; as it is spelt, if it can be. */
    private static Optional<CustomField> find(String name, List<CustomField> fields) {
        List<Predicate<CustomField>> ways = List.of(field -> name.equals(field.label()),
                field -> name.equals(field.key()),
                field -> Role.plain(name).equals(Role.plain(field.label()))
                        || Role.plain(name).equals(Role.plain(field.key())));
        return ways.stream().flatMap(way -> fields.stream().filter(way)).findFirst();
    }

    private void check(Columns columns, ImportOptions options) {
        if (options.fields != null && !List.of("all", "none").contains(options.fields)) {
            List<String> names = columns.fields().stream().map(column -> Role.plain(column.name())).toList();
            List<String> unknown = listed(options).stream().filter(name -> !names.contains(name)).toList();
            if (!unknown.isEmpty()) {
                throw new JobException("--fields names " + String.join(", ", unknown)
                        + ", and the file has no such column for a custom field");
            }
        }
        if (!missing.isEmpty() && !options.createFields) {
            throw new JobException("Kit has no custom field " + names(missing)
                    + ": create them with --create-fields, or name those to import with --fields");
        }
        if (known.size() + missing.size() > MOST) {
            throw new JobException("Kit takes " + MOST + " custom fields, and " + (known.size() + missing.size())
                    + " columns would become one: name those to import with --fields");
        }
        Map<String, Column> targets = new HashMap<>();
        for (Column column : columns()) {
            CustomField field = known.get(column);
            String label = field == null ? column.field() : field.label();
            Column other = targets.putIfAbsent(label, column);
            if (other != null) {
                throw new JobException("The columns " + other.name() + " and " + column.name()
                        + " are both for the custom field " + label + ": leave one out with --map \""
                        + column.name() + "=\"");
            }
        }
    }

    static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    /** How many values of custom fields the file has. */
    long values(SubscriberFile file) {
        long values = 0;
        for (Column column : columns()) {
            values += file.values().get(column.index());
        }
        return values;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>(known.keySet());
        columns.addAll(missing);
        return columns;
    }
}
