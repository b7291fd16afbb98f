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
package io.github.camelkit.poll;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.operation.Body;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.PollMode;
import io.github.camelkit.runtime.EndpointContext;

/**
 * What a consumer polls: the list, how new items are found on it, and what it is asked.
 */
final class PollPlan {

    private static final Set<Parameter> SET_BY_CONSUMER = EnumSet.of(Parameter.AFTER, Parameter.BEFORE,
            Parameter.INCLUDE_TOTAL_COUNT, Parameter.SORT_FIELD, Parameter.SORT_ORDER);
    // They say what is shown of an item, and not which items are listed
    private static final Set<Parameter> SHAPES = EnumSet.of(Parameter.PER_PAGE, Parameter.INCLUDE,
            Parameter.EXTRA_FIELDS, Parameter.INCLUDE_CONTENT, Parameter.SLIM);

    private final EndpointContext endpoint;
    private final PollOptions options;
    private final Operation list;
    private final Map<Parameter, String> query = new EnumMap<>(Parameter.class);
    private Feed feed;

    /**
     * @throws IllegalArgumentException if there is no such list, or it cannot be polled as the endpoint says
     */
    PollPlan(EndpointContext endpoint, PollOptions options) {
        this.endpoint = endpoint;
        this.options = options;
        this.list = list();
        this.feed = feedOfMode();
        endpoint.checkParameters(list);
        readQuery();
        checkFilter();
    }

    private Operation list() {
        String resource = endpoint.resource();
        List<Operation> lists = Operations.lists(resource);
        if (lists.isEmpty()) {
            throw refused(" cannot be polled: it has no list");
        }
        if (endpoint.operationName() == null) {
            // The most specific one whose ids are given, such as the subscribers of a tag
            return lists.stream().filter(Operation::isPolledByDefault)
                    .filter(o -> o.pathParameters().stream().allMatch(this::isNamed))
                    .max(Comparator.comparing(o -> o.pathParameters().size()))
                    .orElseGet(() -> lists.stream().filter(Operation::isPolledByDefault).findFirst().orElseThrow());
        }
        Operation named = endpoint.operation(endpoint.operationName());
        if (named.feeds().isEmpty()) {
            throw refused("?operation=" + named.name() + " cannot be polled; of its operations, "
                    + lists.stream().map(Operation::name).collect(Collectors.joining(", ")) + " can");
        }
        return named;
    }

    private boolean isNamed(Parameter id) {
        Map<Parameter, String> given = endpoint.parameters();
        return given.containsKey(id)
                || Operations.finderOf(id).map(finder -> given.containsKey(finder.finder().by())).orElse(false);
    }

    private Feed feedOfMode() {
        Feed found = list.feeds().get(options.getMode() == PollMode.ALL ? PollMode.NEW : options.getMode());
        if (found == null) {
            Set<String> modes = new TreeSet<>(Set.of("all"));
            list.feeds().keySet().forEach(mode -> modes.add(mode.name().toLowerCase(Locale.ROOT)));
            throw refused("?operation=" + list.name() + " does not take mode="
                    + options.getMode().name().toLowerCase(Locale.ROOT) + "; it takes " + String.join(", ", modes));
        }
        return found;
    }

    private void readQuery() {
        for (Parameter id : list.pathParameters()) {
            if (!isNamed(id)) {
                throw refused("?operation=" + list.name() + " needs the option " + id.option()
                        + Operations.finderOf(id).map(finder -> " or " + finder.finder().by().option()).orElse(""));
            }
        }
        query.putAll(endpoint.parameters());
        for (Parameter parameter : query.keySet()) {
            if (SET_BY_CONSUMER.contains(parameter)) {
                throw refused(" does not take the option " + parameter.option() + " in from(): the consumer sets it");
            }
        }
        if (query.keySet().stream().anyMatch(this::isFilter)) {
            feed = feed.filtered();
        }
        feed.defaults().forEach(query::putIfAbsent);
        feed.fixed().forEach(this::fix);
    }

    private boolean isFilter(Parameter parameter) {
        return !SHAPES.contains(parameter) && list.queryParameters().contains(parameter);
    }

    private void fix(Parameter parameter, String value) {
        String given = query.put(parameter, value);
        if (given != null && parameter.kind() == Parameter.Kind.LIST) {
            query.put(parameter, List.of(given.split(",")).contains(value) ? given : given + ',' + value);
        } else if (given != null && !given.equals(value)) {
            throw refused(" with mode=" + options.getMode().name().toLowerCase(Locale.ROOT) + " means "
                    + parameter.option() + '=' + value + ", and not " + given);
        }
    }

    private void checkFilter() {
        if ((list.body().shape() == Body.Shape.REQUIRED) != (options.getFilter() != null)) {
            throw refused("?operation=" + list.name() + (options.getFilter() == null
                    ? " needs the option filter" : " does not take the option filter"));
        }
    }

    /**
     * @throws IllegalArgumentException if there are options of the consumer that make no sense
     */
    void check(ConsumerOptions consuming, boolean greedy) {
        if (options.getLookBack() < 0 || consuming.getMaxInFlight() != null && consuming.getMaxInFlight() < 1) {
            throw refused(": lookBack must not be negative, and maxInFlight must be 1 or more");
        }
        if (options.getMode() == PollMode.ALL) {
            refuseWithAll("checkpoint", options.getCheckpoint() != null);
            refuseWithAll("checkpointKey", options.getCheckpointKey() != null);
            refuseWithAll("idempotentRepository", consuming.getIdempotentRepository() != null);
            refuseWithAll("maxMessagesPerPoll", options.getMaxMessagesPerPoll() > 0);
            refuseWithAll("greedy", greedy);
        }
    }

    private void refuseWithAll(String option, boolean given) {
        if (given) {
            throw refused(" with mode=all does not take the option " + option
                    + ": each poll begins anew, and gives everything");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("kit:" + endpoint.resource() + why);
    }

    Operation operation() {
        return list;
    }

    Feed feed() {
        return feed;
    }

    /** What the list is asked, beside the range and the page. */
    Map<Parameter, String> query() {
        return query;
    }

    /** The key of the checkpoint: it differs where what is listed differs. */
    String key(String account) {
        if (options.getCheckpointKey() != null) {
            return options.getCheckpointKey();
        }
        StringBuilder key = new StringBuilder("kit/").append(account).append('/').append(list.id()).append("?mode=")
                .append(options.getMode().name().toLowerCase(Locale.ROOT));
        query.forEach((parameter, value) -> {
            if (!SHAPES.contains(parameter)) {
                key.append('&').append(parameter.option()).append('=').append(value);
            }
        });
        if (options.getFilter() != null) {
            key.append("&filter=").append(UUID.nameUUIDFromBytes(options.getFilter().getBytes(StandardCharsets.UTF_8)));
        }
        return key.toString();
    }
}
