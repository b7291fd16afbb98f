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
package io.github.camelkit.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelkit.KitConstants;
import io.github.camelkit.operations.ApiFacts.Fact;
import io.github.camelkit.simulator.state.Switch;

/**
 * The errors of every endpoint, each made in the way it would come about.
 */
final class Provocations {

    private static final long UNKNOWN = 999_999;
    private static final String BULK_QUOTA = "This request exceeds your queued bulk requests limit. Please wait while"
            + " we process your existing requests and try again later.";
    private static final String NO_PERMISSION =
            "You do not have sufficient permissions to access this resource. Please contact support.";
    private static final Pattern ID = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, Provocation> INVALID = invalid();

    private Provocations() {
    }

    /** At least one for each error that the endpoint has. */
    static List<Provocation> of(Fact fact, Case right, int status) {
        return switch (status) {
            case 401 -> List.of(fact.oauth()
                    ? Provocation.of("The access token is invalid").options("accessToken=wrong_token")
                    : Provocation.of("The API key is invalid").options("apiKey=wrong_key"));
            case 403 -> List.of(forbidden(fact));
            case 404 -> notFound(fact, right);
            case 409 -> List.of(Provocation.of("The previous signing secret is still within its rotation window.")
                    .given(w -> w.create("rotated", right.path(), "{}")));
            case 413 -> List.of(Provocation.of(BULK_QUOTA).given(w -> w.kit().switches().set(Switch.BULK_QUEUE_FULL, true))
                    .options("retryAttempts=1"));
            case 422 -> List.of(INVALID.getOrDefault(fact.operation().id(), injected(status)));
            default -> List.of(injected(status));
        };
    }

    private static Provocation injected(int status) {
        return Provocation.of("Refused by the simulator").given(w -> w.kit().faults().next(1)
                .status(status, "{\"errors\":[\"Refused by the simulator\"]}", "application/json"));
    }

    private static Provocation forbidden(Fact fact) {
        return switch (fact.operation().id()) {
            case "subscribers/bulkCreate" -> Provocation.of("This request would exceed your subscriber limit")
                    .given(w -> w.kit().switches().set(Switch.SUBSCRIBER_LIMIT, 0L));
            case "broadcasts/getClicks", "broadcasts/listStats" -> Provocation.of(NO_PERMISSION)
                    .given(w -> w.kit().switches().set(Switch.STATS_PLAN, false));
            default -> Provocation.of(NO_PERMISSION).given(w -> w.kit().switches().set(Switch.PERMISSIONS, false));
        };
    }

    /** One for each id in the path, and one for the e-mail address. */
    private static List<Provocation> notFound(Fact fact, Case right) {
        List<Provocation> all = new ArrayList<>();
        Matcher ids = ID.matcher(right.path());
        while (ids.find()) {
            String id = ids.group(1);
            all.add(Provocation.of("Not Found").given(w -> w.set(id, UNKNOWN)));
        }
        if (fact.isByEmail()) {
            all.add(Provocation.of("Not Found").header(KitConstants.EMAIL_ADDRESS, "nobody@example.com"));
        }
        if (all.isEmpty()) {
            all.add(Provocation.of("Not Found").given(w -> w.kit().switches().set(Switch.CREATOR_PROFILE, false)));
        }
        return all;
    }

    private static Map<String, Provocation> invalid() {
        Map<String, Provocation> all = new HashMap<>();
        account(all);
        bulk(all);
        content(all);
        subscribers(all);
        webhooks(all);
        return all;
    }

    private static void account(Map<String, Provocation> all) {
        all.put("account/getGrowthStats", Provocation.of("Starting date must be before the ending date.")
                .header(KitConstants.STARTING, "2026-02-01"));
        all.put("account/updateColors", Provocation.of("Colors #12 is not a valid hex color code.")
                .body(List.of("#12")));
        all.put("purchases/create", Provocation.of("Products cannot be blank").body(Map.of("email_address",
                "ann@example.com", "transaction_id", "T-1", "currency", "EUR", "products", List.of())));
        all.put("custom-fields/create", Provocation.of("Label can't be blank").body(Map.of("label", "")));
        all.put("custom-fields/update", Provocation.of("Label can't be blank").body(Map.of("label", " ")));
        all.put("custom-fields/delete", Provocation.of("Unable to destroy the custom field.")
                .given(w -> w.kit().switches().set(Switch.UNDELETABLE, true)));
        all.put("tags/create", Provocation.of("Name can't be blank").body(Map.of("name", "")));
        all.put("tags/update", Provocation.of("Name can't be blank").body(Map.of("name", "")));
    }

    private static void bulk(Map<String, Provocation> all) {
        all.put("custom-fields/bulkCreate", nothing("custom fields"));
        all.put("custom-fields/bulkUpdateValues", nothing("custom field values"));
        all.put("forms/bulkAddSubscribers", nothing("additions"));
        all.put("subscribers/bulkCreate", nothing("subscribers"));
        all.put("tags/bulkAddSubscribers", nothing("taggings"));
        all.put("tags/bulkCreate", nothing("tags"));
        all.put("tags/bulkDelete", nothing("tags"));
        all.put("tags/bulkRemoveSubscribers", nothing("taggings"));
    }

    private static Provocation nothing(String what) {
        // As the whole of one call: an empty list makes none
        return Provocation.of("No " + what + " included for processing")
                .body(Map.of(what.replace(' ', '_'), List.of(), "callback_url", "https://hooks.example.com/done"));
    }

    private static void content(Map<String, Provocation> all) {
        Provocation template = Provocation.of("Email template not found").body(Map.of("email_template_id", 999));
        all.put("broadcasts/create", template);
        all.put("broadcasts/update", template);
        all.put("broadcasts/delete", Provocation.of("Broadcast is already sending.")
                .given(w -> w.state().setBroadcastStatus(w.id("broadcastId"), "sending")));
        all.put("sequence-emails/create", Provocation.of("subject can't be blank").body(
                Map.of("subject", "", "delay_value", 1, "delay_unit", "days")));
        all.put("sequence-emails/update", Provocation.of("delay_unit must be one of: days, hours").body(
                Map.of("delay_unit", "weeks")));
        all.put("sequences/create", Provocation.of("send_hour must be an integer between 0 and 23").body(
                Map.of("name", "Course", "send_hour", 24)));
        all.put("sequences/update", Provocation.of("name can't be blank").body(Map.of("name", "")));
        all.put("sequences/addSubscriber", Provocation.of("Sequence is inactive")
                .given(w -> w.make("sequenceId", w.state().addSequence("Off", false))));
        all.put("snippets/create", Provocation.of("name can't be blank").body(
                Map.of("name", "", "snippet_type", "inline")));
        all.put("snippets/update", Provocation.of("snippet_type cannot be changed").body(
                Map.of("snippet_type", "block")));
    }

    private static void subscribers(Map<String, Provocation> all) {
        Provocation location = Provocation.of("Country code can't be blank").body(Map.of("city", "Lisbon",
                "state_province", "", "country_code", "", "latitude", 1, "longitude", 1, "timezone", ""));
        all.put("subscribers/createLocation", location);
        all.put("subscribers/updateLocation", location);
        all.put("subscribers/create", Provocation.of("Email address is invalid").body("nonsense"));
        all.put("subscribers/update", Provocation.of("Email address is invalid").body(
                Map.of("email_address", "nonsense")));
        all.put("subscribers/list",
                Provocation.of("The status param must be `cancelled` if sort_field is `cancelled_at`")
                        .header(KitConstants.SORT_FIELD, "cancelled_at"));
    }

    private static void webhooks(Map<String, Provocation> all) {
        all.put("webhook-endpoints/create", Provocation.of("Events contains unknown event types: no.such").body(
                Map.of("url", "https://hooks.example.com", "events", List.of("no.such"))));
        all.put("webhook-endpoints/listDeliveries", Provocation.of("Event type is invalid")
                .header(KitConstants.EVENT_TYPE, "no.such"));
        all.put("webhooks/create", Provocation.of("Event name is invalid").body(
                Map.of("target_url", "https://hooks.example.com", "event", Map.of("name", "no.such"))));
        all.put("webhooks/delete", Provocation.of("Unable to destroy the webhook.")
                .given(w -> w.kit().switches().set(Switch.UNDELETABLE, true)));
    }
}
