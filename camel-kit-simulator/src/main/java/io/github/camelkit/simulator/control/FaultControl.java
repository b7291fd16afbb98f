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

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.fault.Fault;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;

/** Faults: what is pending, one more, none. */
final class FaultControl {

    private static final Set<String> MODES = Set.of("answer", "drop_before", "drop_after", "truncate", "never");
    private static final int MAX_CALLS = 1_000_000;

    private final Simulation simulation;

    FaultControl(Simulation simulation) {
        this.simulation = simulation;
    }

    void register(Routes routes) {
        routes.get("/simulator/faults", "", call -> Answer.wrapped(200, "faults", pending(simulation)));
        routes.write("POST", "/simulator/faults", this::add);
        routes.write("DELETE", "/simulator/faults", call -> {
            simulation.faults().clear();
            return Answer.noContent();
        });
        routes.write("DELETE", "/simulator/faults/{id}", call -> {
            if (!simulation.faults().remove(call.id())) {
                throw ApiException.notFound();
            }
            return Answer.noContent();
        });
    }

    static ArrayNode pending(Simulation simulation) {
        ArrayNode faults = Json.array();
        simulation.faults().pending().forEach(fault -> faults.add(json(fault)));
        return faults;
    }

    private static ObjectNode json(Fault fault) {
        return Json.object().put("id", fault.id()).put("calls", fault.left()).put("on", fault.operation())
                .put("effect", fault.effect());
    }

    private Answer add(Call call) {
        Body body = call.body();
        Long calls = body.integer("calls");
        Long status = body.integer("status");
        String mode = body.choice("mode", MODES, "mode must be one of answer, drop_before, drop_after, truncate, never");
        Duration delay = SimulatorControl.duration(body, "delay");
        Body headers = body.object("headers");
        check(calls == null || calls >= 1 && calls <= MAX_CALLS, "calls must be between 1 and " + MAX_CALLS);
        check(status == null || status >= 200 && status <= 599, "status must be between 200 and 599");
        check((body.text("method") == null) == (body.text("path") == null), "method and path go together");
        check(body.text("body") == null || status != null, "a body needs a status");
        boolean ends = mode != null && !mode.equals("answer");
        check(status != null || ends || delay != null || headers != null,
                "Nothing goes wrong: give a status, a mode, a delay or headers");
        if (headers != null) {
            headers.json().fieldNames().forEachRemaining(headers::text);
        }
        return Answer.wrapped(201, "fault", json(arm(calls == null ? 1 : calls.intValue(), body, status, mode, delay,
                headers)));
    }

    private Fault arm(int calls, Body body, Long status, String mode, Duration delay, Body headers) {
        Fault fault = simulation.faults().next(calls);
        if (body.text("method") != null) {
            fault.on(body.text("method").toUpperCase(Locale.ROOT), body.text("path"));
        }
        if (headers != null) {
            headers.json().properties().forEach(one -> fault.header(one.getKey(), one.getValue().asText()));
        }
        if (delay != null) {
            fault.delay(delay);
        }
        if (mode != null) {
            switch (mode) {
                case "drop_before" -> fault.dropBefore();
                case "drop_after" -> fault.dropAfter();
                case "truncate" -> fault.truncate();
                case "never" -> fault.never();
                default -> { }
            }
        }
        if (status != null && body.text("body") != null) {
            String type = body.text("content_type");
            fault.status(status.intValue(), body.text("body"), type == null ? "text/plain" : type);
        } else if (status != null) {
            fault.status(status.intValue());
        }
        return fault;
    }

    private static void check(boolean ok, String message) {
        if (!ok) {
            throw ApiException.invalid(message);
        }
    }
}
