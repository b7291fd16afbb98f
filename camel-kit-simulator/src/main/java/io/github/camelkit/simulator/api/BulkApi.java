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
package io.github.camelkit.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.api.Bulk.Rejected;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.Tag;

/** The bulk operations on subscribers, tags and custom fields, all for access tokens only. */
final class BulkApi {

    private static final Bulk SUBSCRIBERS = new Bulk("subscribers", "No subscribers included for processing",
            "subscribers", "subscriber", BulkApi::subscriber);
    private static final Bulk TAGS = new Bulk("tags", "No tags included for processing", "tags", "tag", BulkApi::tag);
    private static final Bulk TAGS_TO_DELETE = new Bulk("tags", "No tags included for processing", null, "tag",
            BulkApi::deleteTag);
    private static final Bulk FIELDS = new Bulk("custom_fields", "No custom fields included for processing",
            "custom_fields", "custom_field", BulkApi::customField);
    private static final Bulk VALUES = new Bulk("custom_field_values",
            "No custom field values included for processing", "custom_field_values", "custom_field_value",
            BulkApi::value);

    private BulkApi() {
    }

    static void register(Routes routes) {
        routes.oauth("POST", "/v4/bulk/subscribers", "", BulkApi::createSubscribers);
        routes.oauth("POST", "/v4/bulk/tags", "", TAGS::run);
        routes.oauth("DELETE", "/v4/bulk/tags", "", TAGS_TO_DELETE::run);
        routes.oauth("POST", "/v4/bulk/custom_fields", "", FIELDS::run);
        routes.oauth("POST", "/v4/bulk/custom_fields/subscribers", "", VALUES::run);
    }

    private static Answer createSubscribers(Call call) {
        if (call.body().json().get("subscribers") instanceof ArrayNode all) {
            int more = 0;
            for (JsonNode item : all) {
                String email = item.path("email_address").asText();
                more += call.account().subscribers().findByEmail(email) == null ? 1 : 0;
            }
            Subscribers.checkLimit(call.account(), more);
        }
        return SUBSCRIBERS.run(call);
    }

    private static ObjectNode subscriber(Account account, Body item) {
        JsonNode email = item.json().path("email_address");
        String state = item.json().path("state").asText(Subscriber.ACTIVE);
        String firstName = item.json().path("first_name").asText(null);
        boolean knownState = SubscriberApi.STATES.contains(state);
        if (!email.isTextual() || !Validation.isEmail(email.textValue()) || !knownState) {
            // an address that was refused is not shown again
            ObjectNode rejected = Json.object().put("first_name", firstName).putNull("email_address")
                    .put("state", state).putNull("created_at");
            throw new Rejected(rejected, knownState ? "Email address is invalid" : "State is invalid");
        }
        return Render.slim(Subscribers.upsert(account, email.textValue(), firstName, state));
    }

    private static ObjectNode tag(Account account, Body item) {
        String name = item.json().path("name").asText("").trim();
        if (name.isEmpty()) {
            throw new Rejected(Json.object().putNull("id").put("name", name).putNull("created_at"),
                    "Name can't be blank");
        }
        Tag existing = Tags.byName(account, name);
        return Render.tag(existing == null ? Tags.create(account, name) : existing);
    }

    private static ObjectNode deleteTag(Account account, Body item) {
        long id = item.json().path("id").asLong();
        if (account.tags().find(id) == null) {
            throw new Rejected(item.json(), "Tag does not exist");
        }
        Tags.delete(account, id);
        return item.json();
    }

    private static ObjectNode customField(Account account, Body item) {
        String label = item.json().path("label").asText("").trim();
        if (label.isEmpty()) {
            throw new Rejected(Json.object().putNull("id").put("label", label).putNull("key").putNull("name")
                    .putNull("created_at"), "Label can't be blank");
        }
        CustomField existing = account.customFields().byLabel(label);
        if (existing != null) {
            throw new Rejected(bulkJson(existing), "Label has already been taken");
        }
        return bulkJson(CustomFieldApi.create(account, label));
    }

    private static ObjectNode bulkJson(CustomField field) {
        return CustomFieldApi.json(field).put("created_at", Json.time(field.createdAt()));
    }

    private static ObjectNode value(Account account, Body item) {
        long subscriberId = item.json().path("subscriber_id").asLong();
        long fieldId = item.json().path("subscriber_custom_field_id").asLong();
        JsonNode value = item.json().path("value");
        ObjectNode shown = Json.object();
        boolean known = account.subscribers().find(subscriberId) != null;
        shown.put("subscriber_id", known ? subscriberId : null);
        shown.put("subscriber_custom_field_id", fieldId);
        shown.put("value", value.asText(null));
        if (!known) {
            throw new Rejected(shown, "Subscriber does not exist");
        }
        if (account.customFields().table().find(fieldId) == null) {
            throw new Rejected(shown, "Custom field does not exist");
        }
        Subscribers.setField(account, subscriberId, fieldId, value.asText(null));
        return shown;
    }
}
