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
package io.github.camelkit.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.ApiDispatcher;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.CustomFields;
import io.github.camelkit.simulator.state.Form;

/**
 * Fills an account. Objects that the API can create are given as the API takes them, and are created by its operations,
 * so that Kit's checks hold for them; subscribers name their tags, forms and sequences.
 */
final class Seeding {

    // in this order, so that subscribers find what they name
    private static final List<String> KINDS = List.of("custom_fields", "tags", "forms", "segments", "email_templates",
            "sequences", "posts", "webhooks", "webhook_endpoints", "subscribers", "broadcasts", "snippets",
            "purchases");
    private static final Set<String> OWN = Set.of("tags", "forms", "sequences");

    private final Account account;
    private final SimulatorState state;
    private final ApiDispatcher api;

    Seeding(Account account, SimulatorState state, ApiDispatcher api) {
        this.account = account;
        this.state = state;
        this.api = api;
    }

    /** @throws IllegalArgumentException if something is refused; what came before it has been added */
    void add(ObjectNode seed) {
        for (Iterator<String> names = seed.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!KINDS.contains(name)) {
                throw new IllegalArgumentException(name + " cannot be seeded; what can be: " + String.join(", ", KINDS));
            }
        }
        Map<String, Map<String, Long>> known = new HashMap<>();
        for (String kind : KINDS) {
            int number = 0;
            for (JsonNode item : seed.path(kind)) {
                try {
                    add(kind, item.isTextual() ? named(kind, item.textValue()) : (ObjectNode) item, known);
                } catch (ApiException e) {
                    throw refused(kind, number, String.join("; ", e.messages()), e);
                } catch (ClassCastException e) {
                    throw refused(kind, number, "this must be an object", e);
                }
                number++;
            }
        }
    }

    private static IllegalArgumentException refused(String kind, int number, String why, RuntimeException cause) {
        return new IllegalArgumentException(kind + "[" + number + "]: " + why, cause);
    }

    private static ObjectNode named(String kind, String name) {
        return Json.object().put(switch (kind) {
            case "custom_fields" -> "label";
            case "subscribers" -> "email_address";
            case "posts" -> "title";
            default -> "name";
        }, name);
    }

    private void add(String kind, ObjectNode item, Map<String, Map<String, Long>> known) {
        switch (kind) {
            case "forms" -> state.addForm(name(item), text(item, "type", "embed"), text(item, "status", Form.ACTIVE),
                    item.path("double_opt_in").asBoolean());
            case "segments" -> state.addSegment(name(item));
            case "email_templates" -> state.addEmailTemplate(name(item), text(item, "category", "HTML"));
            case "posts" -> state.addPost(text(item, "title", null), text(item, "content", ""));
            case "subscribers" -> subscriber(item, known);
            default -> create(kind, item);
        }
    }

    private static String name(ObjectNode item) {
        return text(item, "name", null);
    }

    private static String text(ObjectNode item, String name, String otherwise) {
        String value = item.path(name).asText(otherwise);
        if (value == null) {
            throw ApiException.invalid(name + " is missing");
        }
        return value;
    }

    private JsonNode create(String path, ObjectNode body) {
        Answer answer = api.run(account, "POST", "/v4/" + path, null, body);
        if (answer.status() >= 400) {
            throw ApiException.invalid(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json(answer);
    }

    private static JsonNode json(Answer answer) {
        try {
            return answer.body().length == 0 ? Json.object() : Json.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void subscriber(ObjectNode item, Map<String, Map<String, Long>> known) {
        ObjectNode body = item.deepCopy();
        body.remove(OWN);
        JsonNode fields = body.remove("fields");
        if (fields instanceof ObjectNode given) {
            body.set("fields", byKey(given));
        }
        long id = create("subscribers", body).at("/subscriber/id").longValue();
        for (String kind : OWN) {
            for (JsonNode name : item.path(kind)) {
                long owner = known.computeIfAbsent(kind, this::named).computeIfAbsent(
                        name.asText().toLowerCase(Locale.ROOT), missing -> addNamed(kind, name.asText()));
                create(kind + "/" + owner + "/subscribers/" + id, Json.object());
            }
        }
    }

    private Map<String, Long> named(String kind) {
        Map<String, Long> ids = new HashMap<>();
        switch (kind) {
            case "tags" -> account.tags().all().forEach(one -> ids.put(one.name().toLowerCase(Locale.ROOT), one.id()));
            case "forms" -> account.forms().all().forEach(one -> ids.put(one.name().toLowerCase(Locale.ROOT), one.id()));
            default -> account.sequences().all().forEach(one ->
                    ids.put(one.path("name").asText().toLowerCase(Locale.ROOT), one.get("id").longValue()));
        }
        return ids;
    }

    private long addNamed(String kind, String name) {
        return switch (kind) {
            case "tags" -> state.addTag(name);
            case "forms" -> state.addForm(name);
            default -> state.addSequence(name);
        };
    }

    // custom fields may be given by label, and are created where they are not there
    private ObjectNode byKey(ObjectNode given) {
        ObjectNode fields = Json.object();
        given.properties().forEach(field -> {
            String key = field.getKey();
            CustomField known = account.customFields().byKey(key);
            known = known != null ? known : account.customFields().byLabel(key);
            known = known != null ? known : account.customFields().byKey(CustomFields.snakeCase(key));
            if (known == null) {
                known = account.customFields().table().get(state.addCustomField(key));
            }
            fields.set(known.key(), field.getValue().isNull() ? field.getValue() : Json.tree(field.getValue().asText()));
        });
        return fields;
    }
}
