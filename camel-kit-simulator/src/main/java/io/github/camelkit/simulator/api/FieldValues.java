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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switch.UnknownFields;

/** Custom field values of a request, by the id of the field. */
record FieldValues(Map<Long, String> values, int count, List<String> warnings) {

    private static final int MAX = 140;
    private static final int MAX_AT_ONCE = 10;

    static FieldValues of(Body body, Account account) {
        Map<Long, String> values = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        Body fields = body.object("fields");
        if (fields == null) {
            return new FieldValues(values, 0, unknown);
        }
        int count = fields.json().size();
        if (count > MAX) {
            throw ApiException.invalid("A maximum of " + MAX + " custom fields can be updated at a time");
        }
        for (Map.Entry<String, JsonNode> entry : fields.json().properties()) {
            CustomField field = account.customFields().byKey(entry.getKey());
            if (field == null) {
                unknown.add("Custom field '" + entry.getKey() + "' does not exist");
            } else {
                values.put(field.id(), text(entry));
            }
        }
        UnknownFields reaction = account.switches().get(Switch.UNKNOWN_FIELDS);
        if (!unknown.isEmpty() && reaction == UnknownFields.REJECT) {
            throw new ApiException(422, unknown);
        }
        return new FieldValues(values, count, reaction == UnknownFields.WARN ? unknown : List.of());
    }

    private static String text(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (value.isContainerNode()) {
            throw ApiException.invalid("fields." + entry.getKey() + " must be a string");
        }
        return value.isNull() ? null : value.asText();
    }

    /** Whether so many values are set a little later. */
    boolean comeLater() {
        return count > MAX_AT_ONCE;
    }
}
