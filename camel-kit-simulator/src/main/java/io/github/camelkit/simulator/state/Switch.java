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
package io.github.camelkit.simulator.state;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.json.Json;

/**
 * Something about the simulated Kit that can be changed while it runs: its name in JSON, its default, what it says, and
 * how its values are written. Durations are ISO 8601 texts in JSON, lists of them arrays.
 *
 * @param <T> the type of its values
 */
public final class Switch<T> {

    /** What happens to custom field keys that the account does not have. */
    public enum UnknownFields {
        /** They are dropped without a word. */
        IGNORE,
        /** They are dropped, and the answer carries {@code warnings}. */
        WARN,
        /** The call is refused. */
        REJECT
    }

    private static final List<Switch<?>> ALL = new ArrayList<>();

    /**
     * Whether query parameters that an operation does not have, and cursors that are not percent-encoded, are refused
     * with 422. It is no behaviour of Kit, which accepts both: it shows mistakes of a client.
     */
    public static final Switch<Boolean> STRICT_PARAMETERS = flag("strict_parameters", false,
            "Refuse query parameters that an operation does not have, and cursors that are not percent-encoded (422)");
    /** Whether calls refused with 429 count for the limit, too. */
    public static final Switch<Boolean> COUNT_REFUSED = flag("count_refused", false,
            "Count calls that were refused with 429 for the limit, too");
    /** What happens to unknown custom field keys. */
    public static final Switch<UnknownFields> UNKNOWN_FIELDS = add(new Switch<>("unknown_fields", UnknownFields.WARN,
            "What happens to custom field keys that the account does not have: ignore, warn or reject",
            json -> UnknownFields.valueOf(json.textValue().toUpperCase(Locale.ROOT)),
            value -> Json.tree(value.name().toLowerCase(Locale.ROOT))));
    /** Whether the account may write broadcasts, sequences and webhook endpoints; else 403. */
    public static final Switch<Boolean> PERMISSIONS = flag("permissions", true,
            "The account may write broadcasts, sequences and webhook endpoints; else 403");
    /** Whether the account's plan has statistics and clicks; else 403. */
    public static final Switch<Boolean> STATS_PLAN = flag("stats_plan", true,
            "The account's plan has statistics and clicks; else 403");
    /** Whether there is a creator profile; else 404. */
    public static final Switch<Boolean> CREATOR_PROFILE = flag("creator_profile", true,
            "The account has a creator profile; else 404");
    /** Whether custom fields and webhooks refuse to be deleted with 422. */
    public static final Switch<Boolean> UNDELETABLE = flag("undeletable", false,
            "Custom fields and webhooks refuse to be deleted (422)");
    /** Whether the user consents on the OAuth page. */
    public static final Switch<Boolean> CONSENT = flag("consent", true, "The user consents on the OAuth page");
    /**
     * Whether the OAuth page asks everyone. If not, it asks only browsers that have been on the simulator's own pages,
     * and answers others at once, as {@link #CONSENT} says.
     */
    public static final Switch<Boolean> CONSENT_PAGE = flag("consent_page", false,
            "The OAuth page asks everyone, and not only browsers that have been on these pages");
    /** Whether token requests to plugins are sent as forms, or else as JSON. */
    public static final Switch<Boolean> PLUGIN_FORMS = flag("plugin_forms", false,
            "Token requests to plugins are sent as forms instead of JSON");
    /** Whether bulk answers come in another order than the request. */
    public static final Switch<Boolean> SHUFFLE_BULK = flag("shuffle_bulk", true,
            "Bulk answers come in another order than the request");
    /** Whether every bulk call is refused with 413. */
    public static final Switch<Boolean> BULK_QUEUE_FULL = flag("bulk_queue_full", false,
            "Every bulk call is refused with 413");
    /** How many bytes of bulk data may be queued before 413. */
    public static final Switch<Long> BULK_QUEUE_LIMIT = number("bulk_queue_limit", 300L * 1024 * 1024,
            "How many bytes of bulk data may be queued before 413");
    /** Whether lists keep returning the same end cursor with a next page, as a looping server would. */
    public static final Switch<Boolean> REPEAT_CURSORS = flag("repeat_cursors", false,
            "Lists keep returning the same cursor, as a looping server would");
    /** Whether a superseded refresh token is still accepted and mints an orphan pair. */
    public static final Switch<Boolean> ACCEPT_REUSED_REFRESH_TOKENS = flag("accept_reused_refresh_tokens", false,
            "A refresh token that was used is still accepted");
    /** Whether webhook endpoints on private and loopback addresses are refused, as Kit does. */
    public static final Switch<Boolean> PUBLIC_URLS_ONLY = flag("public_urls_only", false,
            "Webhook endpoints on private and loopback addresses are refused, as Kit does");
    /** How many active subscribers the plan allows before creating more is refused with 403. */
    public static final Switch<Long> SUBSCRIBER_LIMIT = number("subscriber_limit", Long.MAX_VALUE,
            "How many active subscribers the plan allows before 403");
    /** How long after a 202 the custom fields are set. */
    public static final Switch<Duration> FIELDS_DELAY = duration("fields_delay", Duration.ofMillis(50),
            "How long after a 202 the custom fields are set");
    /** How long events are collected for webhook endpoints before they are sent. */
    public static final Switch<Duration> EVENT_DELAY = duration("event_delay", Duration.ofMillis(20),
            "How long events are collected before they are sent to webhook endpoints");
    /** After how long deliveries to webhook endpoints are sent again. */
    public static final Switch<List<Duration>> WEBHOOK_RETRIES = durations("webhook_retries",
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(1),
                    Duration.ofHours(4), Duration.ofHours(12), Duration.ofHours(24)),
            "After how long deliveries to webhook endpoints are sent again");
    /** Whether callbacks of bulk requests are made. */
    public static final Switch<Boolean> BULK_CALLBACKS = flag("bulk_callbacks", true,
            "Callbacks of bulk requests are made");
    /**
     * After how long callbacks of bulk requests are made again that were not answered with success; by default never,
     * because the reference names no second one.
     */
    public static final Switch<List<Duration>> CALLBACK_RETRIES = durations("callback_retries", List.of(),
            "After how long callbacks that were not answered with success are made again");
    /** How long after a 202 a bulk request is applied. */
    public static final Switch<Duration> BULK_DELAY = duration("bulk_delay", Duration.ofMillis(50),
            "How long after a 202 a bulk request is applied");

    private final String name;
    private final T standard;
    private final String description;
    private final Function<JsonNode, T> read;
    private final Function<T, JsonNode> write;

    private Switch(String name, T standard, String description, Function<JsonNode, T> read,
                   Function<T, JsonNode> write) {
        this.name = name;
        this.standard = standard;
        this.description = description;
        this.read = read;
        this.write = write;
    }

    private static <T> Switch<T> add(Switch<T> one) {
        ALL.add(one);
        return one;
    }

    private static Switch<Boolean> flag(String name, boolean standard, String description) {
        return add(new Switch<>(name, standard, description, json -> json.isBoolean() ? json.booleanValue() : null,
                Json::tree));
    }

    private static Switch<Long> number(String name, long standard, String description) {
        return add(new Switch<>(name, standard, description,
                json -> json.canConvertToLong() && json.longValue() >= 0 ? json.longValue() : null, Json::tree));
    }

    private static Switch<Duration> duration(String name, Duration standard, String description) {
        return add(new Switch<>(name, standard, description, Switch::readDuration, value -> Json.tree(value.toString())));
    }

    private static Switch<List<Duration>> durations(String name, List<Duration> standard, String description) {
        return add(new Switch<>(name, standard, description, Switch::readDurations,
                value -> Json.array(value.stream().map(Duration::toString).toList())));
    }

    private static Duration readDuration(JsonNode json) {
        Duration value = Duration.parse(json.textValue());
        return value.isNegative() ? null : value;
    }

    private static List<Duration> readDurations(JsonNode json) {
        if (!json.isArray()) {
            return null;
        }
        List<Duration> values = new ArrayList<>();
        for (JsonNode one : json) {
            Duration value = readDuration(one);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    /** All of them, in the order in which they are shown. */
    public static List<Switch<?>> all() {
        return List.copyOf(ALL);
    }

    /** The one with this name in JSON, {@code null} if there is none. */
    public static Switch<?> named(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null);
    }

    public String name() {
        return name;
    }

    /** Its value unless it is changed. */
    public T standard() {
        return standard;
    }

    public String description() {
        return description;
    }

    /** The words that its value can be, empty if it can be others. */
    public List<String> choices() {
        return standard instanceof Enum<?> word ? Arrays.stream(word.getDeclaringClass().getEnumConstants())
                .map(one -> one.toString().toLowerCase(Locale.ROOT)).toList() : List.of();
    }

    /**
     * A value as JSON holds it.
     *
     * @throws IllegalArgumentException if it is not one of this switch
     */
    public T parse(JsonNode json) {
        T value;
        try {
            value = read.apply(json);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            value = null;
        }
        if (value == null) {
            throw new IllegalArgumentException(name + " cannot be " + json);
        }
        return value;
    }

    /** Its standard value as JSON holds it. */
    public JsonNode standardJson() {
        return json(standard);
    }

    JsonNode json(T value) {
        return write.apply(value);
    }
}
