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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;

/** Legacy webhooks: created under the full name of the event, read back without its first part. */
final class WebhookApi {

    private static final String NONE = "";
    private static final Map<String, String> EVENTS = events();

    private WebhookApi() {
    }

    // the parameter that each event needs
    private static Map<String, String> events() {
        Map<String, String> events = new HashMap<>();
        for (String name : List.of("subscriber_activate", "subscriber_unsubscribe", "subscriber_bounce",
                "subscriber_complain")) {
            events.put("subscriber." + name, NONE);
        }
        events.put("subscriber.form_subscribe", "form_id");
        events.put("subscriber.course_subscribe", "sequence_id");
        events.put("subscriber.course_complete", "sequence_id");
        events.put("subscriber.link_click", "initiator_value");
        events.put("subscriber.product_purchase", "product_id");
        events.put("subscriber.tag_add", "tag_id");
        events.put("subscriber.tag_remove", "tag_id");
        events.put("purchase.purchase_create", NONE);
        events.put("custom_field.field_created", NONE);
        events.put("custom_field.field_deleted", NONE);
        events.put("custom_field.field_value_updated", "custom_field_id");
        return events;
    }

    static void register(Routes routes) {
        routes.get("/v4/webhooks", Routes.PAGE, call -> call.page("webhooks", call.account().webhooks().list(),
                Order.NEWEST, webhook -> webhook));
        routes.write("POST", "/v4/webhooks", WebhookApi::create);
        routes.write("DELETE", "/v4/webhooks/{id}", WebhookApi::delete);
    }

    private static Answer create(Call call) {
        Account account = call.account();
        String target = call.body().text("target_url");
        Body event = call.body().object("event");
        String name = event == null ? null : event.text("name");
        if (target == null || target.isBlank() || name == null || name.isBlank()) {
            throw ApiException.invalid("`event` and `target` parameters must be provided");
        }
        if (!Validation.isHttpUrl(target)) {
            throw ApiException.invalid("Target url is invalid");
        }
        long id = account.webhooks().nextId();
        ObjectNode webhook = Json.object().put("id", id).put("account_id", account.id());
        webhook.set("event", event(name, event));
        webhook.put("target_url", target);
        account.webhooks().put(id, webhook);
        return Answer.wrapped(201, "webhook", webhook);
    }

    private static ObjectNode event(String name, Body event) {
        String parameter = EVENTS.get(name);
        if (parameter == null) {
            throw ApiException.invalid("Event name is invalid");
        }
        ObjectNode node = Json.object().put("name", name.substring(name.indexOf('.') + 1));
        if (parameter.equals(NONE)) {
            return node.putNull("initiator_value");
        }
        if (parameter.equals("initiator_value")) {
            return node.put(parameter, Validation.required(event, parameter, "Event initiator_value is required"));
        }
        return node.put(parameter, id(event, parameter));
    }

    // sequences were once called courses, and both names are taken
    private static long id(Body event, String parameter) {
        JsonNode id = event.json().get(parameter);
        if ((id == null || id.isNull()) && parameter.equals("sequence_id")) {
            id = event.json().get("course_id");
        }
        if (id == null || !id.asText().matches("\\d{1,18}")) {
            throw ApiException.invalid("Event " + parameter + " is required");
        }
        return Long.parseLong(id.asText());
    }

    private static Answer delete(Call call) {
        call.account().webhooks().get(call.id());
        if (call.switches().is(Switch.UNDELETABLE)) {
            throw ApiException.invalid("Unable to destroy the webhook.");
        }
        call.account().webhooks().remove(call.id());
        return Answer.noContent();
    }
}
