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

import io.github.camelkit.simulator.control.SimulatorState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StateTest extends SimulatorTest {

    @Test
    void countsWhatCameOverHttp() {
        SimulatorState state = kit.state();
        long ada = state.addSubscriber("ada@example.com");
        long form = state.addForm("Sign up");
        long sequence = state.addSequence("Course");
        http.post("/v4/forms/" + form + "/subscribers/" + ada, "{}");
        http.post("/v4/sequences/" + sequence + "/subscribers/" + ada, "{}");
        http.post("/v4/broadcasts", "{}");
        Http.Reply endpoint = http.post("/v4/webhook_endpoints",
                "{\"url\":\"https://hooks.example.com\",\"events\":[\"tag.created\"]}");
        assertThat(state.formSubscriberCount(form)).isEqualTo(1);
        assertThat(state.sequenceSubscriberCount(sequence)).isEqualTo(1);
        assertThat(state.broadcastCount()).isEqualTo(1);
        assertThat(state.webhookEndpointCount()).isEqualTo(1);
        assertThat(state.webhookEndpointSecret(endpoint.at("webhook_endpoint/id").asLong()))
                .isEqualTo(endpoint.at("webhook_endpoint/secret").asText());
        assertThat(kit.requests().get(0).bodyBytes()).hasSize(2);
        assertThat(kit.accounts()).hasSize(1);
    }

    @Test
    void changesThatComeFromElsewhereThanTheApi() {
        SimulatorState state = kit.state();
        long purchase = state.addPurchase("bob@example.com", "T1");
        long tag = state.addTag("Reader");
        state.tag(tag, state.subscriberId("bob@example.com"));
        assertThat(state.purchaseCount()).isEqualTo(1);
        assertThat(state.purchasedProductCount("T1")).isEqualTo(1);
        assertThat(state.untag(tag, state.subscriberId("bob@example.com"))).isTrue();
        assertThat(state.untag(tag, state.subscriberId("bob@example.com"))).isFalse();
        state.deletePurchase(purchase);
        state.deleteTag(tag);
        assertThat(state.purchaseCount()).isZero();
        assertThat(state.tagCount()).isZero();
    }
}
