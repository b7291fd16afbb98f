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
package io.github.camelkit.operations;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.control.SimulatorState;

import static org.awaitility.Awaitility.await;

/**
 * The simulator as a case finds it. What has no short way into the simulator is made over HTTP, not by the component.
 */
final class World extends Ids {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final KitSimulator kit;

    World(KitSimulator kit) {
        this.kit = kit;
    }

    KitSimulator kit() {
        return kit;
    }

    SimulatorState state() {
        return kit.state();
    }

    /** An active subscriber, whose id is called {@code subscriberId}. */
    World subscriber(String email) {
        return subscriber("subscriberId", email);
    }

    World subscriber(String name, String email) {
        return make(name, state().addSubscriber(email, "Ann"));
    }

    World tag(String label) {
        return make("tagId", state().addTag(label));
    }

    World form(String label) {
        return make("formId", state().addForm(label));
    }

    World sequence(String label) {
        return make("sequenceId", state().addSequence(label));
    }

    World field(String label) {
        return make("customFieldId", state().addCustomField(label));
    }

    World make(String name, Object value) {
        set(name, value);
        return this;
    }

    /** Does something to the simulator. */
    World and(Runnable what) {
        what.run();
        return this;
    }

    /** Creates an object with the API key; names in braces are replaced in the path and the body. */
    World create(String name, String path, String json) {
        return make(name, call("POST", path, json, "X-Kit-Api-Key", kit.apiKey()).elements().next().get("id")
                .longValue());
    }

    /** Creates an object with the access token. */
    World createAsApp(String name, String path, String json) {
        return make(name, call("POST", path, json, "Authorization", "Bearer " + kit.accessToken()).elements().next()
                .get("id").longValue());
    }

    JsonNode read(String path) {
        return call("GET", path, null, "Authorization", "Bearer " + kit.accessToken());
    }

    private JsonNode call(String method, String path, String json, String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kit.baseUri() + fill(path)))
                .header(header, value).header("Content-Type", "application/json")
                .method(method, json == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(fill(json)))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cursors between the first and the second item of a list, called {@code next} and {@code previous}. */
    World cursors(String path) {
        String list = path + (path.indexOf('?') < 0 ? "?" : "&") + "per_page=1";
        String next = read(list).get("pagination").get("end_cursor").textValue();
        String second = list + "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return make("next", next)
                .make("previous", read(second).get("pagination").get("start_cursor").textValue());
    }

    /** A webhook endpoint that was sent events one by one; the last one is called {@code deliveryId}. */
    World deliveries(int count) {
        endpoint();
        for (int sent = 1; sent <= count; sent++) {
            int wanted = sent;
            state().testWebhookEndpoint(id("webhookEndpointId"));
            await().pollInterval(Duration.ofMillis(5)).until(() -> deliveries().size() == wanted);
        }
        // What is listed changes no more until they are sent again
        await().pollInterval(Duration.ofMillis(5)).until(() -> StreamSupport.stream(deliveries().spliterator(), false)
                .allMatch(delivery -> delivery.get("attempt_count").intValue() == 1));
        return make("deliveryId", deliveries().get(0).get("id").longValue());
    }

    private JsonNode deliveries() {
        return read("/v4/webhook_endpoints/{webhookEndpointId}/deliveries").get("deliveries");
    }

    /** A webhook endpoint at an address where nobody listens. */
    World endpoint() {
        return create("webhookEndpointId", "/v4/webhook_endpoints",
                "{\"url\":\"http://127.0.0.1:1/kit\",\"events\":[\"subscriber.created\"]}");
    }
}
