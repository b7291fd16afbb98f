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

import java.time.DateTimeException;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Switch;

/** The simulator as a whole: health, reset, switches, time. */
final class SimulatorControl {

    private final Simulation simulation;

    SimulatorControl(Simulation simulation) {
        this.simulation = simulation;
    }

    void register(Routes routes) {
        routes.get("/simulator/health", "", call -> health());
        routes.write("POST", "/simulator/reset", this::reset);
        routes.get("/simulator/switches", "", call -> switches());
        routes.write("PATCH", "/simulator/switches", this::change);
        routes.get("/simulator/clock", "", call -> Answer.wrapped(200, "clock", clock(simulation)));
        routes.write("PATCH", "/simulator/clock", this::changeClock);
    }

    private Answer health() {
        return Answer.json(200, Json.object().put("status", "up").put("now", simulation.clock().instant().toString())
                .put("accounts", simulation.accounts().size()).put("requests", simulation.log().kept())
                .put("kept_between_runs", simulation.keeps()));
    }

    private Answer reset(Call call) {
        Long subscribers = call.body().integer("subscribers");
        if (subscribers != null && subscribers < 0) {
            throw ApiException.invalid("subscribers must not be negative");
        }
        if (subscribers == null) {
            simulation.reset();
        } else {
            simulation.reset(subscribers);
        }
        return Answer.noContent();
    }

    private Answer switches() {
        ArrayNode all = Json.array();
        Switch.all().forEach(one -> all.add(json(one)));
        return Answer.wrapped(200, "switches", all);
    }

    private <T> ObjectNode json(Switch<T> one) {
        ObjectNode json = Json.object().put("name", one.name()).put("description", one.description());
        json.set("value", simulation.switches().json(one));
        json.set("default", one.standardJson());
        json.set("choices", Json.array(one.choices()));
        return json;
    }

    private Answer change(Call call) {
        ObjectNode body = call.body().json();
        // all are looked at first, so that a wrong one changes nothing
        body.properties().forEach(field -> known(field.getKey()).parse(field.getValue()));
        body.properties().forEach(field -> simulation.switches().parse(known(field.getKey()), field.getValue()));
        return switches();
    }

    private static Switch<?> known(String name) {
        Switch<?> one = Switch.named(name);
        if (one == null) {
            throw ApiException.invalid("There is no switch " + name + "; there are "
                    + String.join(", ", Switch.all().stream().map(Switch::name).toList()));
        }
        return one;
    }

    static ObjectNode clock(Simulation simulation) {
        return Json.object().put("now", simulation.clock().instant().toString())
                .put("ahead", simulation.time().ahead().toString())
                .put("list_lag", simulation.first().account().lag().max().toString());
    }

    private Answer changeClock(Call call) {
        Duration advance = duration(call.body(), "advance");
        Duration lag = duration(call.body(), "list_lag");
        if (advance == null && lag == null) {
            throw ApiException.invalid("One of advance and list_lag must be given");
        }
        if (lag != null) {
            simulation.listLag(lag);
        }
        if (advance != null) {
            simulation.advance(advance);
        }
        return Answer.wrapped(200, "clock", clock(simulation));
    }

    /** A duration of a body, in seconds or as ISO 8601 has it; {@code null} when it is absent. */
    static Duration duration(Body body, String name) {
        JsonNode value = body.json().path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            Duration duration = value.isNumber() ? Duration.ofMillis(Math.round(value.doubleValue() * 1000))
                    : Duration.parse(value.asText());
            // longer ones are mistakes, and would overflow the clock
            if (!duration.isNegative() && duration.toDays() <= 3650) {
                return duration;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw ApiException.invalid(name + " must be seconds or an ISO 8601 duration, and not negative");
    }
}
