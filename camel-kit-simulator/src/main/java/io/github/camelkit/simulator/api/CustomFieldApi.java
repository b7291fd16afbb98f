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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.CustomFields;
import io.github.camelkit.simulator.state.Switch;

/** Custom fields. */
final class CustomFieldApi {

    private static final String ROOT = "custom_field";
    private static final String BLANK = "Label can't be blank";

    private CustomFieldApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/custom_fields", Routes.PAGE, call -> call.page("custom_fields",
                call.account().customFields().table().list(), Order.NEWEST, CustomFieldApi::json));
        routes.write("POST", "/v4/custom_fields", CustomFieldApi::create);
        routes.write("PUT", "/v4/custom_fields/{id}", CustomFieldApi::update);
        routes.write("DELETE", "/v4/custom_fields/{id}", CustomFieldApi::delete);
    }

    private static Answer create(Call call) {
        CustomFields fields = call.account().customFields();
        String label = Validation.required(call.body(), "label", BLANK);
        CustomField existing = fields.byLabel(label);
        CustomField field = existing == null ? create(call.account(), label) : existing;
        return Answer.wrapped(existing == null ? 201 : 200, ROOT, json(field));
    }

    /** Creates a field that is not there yet. */
    static CustomField create(Account account, String label) {
        CustomField field = account.customFields().create(label, account.now());
        Happenings.object(account, ROOT, "created", json(field));
        return field;
    }

    private static Answer update(Call call) {
        CustomFields fields = call.account().customFields();
        CustomField field = fields.table().get(call.id());
        String label = Validation.required(call.body(), "label", BLANK);
        CustomField other = fields.byLabel(label);
        if (other != null && other.id() != field.id()) {
            throw ApiException.invalid("Label has already been taken");
        }
        return Answer.wrapped(200, ROOT, json(fields.rename(field, label)));
    }

    private static Answer delete(Call call) {
        CustomFields fields = call.account().customFields();
        CustomField field = fields.table().get(call.id());
        if (call.switches().is(Switch.UNDELETABLE) || fields.isProtected(field.id())) {
            throw ApiException.invalid("Unable to destroy the custom field.");
        }
        fields.delete(field);
        Happenings.object(call.account(), ROOT, "deleted", json(field));
        return Answer.noContent();
    }

    static ObjectNode json(CustomField field) {
        return Json.object().put("id", field.id()).put("name", field.name()).put("key", field.key())
                .put("label", field.label());
    }
}
