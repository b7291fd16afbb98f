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
package io.github.camelkit.simulator.control;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.http.Quota;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;

/** What was asked, and how much of the limits it used. */
final class RequestControl {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MAX_LIMIT = 100_000;
    private static final int LIVE_LIMIT = 200;
    private static final Set<String> SECRETS = Set.of("authorization", "x-kit-api-key", "cookie");
    // the last comment of a User-Agent names the route that the component calls for
    private static final Pattern ROUTE = Pattern.compile("\\(([^()]+)\\)\\s*$");

    private final Simulation simulation;

    RequestControl(Simulation simulation) {
        this.simulation = simulation;
    }

    void register(Routes routes) {
        routes.get("/simulator/requests", "after limit status refused route path", this::list);
        routes.write("DELETE", "/simulator/requests", call -> {
            simulation.log().clear();
            return Answer.noContent();
        });
        routes.get("/simulator/requests/{id}", "", call -> simulation.log().newest(call.id() - 1, 1,
                one -> one.id() == call.id()).stream().findFirst()
                .map(one -> Answer.wrapped(200, "request", whole(one))).orElseThrow(ApiException::notFound));
        routes.get("/simulator/quotas", "", call -> Answer.wrapped(200, "quotas", quotas()));
    }

    private Answer list(Call call) {
        Query query = call.query();
        long after = number(query, "after", 0, Long.MAX_VALUE, 0);
        int limit = (int) number(query, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        ArrayNode array = Json.array();
        for (RecordedRequest one : simulation.log().newest(after, limit, filter(query))) {
            array.add(whole(one));
        }
        return Answer.wrapped(200, "requests", array);
    }

    private static long number(Query query, String name, long min, long max, long otherwise) {
        String value = query.text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw ApiException.invalid(name + " must be a number between " + min + " and " + max);
    }

    private static Predicate<RecordedRequest> filter(Query query) {
        long status = number(query, "status", -1, 599, 0);
        boolean refused = query.flag("refused");
        String route = query.text("route");
        String path = query.text("path");
        return one -> (status == 0 || one.status() == status) && (!refused || one.refused())
                && (route == null || Objects.equals(route, routeOf(one)))
                && (path == null || one.path().contains(path));
    }

    /** The route that a request was made for, {@code null} if its User-Agent names none. */
    static String routeOf(RecordedRequest request) {
        String agent = request.header("User-Agent");
        if (agent == null || !agent.contains("Camel")) {
            return null;
        }
        Matcher route = ROUTE.matcher(agent);
        return route.find() ? route.group(1) : null;
    }

    private static ObjectNode brief(RecordedRequest request) {
        return Json.object().put("id", request.id()).put("at", request.at().toString())
                .put("method", request.method()).put("path", request.path()).put("query", request.query())
                .put("status", request.status()).put("operation", request.trace().operation())
                .put("account", request.trace().account()).put("credential", request.trace().credential())
                .put("caller", request.header("User-Agent")).put("route", routeOf(request))
                .put("reason", request.trace().reason()).put("took_ms", request.took().toNanos() / 1_000_000.0);
    }

    private static ObjectNode whole(RecordedRequest request) {
        ObjectNode node = brief(request);
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach((name, values) -> headers.set(name, Json.array(masked(name, values))));
        // holds tokens and secrets
        return node.put("body", request.path().contains("/oauth/") ? "***" : request.body());
    }

    private static List<String> masked(String name, List<String> values) {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? List.of("***") : values;
    }

    /** The newest requests after an id for the page, and how many there are in all. */
    ObjectNode live(long after) {
        ObjectNode live = Json.object().put("last_request", simulation.log().lastId())
                .put("kept_requests", simulation.log().kept());
        ArrayNode array = live.putArray("requests");
        simulation.log().newest(after, LIVE_LIMIT, one -> true).forEach(one -> array.add(brief(one)));
        return live;
    }

    ArrayNode quotas() {
        ArrayNode quotas = Json.array();
        for (Quota quota : simulation.quotas()) {
            ObjectNode node = quotas.addObject().put("credential", quota.credential()).put("account", quota.account())
                    .put("oauth", quota.oauth()).put("limit", quota.limit()).put("window_ms", quota.windowMs())
                    .put("used", quota.ages().size()).put("refused", quota.refused())
                    .put("free_in_ms", quota.freeInMs());
            ArrayNode ages = node.putArray("ages_ms");
            quota.ages().forEach(ages::add);
        }
        return quotas;
    }
}
