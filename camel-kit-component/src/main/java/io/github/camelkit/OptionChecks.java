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
package io.github.camelkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.camelkit.http.Json;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.PluginOperation;
import io.github.camelkit.producer.RawCall;
import org.apache.camel.util.StringHelper;

/**
 * Refuses options that can do nothing where they are set: whoever sets one expects that it does something.
 */
final class OptionChecks {

    private static final String RAW = "raw";
    private static final String CONSUMER = "consumer";
    private static final String PRODUCER = "producer";
    private static final String ADVANCED = "advanced";
    // Camel's own, which it takes on either side, or has no label of ours
    private static final Set<String> BOTH_SIDES = Set.of("exchangepattern");
    private static final Set<String> POLLING = Set.of("sendemptymessagewhenidle", "pollstrategy");

    private static final Set<String> CALLBACKS = Set.of("bulkmode", "bulkcallbackpath", "callbacktimeout",
            "fireandforget", "maxasyncbytes", "maxcallbackbytes", "publicurl");

    /** What an option needs of an operation, and why there is no use for it where that is not so. */
    private record Rule(Predicate<Operation> takes, String otherwise) {
    }

    private static final Rule BULK = new Rule(o -> o.items() != null, "it is no bulk operation");
    private static final Map<String, Rule> RULES = Map.of(
            "merge", new Rule(o -> o.readBy() != null, "it does not reset what is not given"),
            "allowallsubscribers", new Rule(o -> o.audience() != null, "it sends nothing to subscribers"),
            "createmissing", new Rule(o -> lists(o).stream().anyMatch(l -> Operations.creatorFor(l).isPresent()),
                    "it looks up nothing that can be created"),
            "lookupcachetime", new Rule(o -> !lists(o).isEmpty(), "it looks nothing up"),
            "ignorenotfound", new Rule(o -> !o.pathParameters().isEmpty(), "it names nothing that may be missing"),
            "paging", new Rule(Operation::isPaged, "it is no list"),
            "maxitems", new Rule(Operation::isPaged, "it is no list"),
            "coalesce", new Rule(o -> o.bulkCounterpart() != null, "it has no bulk counterpart"),
            "coalescedelay", new Rule(o -> o.bulkCounterpart() != null, "it has no bulk counterpart"));

    // What has another label, or none that tells, and is nothing to apps
    private static final Set<String> NOT_OF_APPS = Set.of("sendemptymessagewhenidle", "pollstrategy",
            "idempotentrepository", "lookupcachetime", "publicurl", "pathtoken", "signingsecret", "tolerance",
            "onlostsecret");
    private static final Set<String> LABELS_OF_CALLS = Set.of(RAW, "polling", "scheduler", "events", "identity",
            "filter", "paging", "content");

    private final KitEndpoint endpoint;
    // By their plain names
    private final Map<String, String> given = new TreeMap<>();

    /**
     * @param given the names of the options that are set
     */
    OptionChecks(KitEndpoint endpoint, Set<String> given) {
        this.endpoint = endpoint;
        given.forEach(option -> this.given.put(Labels.plain(option), option));
    }

    /** The lists in which an operation can look up ids. */
    private static List<Operation> lists(Operation operation) {
        List<Operation> lists = new ArrayList<>();
        operation.pathParameters().forEach(id -> Operations.finderOf(id).ifPresent(lists::add));
        Optional.ofNullable(operation.items()).map(items -> items.then()).ifPresent(step -> lists.add(step.list()));
        return lists;
    }

    /**
     * For an endpoint in {@code to()}.
     *
     * @throws IllegalArgumentException if there is an option that it has no use for
     */
    void producer() {
        notOfApps();
        boolean raw = RawCall.RESOURCE.equals(endpoint.getResource());
        List<Operation> operations = operations();
        given.forEach((plain, option) -> {
            Set<String> labels = Labels.of(plain);
            if (labels.contains(CONSUMER) && !BOTH_SIDES.contains(plain)) {
                throw refused("in to()", option, "it is for from()");
            }
            if (!raw && (labels.contains(RAW) || plain.equals("path"))) {
                throw refused("in to()", option, "it is for kit:raw");
            }
            Rule rule = CALLBACKS.contains(plain) ? BULK : RULES.get(plain);
            if (rule != null && operations.stream().noneMatch(rule.takes) && !(raw && plain.equals("ignorenotfound"))) {
                throw refused("", option, raw ? "it is for operations" : rule.otherwise);
            }
        });
        for (Parameter parameter : endpoint.context().parameters().keySet()) {
            if (operations.stream().noneMatch(operation -> operation.parameters().contains(parameter))) {
                throw refused("", parameter.option(), raw ? "write it into path or query"
                        : "none of its operations takes it");
            }
        }
    }

    /** Options of apps are for endpoints of their own, which check for themselves what they are given. */
    private void notOfApps() {
        for (String resource : List.of(AppOperation.RESOURCE, PluginOperation.RESOURCE)) {
            given.forEach((plain, option) -> {
                if (Labels.of(plain).contains(resource)) {
                    throw refused("", option, "it is for kit:" + resource);
                }
            });
        }
    }

    /**
     * For an endpoint of the app itself, which makes no calls for accounts.
     *
     * @throws IllegalArgumentException if there is an option that it has no use for
     */
    void app() {
        String resource = endpoint.getResource();
        boolean plugin = PluginOperation.RESOURCE.equals(resource);
        String other = plugin ? AppOperation.RESOURCE : PluginOperation.RESOURCE;
        given.forEach((plain, option) -> {
            Set<String> labels = Labels.of(plain);
            boolean ofCalls = labels.contains(PRODUCER) && !labels.contains(resource) && !labels.contains(ADVANCED)
                    || labels.stream().anyMatch(LABELS_OF_CALLS::contains) || NOT_OF_APPS.contains(plain);
            if (labels.contains(other)) {
                throw refused("", option, "it is for kit:" + other);
            }
            // Requests come in there as events do
            if (ofCalls && !(plugin && plain.equals("maxbodysize"))) {
                throw refused("", option, "it is for operations and what they are about");
            }
        });
    }

    /** All that a header can name, where the endpoint names none; for kit:raw there are none. */
    private List<Operation> operations() {
        String resource = endpoint.getResource();
        return Operations.names(resource).stream()
                .filter(name -> endpoint.getOperation() == null || endpoint.getOperation().equals(name))
                .map(name -> Operations.find(resource, name).orElseThrow()).toList();
    }

    /**
     * For an endpoint in {@code from()} that polls a list.
     *
     * @throws IllegalArgumentException if there is an option that it has no use for
     */
    void polling() {
        if (Operations.lists(endpoint.getResource()).isEmpty()) {
            // Which is said elsewhere
            return;
        }
        given.forEach((plain, option) -> {
            Set<String> labels = Labels.of(plain);
            boolean verifies = labels.contains(CONSUMER) && labels.contains("security");
            if (labels.contains("events") || verifies || plain.equals("path") || plain.equals("publicurl")) {
                throw refused("in from()", option, "a list is polled, and sends no events");
            }
        });
        consumer();
    }

    /**
     * For an endpoint in {@code from()} that receives events.
     *
     * @throws IllegalArgumentException if there is an option that it has no use for
     */
    void events() {
        given.forEach((plain, option) -> {
            Set<String> labels = Labels.of(plain);
            if (labels.contains("polling") || labels.contains("scheduler") || POLLING.contains(plain)) {
                throw refused("in from()", option, "events are pushed, and nothing is polled");
            }
        });
        consumer();
    }

    private void consumer() {
        notOfApps();
        given.forEach((plain, option) -> {
            Set<String> labels = Labels.of(plain);
            if ((labels.contains(PRODUCER) || labels.contains(RAW)) && !BOTH_SIDES.contains(plain)) {
                throw refused("in from()", option, "it is for to()");
            }
        });
    }

    private IllegalArgumentException refused(String where, String option, String why) {
        String operation = endpoint.getOperation() == null ? "" : "?operation=" + endpoint.getOperation();
        return new IllegalArgumentException("kit:" + endpoint.getResource() + operation
                + (where.isEmpty() ? "" : ' ' + where) + " does not take the option " + option + ": " + why);
    }

    /**
     * The labels that options are declared with, which say whom they are for. They are read from the component's metadata;
     * where an application was packed without it, nothing is known of options.
     */
    private static final class Labels {

        private static final Map<String, Set<String>> ALL = read("/META-INF/io/github/camelkit/kit.json");

        private Labels() {
        }

        /** Such as {@code consumer} and {@code scheduler}; empty for what is for all, or not known. */
        static Set<String> of(String option) {
            return ALL.getOrDefault(plain(option), Set.of());
        }

        /** As Camel reads the names of options: {@code ignore-not-found} and {@code scheduler.x} are options, too. */
        static String plain(String option) {
            return StringHelper.before(option, ".", option).replace("-", "").toLowerCase(Locale.ROOT);
        }

        private static Map<String, Set<String>> read(String metadata) {
            Map<String, Set<String>> labels = new HashMap<>();
            try (InputStream in = Labels.class.getResourceAsStream(metadata)) {
                if (in != null) {
                    Map<String, Object> all = Json.asObject(Json.asObject(Json.read(in.readAllBytes())).get("properties"));
                    all.forEach((option, details) -> labels.put(plain(option),
                            Set.of(String.valueOf(Json.asObject(details).get("label")).split(","))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return labels;
        }
    }
}
