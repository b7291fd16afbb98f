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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.Webhook;
import io.github.camelkit.model.WebhookEndpoint;
import io.github.camelkit.model.WebhookEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Unsigned webhooks and endpoints for signed events.
 */
final class WebhookCases {

    private static final String ENDPOINTS = "/v4/webhook_endpoints";
    private static final String ENDPOINT = ENDPOINTS + "/{webhookEndpointId}";
    private static final String BY_ID = "webhookEndpointId={webhookEndpointId}";
    private static final String URL = "https://hooks.example.com/kit";

    private WebhookCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(webhooks());
        cases.addAll(endpoints());
        cases.addAll(secrets());
        cases.addAll(deliveries());
        cases.addAll(GenericCases.pages("webhooks/list", Webhook.class, "", "/v4/webhooks", w -> {
            webhook(w);
            webhook(w);
        }));
        cases.addAll(GenericCases.pages("webhook-endpoints/list", WebhookEndpoint.class, "", ENDPOINTS,
                w -> w.endpoint().endpoint()));
        cases.add(Case.of("webhook-endpoints/listDeliveries", "the page after a cursor")
                .given(w -> w.deliveries(2).cursors(ENDPOINT + "/deliveries")).options(BY_ID + "&after={next}")
                .sends(ENDPOINT + "/deliveries").query("after", "{next}").raw()
                .check(r -> assertThat((List<?>) r.as(Map.class).get("deliveries")).hasSize(1)));
        cases.add(Case.of("webhook-endpoints/listDeliveries", "the page before a cursor")
                .given(w -> w.deliveries(2).cursors(ENDPOINT + "/deliveries")).options(BY_ID + "&before={previous}")
                .sends(ENDPOINT + "/deliveries").query("before", "{previous}").raw()
                .check(r -> assertThat((List<?>) r.as(Map.class).get("deliveries")).hasSize(1)));
        return cases;
    }

    static void webhook(World world) {
        world.create("webhookId", "/v4/webhooks",
                "{\"target_url\":\"" + URL + "\",\"event\":{\"name\":\"subscriber.subscriber_activate\"}}");
    }

    private static List<Case> webhooks() {
        return List.of(
                Case.of("webhooks/create")
                        .body(Case.fields("target_url", URL, "event",
                                Case.fields("name", "subscriber.tag_add", "tag_id", 31)))
                        .sends("/v4/webhooks")
                        .json("{\"target_url\":\"" + URL
                                + "\",\"event\":{\"name\":\"subscriber.tag_add\",\"tag_id\":31}}")
                        .answers(201, Webhook.class)
                        .check(r -> assertThat(r.as(Webhook.class).event().tagId()).isEqualTo(31)),
                Case.of("webhooks/create", "from a model")
                        .bodyOf(ids -> Webhook.builder().targetUrl(URL)
                                .event(WebhookEvent.builder().name("purchase.purchase_create").build()).build())
                        .sends("/v4/webhooks")
                        .json("{\"target_url\":\"" + URL + "\",\"event\":{\"name\":\"purchase.purchase_create\"}}")
                        .answers(201, Webhook.class),
                Case.of("webhooks/delete").given(WebhookCases::webhook).options("webhookId={webhookId}")
                        .sends("/v4/webhooks/{webhookId}").answers(204),
                Case.of("webhooks/list").given(WebhookCases::webhook).options("perPage=10&includeTotalCount=true")
                        .sends("/v4/webhooks").query("per_page", "10", "include_total_count", "true")
                        .page(Webhook.class)
                        .check(r -> assertThat(r.item(Webhook.class).event().name()).isEqualTo("subscriber_activate")));
    }

    private static List<Case> endpoints() {
        return List.of(
                Case.of("webhook-endpoints/create")
                        .body(Case.fields("url", URL, "events", List.of("subscriber.created"), "name", "Sync",
                                "description", "Keeps the shop in step"))
                        .sends(ENDPOINTS)
                        .json("{\"url\":\"" + URL + "\",\"events\":[\"subscriber.created\"],\"name\":\"Sync\","
                                + "\"description\":\"Keeps the shop in step\"}")
                        .answers(201, WebhookEndpoint.class)
                        .check(r -> assertThat(r.as(WebhookEndpoint.class).secret()).startsWith("whsec_")),
                Case.of("webhook-endpoints/delete").given(World::endpoint).options(BY_ID).sends(ENDPOINT).answers(204),
                Case.of("webhook-endpoints/get").given(World::endpoint).options(BY_ID).sends(ENDPOINT)
                        .answers(200, WebhookEndpoint.class)
                        .check(r -> assertThat(r.as(WebhookEndpoint.class).secret()).isNull()),
                Case.of("webhook-endpoints/list").given(World::endpoint)
                        .options("status=active&perPage=10&includeTotalCount=true").sends(ENDPOINTS)
                        .query("status", "active", "per_page", "10", "include_total_count", "true")
                        .page(WebhookEndpoint.class)
                        .check(r -> assertThat(r.item(WebhookEndpoint.class).events())
                                .containsExactly("subscriber.created")),
                Case.of("webhook-endpoints/update").given(World::endpoint).options(BY_ID)
                        .body(Case.fields("status", "disabled")).sends(ENDPOINT).json("{\"status\":\"disabled\"}")
                        .answers(200, WebhookEndpoint.class)
                        .check(r -> assertThat(r.as(WebhookEndpoint.class).status()).isEqualTo("disabled")),
                Case.of("webhook-endpoints/update", "all fields, from a model").given(World::endpoint)
                        .bodyOf(ids -> WebhookEndpoint.builder().id(ids.id("webhookEndpointId")).name("Sync").url(URL)
                                .description("Shop").status("active").events(List.of("tag.created")).build())
                        .sends(ENDPOINT)
                        .json("{\"name\":\"Sync\",\"url\":\"" + URL + "\",\"description\":\"Shop\","
                                + "\"status\":\"active\",\"events\":[\"tag.created\"]}")
                        .answers(200, WebhookEndpoint.class));
    }

    private static List<Case> secrets() {
        return List.of(
                Case.of("webhook-endpoints/rotateSecret").given(World::endpoint).options(BY_ID)
                        .sends(ENDPOINT + "/rotate_secret").json("{}").answers(200, WebhookEndpoint.class)
                        .check(r -> {
                            assertThat(r.as(WebhookEndpoint.class).secret()).startsWith("whsec_");
                            assertThat(r.as(WebhookEndpoint.class).previousSecretExpiresAt()).isNotNull();
                        }),
                Case.of("webhook-endpoints/rotateSecret", "although a rotation is open").given(World::endpoint)
                        .given(w -> w.create("rotated", ENDPOINT + "/rotate_secret", "{}")).options(BY_ID)
                        .body(Map.of("force", true)).sends(ENDPOINT + "/rotate_secret").json("{\"force\":true}")
                        .answers(200, WebhookEndpoint.class),
                Case.of("webhook-endpoints/revokePreviousSecret").given(World::endpoint)
                        .given(w -> w.create("rotated", ENDPOINT + "/rotate_secret", "{}")).options(BY_ID)
                        .sends(ENDPOINT + "/revoke_previous_secret").answers(200, WebhookEndpoint.class)
                        .check(r -> assertThat(r.as(WebhookEndpoint.class).previousSecretExpiresAt()).isNull()));
    }

    private static List<Case> deliveries() {
        return List.of(
                Case.of("webhook-endpoints/getDelivery").given(w -> w.deliveries(1))
                        .options(BY_ID + "&deliveryId={deliveryId}&includePayload=true")
                        .sends(ENDPOINT + "/deliveries/{deliveryId}").query("include_payload", "true").raw()
                        .check(r -> assertThat(r.as(Map.class).toString()).contains("webhook_endpoint.test")),
                Case.of("webhook-endpoints/listDeliveries").given(w -> w.deliveries(1))
                        .options(BY_ID + "&eventType=webhook_endpoint.test&status=retrying&perPage=10")
                        .options("includeTotalCount=true").sends(ENDPOINT + "/deliveries")
                        .query("event_type", "webhook_endpoint.test", "status", "retrying", "per_page", "10",
                                "include_total_count", "true")
                        .raw()
                        .check(r -> assertThat((List<?>) r.as(Map.class).get("deliveries")).hasSize(1)));
    }
}
