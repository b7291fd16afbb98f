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

import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Endpoint;
import io.github.camelkit.simulator.state.Errands;
import io.github.camelkit.simulator.state.Errands.Errand;
import io.github.camelkit.simulator.state.Event;
import io.github.camelkit.simulator.state.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells webhooks and webhook endpoints of an account what happens in it. */
public final class Events implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Outbox outbox = new Outbox();

    @Override
    public void publish(Account account, Supplier<Event> happening) {
        if (account.webhooks().size() == 0 && account.endpoints().size() == 0) {
            return;
        }
        Event event = happening.get();
        if (event.legacy() != null) {
            for (ObjectNode webhook : account.webhooks().all()) {
                tell(account, webhook, event);
            }
        }
        if (event.type() != null) {
            outbox.add(account, event.type(), event.data());
        }
    }

    @Override
    public void test(Account account, Endpoint endpoint) {
        outbox.add(account, endpoint, "webhook_endpoint.test", Json.object());
    }

    // legacy webhooks are neither signed nor sent again
    private static void tell(Account account, ObjectNode webhook, Event event) {
        JsonNode wanted = webhook.get("event");
        Event.Legacy legacy = event.legacy();
        if (!wanted.get("name").textValue().equals(legacy.name())
                || legacy.parameter() != null && !wanted.path(legacy.parameter()).asText().equals(legacy.value())) {
            return;
        }
        String url = webhook.get("target_url").textValue();
        Errand errand = account.later().errands().begin(Errands.Kind.WEBHOOK, account, legacy.name(), url);
        account.later().post(url, Json.bytes(event.body()), Map.of()).whenComplete((answer, failure) ->
                errand.ended(answer != null && answer.statusCode() / 100 == 2 ? Errands.Status.DELIVERED
                        : Errands.Status.FAILED, answer == null ? 0 : answer.statusCode())).exceptionally(e -> {
            // Without the address, which is a secret
            LOG.debug("The webhook {} could not be reached: {}", webhook.get("id"), e.getClass().getName());
            return null;
        });
    }
}
