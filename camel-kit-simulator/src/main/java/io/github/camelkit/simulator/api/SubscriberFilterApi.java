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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.paging.PageRequest;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.SubscriberQuery;
import io.github.camelkit.simulator.state.SubscriberQuery.Sort;

/** The search of subscribers by filters, with paging in the body and ids as strings. */
final class SubscriberFilterApi {

    private static final String DISTANCE = "location__distance";

    private SubscriberFilterApi() {
    }

    static void register(Routes routes) {
        routes.query("/v4/subscribers/filter", SubscriberFilterApi::filter);
    }

    private static Answer filter(Call call) {
        Account account = call.account();
        Body body = call.body();
        String mode = body.choice("counting_mode", Set.of("raw", "unique_email"), "counting_mode is invalid");
        List<Predicate<Subscriber>> filters = new ArrayList<>();
        // like the other lists, unless a filter speaks of states
        String status = Subscriber.ACTIVE;
        for (Body filter : filters(body)) {
            filters.add(SubscriberFilters.of(account, filter, "unique_email".equals(mode)));
            if (filter.json().path("type").asText().equals("subscriber_state")) {
                status = SubscriberQuery.ANY_STATUS;
            }
        }
        SubscriberQuery query = new SubscriberQuery(status, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE,
                Long.MAX_VALUE, List.of(), Sort.ID,
                filters.isEmpty() ? null : one -> filters.stream().allMatch(filter -> filter.test(one)));
        SubscriberSort sort = sort(account, body);
        Set<String> includes = includes(body);
        return Answer.json(200, call.page("subscribers", sort.list(account, query), sort.order(),
                page(body, sort.order()), subscriber -> row(account, subscriber, includes)));
    }

    private static List<Body> filters(Body body) {
        List<Body> filters = new ArrayList<>();
        ArrayNode all = body.array("all");
        for (JsonNode item : all == null ? Json.array() : all) {
            // an empty array is how PHP writes a filter without fields
            boolean empty = item.isArray() && item.isEmpty();
            if (!empty && !item.isObject()) {
                throw ApiException.invalid("all must be an array of objects");
            }
            filters.add(new Body(empty ? Json.object() : (ObjectNode) item));
        }
        return filters;
    }

    private static SubscriberSort sort(Account account, Body body) {
        boolean ascending = SubscriberSort.ascending(body.text("sort_order"));
        String field = body.text("sort_field");
        if (field == null) {
            return SubscriberSort.of(Sort.ID, ascending);
        }
        if (SubscriberSort.ENGAGEMENT.contains(field)) {
            return SubscriberSort.engagement(account, field, ascending);
        }
        return switch (field) {
            // subscribers get their ids in the order of their creation
            case "id", "created_at" -> SubscriberSort.of(Sort.ID, ascending);
            case "first_name" -> SubscriberSort.text(Subscriber::firstName, ascending);
            case "email_address" -> SubscriberSort.text(Subscriber::email, ascending);
            case DISTANCE -> SubscriberSort.number(area(body)::distance, ascending);
            default -> throw ApiException.invalid("sort_field must be one of: id, first_name, email_address, "
                    + "created_at, " + String.join(", ", SubscriberSort.ENGAGEMENT) + ", " + DISTANCE);
        };
    }

    private static SubscriberArea area(Body body) {
        return filters(body).stream().filter(filter -> "location".equals(filter.text("type"))).findFirst()
                .map(SubscriberArea::of)
                .orElseThrow(() -> ApiException.invalid("sort_field " + DISTANCE + " needs a location filter"));
    }

    private static PageRequest page(Body body, Order order) {
        Key after = cursor(body.text("after"), order);
        Key before = cursor(body.text("before"), order);
        if (after != null && before != null) {
            throw ApiException.invalid("Only one of after and before can be given");
        }
        Long perPage = body.integer("per_page");
        int size = perPage == null ? PageRequest.DEFAULT_SIZE
                : Query.checkPerPage((int) Math.min(Math.max(perPage, -1), Integer.MAX_VALUE));
        return new PageRequest(after, before, size, Boolean.TRUE.equals(body.flag("include_total_count")));
    }

    private static Key cursor(String text, Order order) {
        return text == null || text.isEmpty() ? null : Query.parseCursor(text, order);
    }

    private static Set<String> includes(Body body) {
        Set<String> includes = new HashSet<>();
        ArrayNode given = body.array("include");
        if (given != null) {
            given.forEach(item -> includes.add(item.isTextual() ? item.textValue() : item.path("type").asText()));
        }
        return includes;
    }

    private static ObjectNode row(Account account, Subscriber subscriber, Set<String> includes) {
        ObjectNode node = Json.object().put("id", String.valueOf(subscriber.id()))
                .put("first_name", subscriber.firstName()).put("email_address", subscriber.email())
                .put("created_at", Json.time(subscriber.createdAt()));
        ArrayNode names = node.putArray("tag_names");
        ArrayNode ids = node.putArray("tag_ids");
        for (JsonNode tag : Render.tags(account, subscriber.id())) {
            names.add(tag.get("name"));
            ids.add(tag.get("id").asText());
        }
        Render.include(account, subscriber, includes, node);
        if (includes.contains("stats")) {
            node.set("stats", SubscriberStats.of(account, subscriber).json());
        }
        if (includes.contains("custom_fields")) {
            node.set("fields", Render.fields(account, subscriber, Set.of()));
        }
        return node;
    }
}
