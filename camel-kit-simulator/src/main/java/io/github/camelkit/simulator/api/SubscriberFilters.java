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

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;

/** The filters of the subscriber search. */
final class SubscriberFilters {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private SubscriberFilters() {
    }

    /** Reads a filter; {@code unique} counts each e-mail once, however often it was opened or clicked. */
    static Predicate<Subscriber> of(Account account, Body filter, boolean unique) {
        String type = String.valueOf(filter.text("type"));
        return switch (type) {
            case "subscriber_state" -> state(filter);
            case "subscribed" -> subscribed(filter);
            case "tags" -> tags(account, filter);
            case "custom_field" -> customField(filter);
            case "attribution" -> attribution(account, filter);
            case "location" -> SubscriberArea.of(filter)::contains;
            case "sent", "delivered" -> EngagementFilter.of(account, filter, email -> 1);
            case "opens" -> EngagementFilter.of(account, filter, email -> count(email.opens(), unique));
            case "clicks" -> EngagementFilter.of(account, filter, clicked(filter, unique));
            // Kit fails on what it does not know instead of refusing it
            default -> throw new ApiException(500, "Internal Server Error");
        };
    }

    private static long count(long number, boolean unique) {
        return unique ? Math.min(number, 1) : number;
    }

    private static ToLongFunction<SubscriberStats.Email> clicked(Body filter, boolean unique) {
        Predicate<String> wanted = EngagementFilter.urls(filter);
        return email -> count(email.clicks().stream().filter(wanted).count(), unique);
    }

    private static Predicate<Subscriber> state(Body filter) {
        List<String> states = filter.texts("states");
        return one -> states == null || states.contains(one.state());
    }

    private static Predicate<Subscriber> subscribed(Body filter) {
        long after = time(filter, "after", Long.MIN_VALUE);
        long before = time(filter, "before", Long.MAX_VALUE);
        return one -> one.createdAt() > after && one.createdAt() < before;
    }

    /** A time in milliseconds, or {@code otherwise}. */
    static long time(Body filter, String name, long otherwise) {
        String text = filter.text(name);
        try {
            return text == null ? otherwise : Query.parseTime(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw ApiException.invalid(name + " is not a valid date");
        }
    }

    /** The items of {@code any} that are of a type. */
    static List<Body> any(Body filter, String type) {
        List<Body> items = new ArrayList<>();
        ArrayNode any = filter.array("any");
        for (JsonNode item : any == null ? Json.array() : any) {
            if (item instanceof ObjectNode object && item.path("type").asText().equals(type)) {
                items.add(new Body(object));
            }
        }
        return items;
    }

    /** The ids that items of {@code any} name as {@code ids} or {@code matching}. */
    static Set<Long> ids(Body filter, String type) {
        Set<Long> ids = new HashSet<>();
        for (Body item : any(filter, type)) {
            item.json().path("matching").forEach(id -> ids.add(id.asLong()));
            item.json().path("ids").forEach(id -> ids.add(id.asLong()));
        }
        return ids;
    }

    private static Predicate<Subscriber> tags(Account account, Body filter) {
        Set<Long> ids = ids(filter, "ids");
        return one -> ids.stream().anyMatch(id -> account.tagged().find(id, one.id()) != null);
    }

    private static Predicate<Subscriber> attribution(Account account, Body filter) {
        Set<Long> ids = ids(filter, "forms");
        List<Body> sources = any(filter, "kit_source");
        return one -> ids.stream().anyMatch(id -> account.onForm().find(id, one.id()) != null)
                || sources.stream().anyMatch(source -> cameFrom(one, source.json()));
    }

    // what is not given is not asked for
    private static boolean cameFrom(Subscriber one, ObjectNode source) {
        ObjectNode attribution = one.attribution();
        return attribution != null
                && isOne(attribution.get("source_type"), source.get("source_type"))
                && isOne(attribution.get("source_mechanism_id"), source.get("source_ids"))
                && isOne(attribution.get("source_name"), source.get("source_names"))
                && isOne(attribution.get("source_mechanism"), source.get("mechanism"))
                && isOne(attribution.get("source_mechanism_id"), source.get("mechanism_ids"));
    }

    private static boolean isOne(JsonNode value, JsonNode wanted) {
        if (wanted == null || wanted.isNull()) {
            return true;
        }
        if (!wanted.isArray()) {
            return value.asText().equals(wanted.asText());
        }
        for (JsonNode one : wanted) {
            if (value.asText().equals(one.asText())) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Subscriber> customField(Body filter) {
        Long field = filter.integer("subscriber_custom_field_id");
        String value = filter.text("value");
        String comparison = filter.text("comparison");
        return one -> compare(field == null ? null : one.fields().get(field), comparison, value);
    }

    private static boolean compare(String has, String comparison, String value) {
        if (has == null || "has_value".equals(comparison)) {
            return has != null && !has.isEmpty();
        }
        String wanted = value == null ? "" : value;
        return switch (comparison == null ? "is" : comparison) {
            case "is" -> has.equals(wanted);
            case "contains" -> has.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case "greater_than" -> compared(has, wanted, order -> order > 0);
            case "greater_than_or_equal" -> compared(has, wanted, order -> order >= 0);
            case "less_than" -> compared(has, wanted, order -> order < 0);
            case "less_than_or_equal" -> compared(has, wanted, order -> order <= 0);
            default -> throw ApiException.invalid("comparison is invalid");
        };
    }

    // only numbers are compared; anything else is left out
    private static boolean compared(String one, String other, IntPredicate wanted) {
        return NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches()
                && wanted.test(new BigDecimal(one).compareTo(new BigDecimal(other)));
    }
}
