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

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Errands;
import io.github.camelkit.simulator.state.Event;
import io.github.camelkit.simulator.state.Subscriber;

/** Lets things happen that nobody does by the API, and shows what was sent to users. */
final class EventControl {

    private static final Map<String, String> STATES = Map.of("subscriber.activated", "active",
            "subscriber.unsubscribed", "cancelled", "subscriber.bounced", "bounced", "subscriber.complained",
            "complained");

    private final Simulation simulation;

    EventControl(Simulation simulation) {
        this.simulation = simulation;
    }

    void register(Routes routes) {
        routes.write("POST", "/simulator/accounts/{id}/events", this::fire);
        routes.get("/simulator/deliveries", "",
                call -> Answer.wrapped(200, "deliveries", deliveries(simulation)));
    }

    private Answer fire(Call call) {
        String type = call.body().text("type");
        if (type == null || type.isBlank()) {
            throw ApiException.invalid("type is missing");
        }
        happen(call, type);
        return Answer.wrapped(202, "event", Json.object().put("type", type));
    }

    private void happen(Call call, String type) {
        SimulatorState state = simulation.account(call.account().id()).state();
        Body body = call.body();
        if (body.object("data") != null) {
            ObjectNode data = body.object("data").json();
            call.account().events().publish(call.account(), () -> new Event(type, null, data, data));
        } else if (STATES.containsKey(type)) {
            state.setSubscriberState(subscriber(call), STATES.get(type));
        } else {
            switch (type) {
                case "subscriber.link_clicked" -> state.clickLink(subscriber(call), text(body, "url"));
                case "subscriber.sequence_completed" ->
                        state.completeSequence(id(body, "sequence_id"), subscriber(call));
                case "subscriber.tag_added" -> state.tag(id(body, "tag_id"), subscriber(call));
                case "subscriber.tag_removed" -> state.untag(id(body, "tag_id"), subscriber(call));
                case "webhook_endpoint.test" -> state.testWebhookEndpoint(id(body, "webhook_endpoint_id"));
                default -> throw ApiException.invalid(type + " needs data, which is sent as it is");
            }
        }
    }

    private static long subscriber(Call call) {
        String email = call.body().text("email_address");
        Long id = call.body().integer("subscriber_id");
        if (email == null && id == null) {
            throw ApiException.invalid("subscriber_id or email_address is missing");
        }
        Subscriber found = email == null ? call.account().subscribers().find(id)
                : call.account().subscribers().findByEmail(email);
        if (found == null) {
            throw ApiException.invalid("There is no such subscriber");
        }
        return found.id();
    }

    private static String text(Body body, String name) {
        String value = body.text(name);
        if (value == null) {
            throw ApiException.invalid(name + " is missing");
        }
        return value;
    }

    private static long id(Body body, String name) {
        Long value = body.integer(name);
        if (value == null) {
            throw ApiException.invalid(name + " is missing");
        }
        return value;
    }

    static ArrayNode deliveries(Simulation simulation) {
        ArrayNode array = Json.array();
        for (Errands.Shown one : simulation.errands()) {
            array.addObject().put("id", one.id()).put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                    .put("account", one.account()).put("about", one.about()).put("target", one.target())
                    .put("at", one.at().toString()).put("status", one.status().name().toLowerCase(Locale.ROOT))
                    .put("attempts", one.attempts()).put("answered", one.answered())
                    .put("next_at", one.next() == null ? null : one.next().toString());
        }
        return array;
    }
}
