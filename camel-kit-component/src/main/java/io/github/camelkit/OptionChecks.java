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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelkit.bulk.BulkOptions;
import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.oauth.OAuthOptions;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterOptions;
import io.github.camelkit.operation.PluginOperation;
import io.github.camelkit.plugin.PluginOptions;
import io.github.camelkit.poll.PollOptions;
import io.github.camelkit.producer.ProducerOptions;
import io.github.camelkit.producer.RawCall;
import io.github.camelkit.server.InboundOptions;
import io.github.camelkit.webhook.EventOptions;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * Refuses options that have no effect where they are set, because setting one is then a mistake.
 */
final class OptionChecks {

    /** Where an option is declared, which says whom it is for. */
    private enum Bean {
        PRODUCER(ProducerOptions.class), EXCHANGE(ExchangeOptions.class), BULK(BulkOptions.class),
        CONSUMER(ConsumerOptions.class), POLL(PollOptions.class), EVENT(EventOptions.class),
        INBOUND(InboundOptions.class), PLUGIN(PluginOptions.class), OAUTH(OAuthOptions.class),
        PARAMETER(ParameterOptions.class), CONFIGURATION(KitConfiguration.class),
        SCHEDULER(ScheduledPollEndpoint.class), CAMEL(Object.class);

        private static final Set<Bean> OF_CALLS = EnumSet.of(PRODUCER, EXCHANGE, BULK, POLL, EVENT, PARAMETER, SCHEDULER);

        private final Set<String> options;

        Bean(Class<?> declaring) {
            this.options = Arrays.stream(declaring.getDeclaredFields()).map(field -> plain(field.getName()))
                    .collect(Collectors.toSet());
        }

        /** An option in none of our beans is one that Camel has for all endpoints. */
        static Bean of(String plain) {
            return Arrays.stream(values()).filter(bean -> bean.options.contains(plain)).findFirst().orElse(CAMEL);
        }
    }

    private static final Set<String> CAMELS_OF_CONSUMERS = Set.of("bridgeerrorhandler", "exceptionhandler");
    private static final Set<String> CAMELS_OF_PRODUCERS = Set.of("lazystartproducer");
    private static final Set<String> RAW_ONLY = Set.of("method", "path", "query", "repeatable");
    private static final Set<String> OF_SERVERS = Set.of("deliverytimeout", "maxbodysize", "redirecturis");
    private static final Set<String> OF_APPS = Set.of("redirecturis");
    private static final Set<String> EVENTS_ONLY = Set.of("deliverytimeout", "maxbodysize", "path", "publicurl");
    private static final Set<String> NOT_OF_APPS = Set.of("idempotentrepository", "maxbodysize", "publicurl",
            "splitresult");

    private static final Set<String> CALLBACKS = Set.of("bulkmode", "callbacktimeout", "fireandforget",
            "publicurl");

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

    private final KitEndpoint endpoint;
    // By their plain names
    private final Map<String, String> given = new TreeMap<>();

    /**
     * @param given the names of the options that are set
     */
    OptionChecks(KitEndpoint endpoint, Set<String> given) {
        this.endpoint = endpoint;
        given.forEach(option -> this.given.put(plain(option), option));
    }

    /** As Camel reads the names of options: {@code ignore-not-found} and {@code scheduler.x} are options, too. */
    private static String plain(String option) {
        return StringHelper.before(option, ".", option).replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isOfConsumers(String plain) {
        return switch (Bean.of(plain)) {
            case CONSUMER, POLL, EVENT, SCHEDULER -> true;
            case INBOUND -> OF_SERVERS.contains(plain);
            default -> CAMELS_OF_CONSUMERS.contains(plain);
        };
    }

    private static boolean isOfProducers(String plain) {
        return switch (Bean.of(plain)) {
            case PRODUCER, BULK -> true;
            // Consumers look up ids, too
            case EXCHANGE -> !plain.equals("lookupcachetime");
            default -> CAMELS_OF_PRODUCERS.contains(plain);
        };
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
            if (isOfConsumers(plain)) {
                throw refused("in to()", option, "it is for from()");
            }
            if (!raw && RAW_ONLY.contains(plain)) {
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
        given.forEach((plain, option) -> {
            String app = resourceOf(Bean.of(plain));
            if (app != null) {
                throw refused("", option, "it is for kit:" + app);
            }
            if (OF_APPS.contains(plain)) {
                throw refused("", option, "it is for kit:" + AppOperation.RESOURCE + " and kit:" + PluginOperation.RESOURCE);
            }
        });
    }

    private static String resourceOf(Bean bean) {
        return switch (bean) {
            case OAUTH -> AppOperation.RESOURCE;
            case PLUGIN -> PluginOperation.RESOURCE;
            default -> null;
        };
    }

    /**
     * For an endpoint of the app itself, which makes no calls for accounts.
     *
     * @throws IllegalArgumentException if there is an option that it has no use for
     */
    void app() {
        String resource = endpoint.getResource();
        boolean plugin = PluginOperation.RESOURCE.equals(resource);
        given.forEach((plain, option) -> {
            Bean bean = Bean.of(plain);
            String app = resourceOf(bean);
            if (app != null && !app.equals(resource)) {
                throw refused("", option, "it is for kit:" + app);
            }
            // Requests come in at plugins as events do
            if (Bean.OF_CALLS.contains(bean) || NOT_OF_APPS.contains(plain) && !(plugin && plain.equals("maxbodysize"))) {
                throw refused("", option, "it is for operations and what they are about");
            }
        });
    }

    /** All operations that a header can name, if the endpoint names none; empty for kit:raw. */
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
            if (Bean.of(plain) == Bean.EVENT || EVENTS_ONLY.contains(plain)) {
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
            if (Bean.of(plain) == Bean.POLL || Bean.of(plain) == Bean.SCHEDULER) {
                throw refused("in from()", option, "events are pushed, and nothing is polled");
            }
        });
        consumer();
    }

    private void consumer() {
        notOfApps();
        given.forEach((plain, option) -> {
            if (isOfProducers(plain)) {
                throw refused("in from()", option, "it is for to()");
            }
        });
    }

    private IllegalArgumentException refused(String where, String option, String why) {
        String operation = endpoint.getOperation() == null ? "" : "?operation=" + endpoint.getOperation();
        return new IllegalArgumentException("kit:" + endpoint.getResource() + operation
                + (where.isEmpty() ? "" : ' ' + where) + " does not take the option " + option + ": " + why);
    }
}
