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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelkit.examples.csv.CsvRow;
import io.github.camelkit.examples.support.JobException;

/**
 * What each column of the file is.
 */
final class Columns {

    /** What stands before the label of a custom field whose column would otherwise be taken for something else. */
    static final String FIELD_PREFIX = "field:";

    // Which a file can have only once; several may say that somebody has left
    private static final Set<Role> SINGLE = EnumSet.of(Role.EMAIL, Role.FIRST_NAME, Role.TAG, Role.TAGS, Role.STATE);

    private final Layout layout;
    private final List<Column> all = new ArrayList<>();

    /**
     * @param  first        the first rows
     * @param  mapped       what some columns are, by their names
     * @throws JobException if a mapped column is not there, or none has e-mail addresses
     */
    Columns(List<String> header, List<CsvRow> first, Map<String, String> mapped) {
        layout = Layout.of(header);
        Map<String, String> targets = targets(header, mapped);
        Set<Role> taken = targets.values().stream().flatMap(target -> Role.named(target).stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < header.size(); i++) {
            String target = targets.get(Role.plain(header.get(i)));
            Column column = target != null ? mapped(i, header.get(i), target) : column(i, header.get(i));
            if (target == null && SINGLE.contains(column.role()) && !taken.add(column.role())) {
                column = field(i, header.get(i), header.get(i));
            }
            all.add(target == null && isPlace(column, first) ? field(i, column.name(), column.name()) : column);
        }
        requireAddresses(first);
    }

    /** A "state" may be one of a country. */
    private static boolean isPlace(Column column, List<CsvRow> first) {
        return column.role() == Role.STATE && !first.isEmpty()
                && first.stream().allMatch(row -> States.of(row.value(column.index())) == null);
    }

    private static Map<String, String> targets(List<String> header, Map<String, String> mapped) {
        Set<String> names = header.stream().map(Role::plain).collect(Collectors.toSet());
        Map<String, String> targets = new HashMap<>();
        mapped.forEach((name, target) -> {
            if (!names.contains(Role.plain(name))) {
                throw new JobException("--map names the column " + name + ", which the file does not have: it has "
                        + String.join(", ", header));
            }
            targets.put(Role.plain(name), target);
        });
        return targets;
    }

    private static Column mapped(int index, String name, String target) {
        return target.isBlank() ? new Column(index, name, Role.OTHER, null) : Role.named(target)
                .map(role -> new Column(index, name, role, null)).orElseGet(() -> field(index, name, target.strip()));
    }

    private Column column(int index, String name) {
        if (name.regionMatches(true, 0, FIELD_PREFIX, 0, FIELD_PREFIX.length())) {
            return field(index, name, name.substring(FIELD_PREFIX.length()).strip());
        }
        Role role = Role.of(name);
        boolean given = layout == Layout.EXPORT && (Role.plain(name).equals("id") || role == Role.SIGNED_UP);
        if (given || name.isBlank()) {
            // Kit gives ids and times itself
            return new Column(index, name, Role.OTHER, null);
        }
        if (role == Role.REJECT && layout != Layout.REJECTS) {
            role = Role.OTHER;
        }
        return role.isField() ? new Column(index, name, role, name) : new Column(index, name, role, null);
    }

    private static Column field(int index, String name, String label) {
        return new Column(index, name, Role.OTHER, label);
    }

    private void requireAddresses(List<CsvRow> first) {
        if (has(Role.EMAIL)) {
            return;
        }
        String likely = all.stream().filter(column -> first.stream().anyMatch(
                row -> row.value(column.index()).contains("@"))).findFirst().map(Column::name).orElse("COLUMN");
        String names = all.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
        throw new JobException("No column has the name of e-mail addresses: the first line must name the columns, and"
                + " has " + (names.isEmpty() ? "none" : names) + "; name yours with --map \"" + likely
                + "=email_address\"");
    }

    Layout layout() {
        return layout;
    }

    int count() {
        return all.size();
    }

    List<Column> all() {
        return all;
    }

    List<String> names() {
        return all.stream().map(Column::name).toList();
    }

    boolean has(Role role) {
        return all.stream().anyMatch(column -> column.role() == role);
    }

    /** The columns whose values can become custom fields. */
    List<Column> fields() {
        return all.stream().filter(column -> column.field() != null).toList();
    }

    List<Column> states() {
        return all.stream().filter(column -> column.role().isState()).toList();
    }

    Optional<Column> first(Role role) {
        return all.stream().filter(column -> column.role() == role).findFirst();
    }

    /** What the row has in the column of a role; empty without one. */
    String value(CsvRow row, Role role) {
        return first(role).map(column -> row.value(column.index())).orElse("");
    }
}
