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
package io.github.camelkit.examples.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelkit.examples.importer.ExportFormat;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;

/**
 * How subscribers look as rows: the columns that the import reads, in an order that does not change.
 *
 * @param fields  the custom fields of the account
 * @param withIds whether also with what Kit gives itself: an import cannot take it over
 */
public record SubscriberTable(List<CustomField> fields, boolean withIds) {

    public SubscriberTable {
        fields = fields.stream().sorted(Comparator.comparing(CustomField::label)).toList();
    }

    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("email", "first_name", "state", "tags"));
        header.addAll(withIds ? List.of("id", "created_at") : List.of());
        fields.forEach(field -> header.add(ExportFormat.column(field.label())));
        return header;
    }

    public List<Object> row(Subscriber subscriber) {
        List<String> tags = subscriber.tags() == null ? List.of()
                : subscriber.tags().stream().map(Tag::name).filter(Objects::nonNull).sorted().toList();
        List<Object> row = new ArrayList<>();
        row.add(subscriber.emailAddress());
        row.add(subscriber.firstName());
        row.add(subscriber.state());
        row.add(ExportFormat.tags(tags));
        if (withIds) {
            row.add(subscriber.id());
            row.add(subscriber.createdAt());
        }
        Map<String, Object> values = subscriber.fields() == null ? Map.of() : subscriber.fields();
        fields.forEach(field -> row.add(values.get(field.key())));
        return row;
    }
}
