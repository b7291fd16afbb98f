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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;

/** The filters of the subscriber search. */
final class SubscriberFilters {

    private static final double KILOMETRES_PER_DEGREE = 111.2;

    private SubscriberFilters() {
    }

    static Predicate<Subscriber> of(Account account, Body filter) {
        String type = String.valueOf(filter.text("type"));
        return switch (type) {
            case "subscriber_state" -> state(filter);
            case "subscribed" -> subscribed(filter);
            case "tags" -> tags(account, filter);
            case "custom_field" -> customField(filter);
            case "attribution" -> attribution(account, filter);
            case "location" -> location(filter);
            case "sent", "delivered" -> counted(filter, one -> SubscriberStats.of(one).sent());
            case "opens" -> counted(filter, one -> SubscriberStats.of(one).opened());
            case "clicks" -> counted(filter, one -> SubscriberStats.of(one).clicked());
            // Kit fails on what it does not know instead of refusing it
            default -> throw new ApiException(500, "Internal Server Error");
        };
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

    private static long time(Body filter, String name, long otherwise) {
        String text = filter.text(name);
        try {
            return text == null ? otherwise : Query.parseTime(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw ApiException.invalid(name + " is not a valid date");
        }
    }

    private static Set<Long> ids(Body filter, String type) {
        Set<Long> ids = new HashSet<>();
        ArrayNode any = filter.array("any");
        for (JsonNode item : any == null ? Json.array() : any) {
            if (item.path("type").asText().equals(type)) {
                item.path("matching").forEach(id -> ids.add(id.asLong()));
                item.path("ids").forEach(id -> ids.add(id.asLong()));
            }
        }
        return ids;
    }

    private static Predicate<Subscriber> tags(Account account, Body filter) {
        Set<Long> ids = ids(filter, "ids");
        return one -> ids.stream().anyMatch(id -> account.tagged().find(id, one.id()) != null);
    }

    private static Predicate<Subscriber> attribution(Account account, Body filter) {
        Set<Long> ids = ids(filter, "forms");
        return one -> ids.stream().anyMatch(id -> account.onForm().find(id, one.id()) != null);
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
            case "is" -> has.equalsIgnoreCase(wanted);
            case "contains" -> has.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case "greater_than" -> order(has, wanted) > 0;
            case "greater_than_or_equal" -> order(has, wanted) >= 0;
            case "less_than" -> order(has, wanted) < 0;
            case "less_than_or_equal" -> order(has, wanted) <= 0;
            default -> throw ApiException.invalid("comparison is invalid");
        };
    }

    // as numbers where both are, else as texts
    private static int order(String one, String other) {
        String number = "-?\\d{1,18}(\\.\\d{1,18})?";
        return one.matches(number) && other.matches(number)
                ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
    }

    private static Predicate<Subscriber> location(Body filter) {
        BigDecimal latitude = filter.number("latitude");
        BigDecimal longitude = filter.number("longitude");
        BigDecimal radius = filter.number("radius");
        if (latitude == null || longitude == null || radius == null) {
            throw ApiException.invalid("location needs latitude, longitude and radius");
        }
        return one -> one.location() != null && one.location().get("latitude").isNumber()
                && one.location().get("longitude").isNumber()
                && distance(latitude.doubleValue(), longitude.doubleValue(),
                        one.location().get("latitude").doubleValue(), one.location().get("longitude").doubleValue())
                <= radius.doubleValue();
    }

    private static double distance(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double east = (longitude - otherLongitude) * Math.cos(Math.toRadians(latitude));
        return Math.hypot(latitude - otherLatitude, east) * KILOMETRES_PER_DEGREE;
    }

    private static Predicate<Subscriber> counted(Body filter, ToLongFunction<Subscriber> count) {
        long greater = bound(filter, "count_greater_than", Long.MIN_VALUE);
        long atLeast = bound(filter, "count_greater_than_or_equal", Long.MIN_VALUE);
        long less = bound(filter, "count_less_than", Long.MAX_VALUE);
        long atMost = bound(filter, "count_less_than_or_equal", Long.MAX_VALUE);
        boolean bounded = filter.json().properties().stream().anyMatch(entry -> entry.getKey().startsWith("count_"));
        return one -> {
            long number = count.applyAsLong(one);
            return bounded ? number > greater && number >= atLeast && number < less && number <= atMost : number > 0;
        };
    }

    private static long bound(Body filter, String name, long otherwise) {
        Long value = filter.integer(name);
        return value == null ? otherwise : value;
    }
}
