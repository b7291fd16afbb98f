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
package io.github.camelkit.model;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No text that could end in a log shows a secret. */
class SecretsTest {

    @Test
    void anEndpointDoesNotShowItsSecret() {
        WebhookEndpoint endpoint = Answers.read(Json.sample("webhook-endpoint")).orElseThrow().typed().stream()
                .map(WebhookEndpoint.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(endpoint.secret()).isEqualTo("whsec_orchard_0123");
        assertThat(endpoint.toString()).contains("id=15", "secret=***").doesNotContain("whsec");
        assertThat(endpoint.toBuilder()).asString().doesNotContain("whsec");
        assertThat(List.of(endpoint).toString()).doesNotContain("whsec");
    }

    @Test
    void anEndpointDoesNotShowASecretOfAnotherForm() {
        WebhookEndpoint endpoint = KitModels.read(WebhookEndpoint.class,
                Map.of("secret", List.of("whsec_a"), "previous_secret", "whsec_b"));

        assertThat(endpoint.toString()).contains("previous_secret").doesNotContain("whsec");
    }

    @Test
    void tokensAreNotShown() {
        Token token = KitModels.read(Token.class,
                Map.of("access_token", "secret-one", "refresh_token", "secret-two", "other", "secret-three"));

        assertThat(token.accessToken()).isEqualTo("secret-one");
        assertThat(token.toString()).contains("accessToken=***", "other").doesNotContain("secret");
    }

    @Test
    void aWebhookDoesNotShowItsAddress() {
        KitPage<Webhook> webhooks = KitPage.read("webhooks", Webhook.class, Json.sample("webhooks"));

        assertThat(webhooks.toString()).contains("tag_add").doesNotContain("unguessable");
        assertThat(webhooks.get(0).targetUrl()).contains("unguessable");
    }
}
