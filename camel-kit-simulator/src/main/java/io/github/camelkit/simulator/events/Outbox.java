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
package io.github.camelkit.simulator.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Endpoint;
import io.github.camelkit.simulator.state.Switch;

/** Collects the events for webhook endpoints into batches of one type. */
final class Outbox {

    private static final int MAX_BATCH = 100;

    private record Batch(long endpointId, String type) {
    }

    private final Map<Batch, List<ObjectNode>> open = new HashMap<>();

    /** Adds an event to the batches of all endpoints that ask for its type. */
    void add(Account account, String type, ObjectNode data) {
        for (Endpoint endpoint : account.endpoints().all()) {
            if (endpoint.wants(type)) {
                add(account, endpoint, type, data);
            }
        }
    }

    /** Adds an event to the batch of an endpoint, whatever it asks for. */
    void add(Account account, Endpoint endpoint, String type, ObjectNode data) {
        ObjectNode event = Json.object().put("id", UUID.randomUUID().toString()).put("type", type)
                .put("created", Json.time(account.now()));
        event.set("data", data);
        Batch batch = new Batch(endpoint.id(), type);
        boolean first;
        boolean full;
        synchronized (open) {
            List<ObjectNode> events = open.computeIfAbsent(batch, key -> new ArrayList<>());
            events.add(event);
            first = events.size() == 1;
            full = events.size() == MAX_BATCH;
        }
        if (full) {
            close(account, batch);
        } else if (first) {
            account.later().run(account.switches().get(Switch.EVENT_DELAY), () -> close(account, batch));
        }
    }

    private void close(Account account, Batch batch) {
        List<ObjectNode> events;
        synchronized (open) {
            events = open.remove(batch);
        }
        // a full batch was closed before its time
        if (events != null) {
            Delivery.start(account, batch.endpointId(), batch.type(), events);
        }
    }
}
