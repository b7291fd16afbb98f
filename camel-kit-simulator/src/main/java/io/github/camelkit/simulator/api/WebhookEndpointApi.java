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
package io.github.camelkit.simulator.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Endpoint;
import io.github.camelkit.simulator.state.EventTypes;
import io.github.camelkit.simulator.state.Switch;

/** Webhook endpoints; the secret shows in the answers to create and rotate only. */
final class WebhookEndpointApi {

    private static final String ROOT = "webhook_endpoint";
    private static final String ENDPOINTS = "/v4/webhook_endpoints";
    private static final String ENDPOINT = ENDPOINTS + "/{id}";
    private static final Set<String> STATUSES = Set.of("active", "disabled");
    private static final Duration OVERLAP = Duration.ofHours(24);

    private WebhookEndpointApi() {
    }

    static void register(Routes routes) {
        routes.get(ENDPOINTS, Routes.PAGE + "status", WebhookEndpointApi::list);
        routes.write("POST", ENDPOINTS, WebhookEndpointApi::create);
        routes.get(ENDPOINT, "", call -> Answer.wrapped(200, ROOT, json(call, find(call))));
        routes.write("PATCH", ENDPOINT, WebhookEndpointApi::update);
        routes.write("DELETE", ENDPOINT, WebhookEndpointApi::delete);
        routes.write("POST", ENDPOINT + "/rotate_secret", WebhookEndpointApi::rotate);
        routes.write("POST", ENDPOINT + "/revoke_previous_secret", WebhookEndpointApi::revoke);
        routes.get(ENDPOINT + "/deliveries", Routes.PAGE + "event_type status", WebhookEndpointApi::listDeliveries);
        routes.get(ENDPOINT + "/deliveries/{id}", "include_payload", WebhookEndpointApi::getDelivery);
    }

    private static Endpoint find(Call call) {
        return call.account().endpoints().get(call.id());
    }

    // what an app has made only an app may change
    private static Endpoint changeable(Call call) {
        Endpoint endpoint = find(call);
        if (endpoint.byApp() && !call.oauth() || !call.switches().is(Switch.PERMISSIONS)) {
            throw ApiException.noPermission();
        }
        return endpoint;
    }

    private static ObjectNode json(Call call, Endpoint endpoint) {
        return endpoint.json().deepCopy().put("previous_secret_expires_at",
                endpoint.rotating(call.now()) ? Json.time(endpoint.previousEndsAt()) : null);
    }

    private static Answer list(Call call) {
        String status = call.query().choice("status", null, STATUSES);
        return call.page("webhook_endpoints", call.account().endpoints().list(
                endpoint -> status == null || status.equals(endpoint.json().get("status").textValue())),
                Order.NEWEST, endpoint -> json(call, endpoint));
    }

    private static Answer create(Call call) {
        Account account = call.account();
        Body body = call.body();
        long id = account.endpoints().nextId();
        ObjectNode json = Json.object().put("id", id)
                .put("name", body.text("name") == null ? "" : body.text("name"))
                .put("url", url(call, Validation.required(body, "url", "Url can't be blank")));
        json.set("events", Json.array(events(body)));
        json.put("status", "active").put("source", call.oauth() ? "app" : "api")
                .put("description", body.text("description") == null ? "" : body.text("description"))
                .put("created_by_app", call.oauth() ? "Simulated app" : null)
                .put("created_at", Json.time(call.now()));
        Endpoint endpoint = new Endpoint(id, json, newSecret(), null, 0, call.oauth());
        account.endpoints().put(id, endpoint);
        return Answer.wrapped(201, ROOT, json(call, endpoint).put("secret", endpoint.secret()));
    }

    private static String newSecret() {
        return "whsec_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String url(Call call, String url) {
        if (!Validation.isHttpUrl(url)) {
            throw ApiException.invalid("Url is invalid");
        }
        if (call.switches().is(Switch.PUBLIC_URLS_ONLY) && !Validation.isPublicUrl(url)) {
            throw ApiException.invalid("Url must be a public HTTPS address");
        }
        return url;
    }

    private static List<String> events(Body body) {
        List<String> events = body.texts("events");
        if (events == null || events.isEmpty()) {
            throw ApiException.invalid("Events can't be blank");
        }
        List<String> unknown = events.stream().filter(event -> !EventTypes.known(event)).toList();
        if (!unknown.isEmpty()) {
            throw ApiException.invalid("Events contains unknown event types: " + String.join(", ", unknown));
        }
        return events;
    }

    private static Answer update(Call call) {
        Endpoint endpoint = changeable(call);
        Body body = call.body();
        ObjectNode json = endpoint.json().deepCopy();
        body.choice("status", STATUSES, "Status is invalid");
        if (body.has("url")) {
            url(call, Validation.required(body, "url", "Url can't be blank"));
        }
        new Fields(body, json).text("name").text("url").text("description").text("status");
        if (body.has("events")) {
            json.set("events", Json.array(events(body)));
        }
        Endpoint updated = call.account().endpoints().put(endpoint.id(), endpoint.with(json));
        return Answer.wrapped(200, ROOT, json(call, updated));
    }

    private static Answer delete(Call call) {
        changeable(call);
        call.account().endpoints().remove(call.id());
        return Answer.noContent();
    }

    private static Answer rotate(Call call) {
        Endpoint endpoint = changeable(call);
        if (endpoint.rotating(call.now()) && !Boolean.TRUE.equals(call.body().flag("force"))) {
            throw new ApiException(409, "The previous signing secret is still within its rotation window.");
        }
        Endpoint rotated = call.account().endpoints().put(endpoint.id(),
                endpoint.rotated(newSecret(), call.now() + OVERLAP.toMillis()));
        return Answer.wrapped(200, ROOT, json(call, rotated).put("secret", rotated.secret()));
    }

    private static Answer revoke(Call call) {
        Endpoint revoked = call.account().endpoints().put(call.id(), changeable(call).revoked());
        return Answer.wrapped(200, ROOT, json(call, revoked));
    }

    private static Answer listDeliveries(Call call) {
        find(call);
        String type = call.query().text("event_type");
        String status = call.query().oneOf("status", List.of("pending", "retrying", "delivered", "failed"));
        if (type != null && !EventTypes.known(type)) {
            throw ApiException.invalid("Event type is invalid");
        }
        return call.page("deliveries", call.account().deliveries().list(delivery ->
                delivery.get("webhook_endpoint_id").longValue() == call.id()
                        && (type == null || type.equals(delivery.get("event_type").textValue()))
                        && (status == null || status.equals(delivery.get("status").textValue()))),
                Order.NEWEST, delivery -> withoutPayload(delivery));
    }

    private static ObjectNode withoutPayload(ObjectNode delivery) {
        ObjectNode node = delivery.deepCopy();
        node.remove("payload");
        return node;
    }

    private static Answer getDelivery(Call call) {
        find(call);
        ObjectNode delivery = call.account().deliveries().get(call.secondId());
        if (delivery.get("webhook_endpoint_id").longValue() != call.id()) {
            throw ApiException.notFound();
        }
        return Answer.wrapped(200, "delivery",
                call.query().flag("include_payload") ? delivery : withoutPayload(delivery));
    }
}
