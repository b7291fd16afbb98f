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

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Broadcast;
import io.github.camelkit.simulator.state.EmailTemplate;

/** Reads a broadcast from a body; what is absent gets its default, in an update, too. */
final class BroadcastBody {

    private static final List<String> GROUPS = List.of("all", "any", "none");

    private BroadcastBody() {
    }

    static Broadcast read(Call call, long id, String createdAt) {
        Body body = call.body();
        List<String> errors = new ArrayList<>();
        EmailTemplate template = template(call.account(), body);
        if (template == null) {
            errors.add("Email template not found");
        }
        ArrayNode filter = filter(body, errors);
        String email = body.text("email_address");
        if (email != null && !Validation.isEmail(email)) {
            errors.add("Email address is invalid");
        }
        long sendAt = time(body, "send_at", errors);
        long publishedAt = time(body, "published_at", errors);
        if (!errors.isEmpty()) {
            throw new ApiException(422, errors);
        }
        ObjectNode node = Json.object().put("id", id).put("publication_id", id).put("created_at", createdAt)
                .put("subject", body.text("subject")).put("preview_text", body.text("preview_text"))
                .put("description", body.text("description")).put("content", body.text("content"))
                .put("public", Boolean.TRUE.equals(body.flag("public")))
                .put("published_at", Json.time(publishedAt)).put("send_at", Json.time(sendAt))
                .put("thumbnail_alt", body.text("thumbnail_alt")).put("thumbnail_url", body.text("thumbnail_url"))
                .put("email_address", email);
        node.putObject("email_template").put("id", template.id()).put("name", template.name());
        node.set("subscriber_filter", filter);
        return new Broadcast(id, node, sendAt, call.now(), null);
    }

    private static EmailTemplate template(Account account, Body body) {
        Long id = body.integer("email_template_id");
        if (id == null) {
            return account.emailTemplates().all().stream().filter(EmailTemplate::isDefault).findFirst().orElseThrow();
        }
        EmailTemplate template = account.emailTemplates().find(id);
        boolean startingPoint = Boolean.TRUE.equals(body.flag("allow_starting_point")) && body.text("content") != null;
        return template == null || !startingPoint && template.category().equals(EmailTemplate.STARTING_POINT)
                ? null : template;
    }

    private static long time(Body body, String name, List<String> errors) {
        String text = body.text(name);
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            return Query.parseTime(text).toEpochMilli();
        } catch (DateTimeException e) {
            errors.add(name + " is not a valid timestamp");
            return 0;
        }
    }

    private static ArrayNode filter(Body body, List<String> errors) {
        ArrayNode given = body.array("subscriber_filter");
        ArrayNode groups = Json.array();
        if (given != null) {
            for (JsonNode item : given) {
                readGroups(item, groups, errors);
            }
        }
        if (groups.size() > 1) {
            errors.add("Only a single filter group is supported. Use one of `all`, `any`, or `none`.");
        }
        if (groups.isEmpty()) {
            groups.addObject().putArray("all").addObject().put("type", "all_subscribers");
        }
        return groups;
    }

    private static void readGroups(JsonNode item, ArrayNode groups, List<String> errors) {
        for (String name : GROUPS) {
            JsonNode conditions = item.path(name);
            if (conditions.isEmpty()) {
                continue;
            }
            ArrayNode group = groups.addObject().putArray(name);
            for (JsonNode condition : conditions) {
                readCondition(condition, group, errors);
            }
        }
    }

    private static void readCondition(JsonNode condition, ArrayNode group, List<String> errors) {
        String type = condition.path("type").asText();
        if (!type.equals("segment") && !type.equals("tag")) {
            errors.add("Subscriber filter type must be one of: segment, tag");
            return;
        }
        ArrayNode ids = group.addObject().put("type", type).putArray("ids");
        for (JsonNode id : condition.path("ids")) {
            if (!id.asText().matches("\\d{1,18}")) {
                errors.add("Subscriber filter ids must be integers");
                return;
            }
            ids.add(Long.parseLong(id.asText()));
        }
        if (ids.isEmpty()) {
            errors.add("Subscriber filter ids can't be blank");
        }
    }
}
