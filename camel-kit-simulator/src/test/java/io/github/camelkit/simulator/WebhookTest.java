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
package io.github.camelkit.simulator;

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTest extends SimulatorTest {

    private static final String ENDPOINT = "{\"url\":\"https://hooks.example.com/kit\","
            + "\"events\":[\"subscriber.created\",\"tag.deleted\"],\"name\":\"Mine\"}";

    private Http.Reply create(String event) {
        return http.post("/v4/webhooks", "{\"target_url\":\"https://example.com/hook\",\"event\":{" + event + "}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"name\":\"subscriber.tag_add\",\"tag_id\":31|{\"name\":\"tag_add\",\"tag_id\":31}",
        "\"name\":\"subscriber.course_subscribe\",\"course_id\":7|{\"name\":\"course_subscribe\",\"sequence_id\":7}",
        "\"name\":\"subscriber.course_complete\",\"sequence_id\":\"7\""
                + "|{\"name\":\"course_complete\",\"sequence_id\":7}",
        "\"name\":\"subscriber.subscriber_activate\"|{\"name\":\"subscriber_activate\",\"initiator_value\":null}",
        "\"name\":\"subscriber.link_click\",\"initiator_value\":\"https://x.example\""
                + "|{\"name\":\"link_click\",\"initiator_value\":\"https://x.example\"}",
        "\"name\":\"purchase.purchase_create\"|{\"name\":\"purchase_create\",\"initiator_value\":null}",
        "\"name\":\"custom_field.field_value_updated\",\"custom_field_id\":3"
                + "|{\"name\":\"field_value_updated\",\"custom_field_id\":3}"})
    void isReadBackUnderItsShortName(String event, String shown) {
        Http.Reply created = create(event);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("webhook/event").toString()).isEqualTo(shown);
        assertThat(http.get("/v4/webhooks").at("webhooks/0")).isEqualTo(created.at("webhook"));
    }

    @Test
    void refusesIncompleteOnes() {
        String missing = "`event` and `target` parameters must be provided";
        assertError(http.post("/v4/webhooks", "{}"), 422, missing);
        assertError(http.post("/v4/webhooks", "{\"event\":{\"name\":\"subscriber.subscriber_bounce\"}}"), 422, missing);
        assertThat(create("\"name\":\"subscriber.tag_add\"").status()).isEqualTo(422);
        assertThat(create("\"name\":\"tag_add\",\"tag_id\":1").status()).isEqualTo(422);
        assertThat(create("\"name\":\"subscriber.party\"").status()).isEqualTo(422);
        assertThat(kit.state().webhookCount()).isZero();
    }

    @Test
    void canBeDeleted() {
        long id = create("\"name\":\"subscriber.subscriber_bounce\"").at("webhook/id").asLong();
        kit.switches().set(Switch.UNDELETABLE, true);
        assertThat(http.delete("/v4/webhooks/" + id).status()).isEqualTo(422);
        kit.switches().set(Switch.UNDELETABLE, false);
        assertThat(http.delete("/v4/webhooks/" + id, "{}").status()).isEqualTo(204);
        assertError(http.delete("/v4/webhooks/" + id), 404, "Not Found");
    }

    @Test
    void endpointsShowTheirSecretOnce() {
        Http.Reply created = http.post("/v4/webhook_endpoints", ENDPOINT);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("webhook_endpoint/secret").asText()).startsWith("whsec_");
        String path = "/v4/webhook_endpoints/" + created.at("webhook_endpoint/id").asLong();
        assertThat(http.get(path).at("webhook_endpoint").has("secret")).isFalse();
        assertThat(http.get("/v4/webhook_endpoints").at("webhook_endpoints/0").has("secret")).isFalse();
        Http.Reply updated = http.patch(path, "{\"status\":\"disabled\",\"events\":[\"tag.created\"]}");
        assertThat(updated.at("webhook_endpoint/name").asText()).isEqualTo("Mine");
        assertThat(http.get("/v4/webhook_endpoints?status=active").at("webhook_endpoints")).isEmpty();
        assertThat(http.get(path + "/deliveries").at("deliveries")).isEmpty();
        assertThat(http.get(path + "/deliveries?event_type=tag.eaten").status()).isEqualTo(422);
        assertError(http.get(path + "/deliveries/1?include_payload=true"), 404, "Not Found");
        assertThat(http.delete(path).status()).isEqualTo(204);
        assertError(http.get(path), 404, "Not Found");
    }

    @Test
    void secretsRotateWithAnOverlap() {
        Http.Reply created = http.post("/v4/webhook_endpoints", ENDPOINT);
        String path = "/v4/webhook_endpoints/" + created.at("webhook_endpoint/id").asLong();
        Http.Reply rotated = http.post(path + "/rotate_secret", null);
        assertThat(rotated.at("webhook_endpoint/secret")).isNotEqualTo(created.at("webhook_endpoint/secret"));
        assertThat(rotated.at("webhook_endpoint/previous_secret_expires_at").isTextual()).isTrue();
        assertError(http.post(path + "/rotate_secret", "{}"), 409,
                "The previous signing secret is still within its rotation window.");
        assertThat(http.post(path + "/rotate_secret", "{\"force\":true}").status()).isEqualTo(200);
        Http.Reply revoked = http.post(path + "/revoke_previous_secret", null);
        assertThat(revoked.at("webhook_endpoint/previous_secret_expires_at").isNull()).isTrue();
        assertThat(revoked.at("webhook_endpoint").has("secret")).isFalse();
        assertThat(http.post(path + "/rotate_secret", null).status()).isEqualTo(200);
    }

    @Test
    void whatAnAppMadeOnlyAnAppMayChange() {
        String path = "/v4/webhook_endpoints/"
                + oauth.post("/v4/webhook_endpoints", ENDPOINT).at("webhook_endpoint/id").asLong();
        assertError(http.patch(path, "{}"), 403, NO_PERMISSION);
        assertError(http.delete(path), 403, NO_PERMISSION);
        assertError(http.post(path + "/rotate_secret", "{}"), 403, NO_PERMISSION);
        assertThat(http.get(path).status()).isEqualTo(200);
        assertThat(oauth.delete(path).status()).isEqualTo(204);
    }

    @Test
    void refusesUnknownEvents() {
        assertThat(http.post("/v4/webhook_endpoints", "{\"url\":\"https://x.example\",\"events\":[\"a.b\"]}").status())
                .isEqualTo(422);
        assertThat(http.post("/v4/webhook_endpoints", "{\"url\":\"https://x.example\",\"events\":[]}").status())
                .isEqualTo(422);
        assertThat(http.post("/v4/webhook_endpoints", "{\"url\":\"x\",\"events\":[\"tag.created\"]}").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.com", "https://localhost/x", "https://127.0.0.1", "https://10.1.2.3",
        "https://192.168.1.1/", "https://172.16.0.1", "https://[::1]/", "https://box.local"})
    void refusesPrivateAddressesWhenTold(String url) {
        String body = "{\"url\":\"" + url + "\",\"events\":[\"tag.created\"]}";
        assertThat(http.post("/v4/webhook_endpoints", body).status()).isEqualTo(201);
        kit.switches().set(Switch.PUBLIC_URLS_ONLY, true);
        assertThat(http.post("/v4/webhook_endpoints", body).status()).isEqualTo(422);
        assertThat(http.post("/v4/webhook_endpoints", ENDPOINT).status()).isEqualTo(201);
    }
}
