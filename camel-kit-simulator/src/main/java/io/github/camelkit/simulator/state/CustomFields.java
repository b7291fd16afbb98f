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
package io.github.camelkit.simulator.state;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An account's custom fields. */
public final class CustomFields {

    private final Table<CustomField> table;
    private final Map<Long, CustomField> byId = new ConcurrentSkipListMap<>();
    private final Map<String, CustomField> byKey = new ConcurrentHashMap<>();
    private final Set<Long> undeletable = ConcurrentHashMap.newKeySet();

    CustomFields(ListLag lag, Keeper keeper) {
        table = new Table<>("custom_fields", CustomField.class, 500, lag, keeper);
        table.all().forEach(this::index);
    }

    /** Forgets all of them. */
    void clear() {
        table.clear();
        byId.clear();
        byKey.clear();
        undeletable.clear();
    }

    public Table<CustomField> table() {
        return table;
    }

    /** The fields in the order of their ids. */
    public Collection<CustomField> all() {
        return byId.values();
    }

    public CustomField byKey(String key) {
        return byKey.get(key);
    }

    /** The field with this label, whatever its case, or {@code null}. */
    public CustomField byLabel(String label) {
        return byId.values().stream().filter(field -> field.label().equalsIgnoreCase(label)).findFirst().orElse(null);
    }

    public CustomField create(String label, long now) {
        long id = table.nextId();
        String key = freeKey(label, id);
        return put(new CustomField(id, label, key, "ck_field_" + id + "_" + key, now));
    }

    /** Changes the label and with it the key; the name stays. */
    public CustomField rename(CustomField field, String label) {
        byKey.remove(field.key());
        return put(new CustomField(field.id(), label, freeKey(label, field.id()), field.name(), field.createdAt()));
    }

    private CustomField put(CustomField field) {
        index(field);
        return table.put(field.id(), field);
    }

    private void index(CustomField field) {
        byId.put(field.id(), field);
        byKey.put(field.key(), field);
    }

    public void delete(CustomField field) {
        byId.remove(field.id());
        byKey.remove(field.key());
        table.remove(field.id());
    }

    public void protect(long id) {
        undeletable.add(id);
    }

    public boolean isProtected(long id) {
        return undeletable.contains(id);
    }


    private String freeKey(String label, long id) {
        String key = snakeCase(label);
        if (key.isEmpty()) {
            key = "field";
        }
        String free = key;
        for (int suffix = 2; taken(free, id); suffix++) {
            free = key + "_" + suffix;
        }
        return free;
    }

    private boolean taken(String key, long id) {
        CustomField other = byKey.get(key);
        return other != null && other.id() != id;
    }

    /** The text in lower-case ASCII with underscores. */
    public static String snakeCase(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    }
}
