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

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Endpoint;
import io.github.camelkit.simulator.state.Errands;
import io.github.camelkit.simulator.state.Errands.Errand;
import io.github.camelkit.simulator.state.Switch;

/**
 * A batch on its way to a webhook endpoint: signed, sent again until it is taken or the attempts are used up. Kit has
 * published parts of its history only; the rest of its shape here is a guess.
 */
final class Delivery {

    private static final int GONE = 410;
    private static final int SHOWN = 200;
    private static final long MAX_RETRY_AFTER = Duration.ofHours(24).toSeconds();

    private final Account account;
    private final long id;
    private final long endpointId;
    private final byte[] payload;
    private final Errand errand;
    private int attempts;

    private Delivery(Account account, long id, long endpointId, byte[] payload, Errand errand) {
        this.account = account;
        this.id = id;
        this.endpointId = endpointId;
        this.payload = payload;
        this.errand = errand;
    }

    static void start(Account account, long endpointId, String type, List<ObjectNode> events) {
        long id = account.deliveries().nextId();
        ObjectNode payload = Json.object().put("delivery_id", id);
        payload.putArray("events").addAll(events);
        ObjectNode row = Json.object().put("id", id).put("webhook_endpoint_id", endpointId).put("event_type", type)
                .put("events_count", events.size()).put("status", "pending").put("attempt_count", 0)
                .put("created_at", Json.time(account.now())).putNull("completed_at");
        row.putArray("attempts");
        row.set("payload", payload);
        account.deliveries().put(id, row);
        Endpoint endpoint = account.endpoints().find(endpointId);
        Errand errand = account.later().errands().begin(Errands.Kind.DELIVERY, account,
                type + (events.size() == 1 ? "" : ", " + events.size() + " events"),
                endpoint == null ? null : endpoint.url());
        new Delivery(account, id, endpointId, Json.bytes(payload), errand).attempt();
    }

    private void attempt() {
        Endpoint endpoint = account.endpoints().find(endpointId);
        if (endpoint == null || !endpoint.isActive()) {
            note("failed", null);
            errand.ended(Errands.Status.FAILED, 0);
            return;
        }
        attempts++;
        long now = account.now();
        Map<String, String> headers = Map.of(
                "X-Kit-Signature", Signature.header(now / 1000, payload, endpoint.secrets(now)),
                "X-Kit-Delivery", String.valueOf(id),
                "User-Agent", "Kit-Webhooks/2.0");
        account.later().post(endpoint.url(), payload, headers)
                .whenComplete((answer, failure) -> answered(now, failure == null ? answer : null));
    }

    private void answered(long startedAt, HttpResponse<String> answer) {
        int status = answer == null ? 0 : answer.statusCode();
        ObjectNode attempt = described(startedAt, answer);
        if (status >= 200 && status < 300) {
            note("delivered", attempt);
            errand.ended(Errands.Status.DELIVERED, status);
            return;
        }
        List<Duration> delays = account.switches().get(Switch.WEBHOOK_RETRIES);
        if (status == GONE || attempts > delays.size()) {
            note("failed", attempt);
            errand.ended(Errands.Status.FAILED, status);
            return;
        }
        note("retrying", attempt);
        Duration asked = retryAfter(answer);
        Duration delay = asked == null ? delays.get(attempts - 1) : asked;
        errand.again(status, Errands.in(account, delay));
        account.later().run(delay, this::attempt);
    }

    private ObjectNode described(long startedAt, HttpResponse<String> answer) {
        String body = answer == null ? null : answer.body();
        return Json.object().put("attempted_at", Json.time(startedAt))
                .put("response_status", answer == null ? null : (Integer) answer.statusCode())
                .put("response_body", body == null ? null : body.substring(0, Math.min(body.length(), SHOWN)))
                .put("duration_ms", account.now() - startedAt);
    }

    // only where the receiver says that it is busy, and only in seconds
    private static Duration retryAfter(HttpResponse<String> answer) {
        if (answer == null || answer.statusCode() != 429 && answer.statusCode() != 503) {
            return null;
        }
        return answer.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Math.max(1, Math.min(MAX_RETRY_AFTER, Long.parseLong(value)))))
                .orElse(null);
    }

    private void note(String status, ObjectNode attempt) {
        synchronized (account) {
            ObjectNode known = account.deliveries().find(id);
            if (known == null) {
                // the simulator was reset meanwhile
                return;
            }
            ObjectNode row = known.deepCopy().put("status", status).put("attempt_count", attempts);
            if (!status.equals("retrying")) {
                row.put("completed_at", Json.time(account.now()));
            }
            if (attempt != null) {
                row.withArray("attempts").add(attempt);
            }
            account.deliveries().put(id, row);
        }
    }
}
