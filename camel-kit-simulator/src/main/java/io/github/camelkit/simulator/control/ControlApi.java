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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.http.Route;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.state.Account;

/**
 * The simulator's own addresses under {@code /simulator}, which need no credentials and count for no limit. They are
 * described by {@code openapi.json}.
 */
public final class ControlApi {

    private static final String PREFIX = "/simulator/";
    private static final String DOCUMENT = "/simulator/openapi.json";
    private static final String OF_ACCOUNT = "/simulator/accounts/{id}";

    private final Simulation simulation;
    private final RequestControl requests;
    private Routes routes;

    public ControlApi(Simulation simulation) {
        this.simulation = simulation;
        requests = new RequestControl(simulation);
    }

    // made when it is first asked for, because most simulators are never controlled from outside
    private synchronized Routes routes() {
        if (routes == null) {
            routes = new Routes();
            register();
        }
        return routes;
    }

    private void register() {
        routes.get(DOCUMENT, "", call -> document());
        new SimulatorControl(simulation).register(routes);
        new FaultControl(simulation).register(routes);
        requests.register(routes);
        new AccountControl(simulation).register(routes);
        new EventControl(simulation).register(routes);
    }

    /** The answer, or {@code null} when the request is not for these addresses. */
    public Answer answer(Incoming request) {
        if (!request.path().startsWith(PREFIX)) {
            return null;
        }
        try {
            return run(request);
        } catch (ApiException e) {
            return Answer.of(e);
        } catch (IllegalArgumentException e) {
            return Answer.of(ApiException.invalid(e.getMessage()));
        }
    }

    private Answer run(Incoming request) {
        Routes.Match match = routes().find(request.path());
        if (match == null) {
            throw ApiException.notFound();
        }
        Route route = match.methods().get(request.method());
        if (route == null) {
            return Answer.of(new ApiException(405, "Method Not Allowed"))
                    .with(Map.of("Allow", String.join(", ", match.allowed())));
        }
        if (!request.method().equals("GET")) {
            refuseForeignPages(request);
        }
        Query query = new Query(request.query());
        query.allow(route.parameters());
        Account account = null;
        if (route.path().startsWith(OF_ACCOUNT)) {
            SimulatorAccount found = simulation.account(match.ids()[0]);
            if (found == null) {
                throw ApiException.notFound();
            }
            account = found.account();
        }
        return route.handler().handle(
                new Call(account, true, query, body(request), request.body().length, match.ids()));
    }

    // any page in a browser on this machine could send requests here, but not without saying where it is from
    private static void refuseForeignPages(Incoming request) {
        String origin = request.header("Origin");
        if (origin != null && !origin.toLowerCase(Locale.ROOT).endsWith("://" + request.header("Host"))) {
            throw new ApiException(403, "Pages of other sites must not change the simulator");
        }
    }

    private static Body body(Incoming request) {
        String type = request.header("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv") && request.path().endsWith("/seed")) {
            ObjectNode seed = Seed.csv(request.body());
            return new Body(seed);
        }
        return Body.parse(request.method().equals("GET") ? new byte[0] : request.body(), type);
    }

    private static Answer document() {
        try (InputStream file = ControlApi.class.getResourceAsStream("openapi.json")) {
            return new Answer(200, file.readAllBytes(), Answer.JSON, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page shows, from the requests after an id on. */
    public ObjectNode live(long afterRequest) {
        ObjectNode live = requests.live(afterRequest);
        live.set("quotas", requests.quotas());
        live.set("deliveries", EventControl.deliveries(simulation));
        live.set("faults", FaultControl.pending(simulation));
        live.set("accounts", AccountControl.accounts(simulation));
        live.set("clock", SimulatorControl.clock(simulation));
        return live;
    }
}
