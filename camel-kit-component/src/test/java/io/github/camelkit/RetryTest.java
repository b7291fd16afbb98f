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
package io.github.camelkit;

import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitBulkQuotaException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent again is what Kit can take twice. */
class RetryTest extends KitTestSupport {

    private static final Map<String, Object> PURCHASE = Map.of("email_address", "ann@example.com",
            "transaction_id", "t-1", "currency", "USD", "status", "paid",
            "products", List.of(Map.of("name", "Course", "pid", "p1", "lid", "l1", "quantity", 1, "unit_price", 9.5)));

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
        configuration.setRequestTimeout(1_000);
        configuration.setRetryAttempts(4);
    }

    @Test
    void upsertWhoseAnswerIsLostIsSentAgain() {
        kit.faults().next(2).on("POST", "/v4/subscribers").dropAfter();

        Exchange exchange = send("kit:subscribers?operation=create", "ann@example.com");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Subscriber.class).emailAddress()).isEqualTo("ann@example.com");
        assertThat(exchange.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(2);
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).as("made the first time").isEqualTo(200);
        assertThat(kit.requests()).hasSize(3);
    }

    @Test
    void purchaseWhoseAnswerIsLostIsNotSentAgain() {
        kit.faults().next(1).on("POST", "/v4/purchases").dropAfter();

        Exchange exchange = send("kit:purchases?operation=create", PURCHASE);

        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("purchases/create").hasMessageContaining("its outcome is unknown");
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isTrue();
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void purchaseThatKitFailsOnIsNotSentAgain() {
        kit.faults().next(1).on("POST", "/v4/purchases").status(502);

        Exchange exchange = send("kit:purchases?operation=create", PURCHASE);

        assertThat(exchange.getException()).isInstanceOf(KitServerException.class);
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isTrue();
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void purchaseThatWaitsForTheRateLimitIsSentAgain() {
        kit.faults().next(2).on("POST", "/v4/purchases").status(429).header("Retry-After", "0");
        component().getConfiguration().setMaxPause(10);

        Exchange exchange = send("kit:purchases?operation=create&quotaWindow=50", PURCHASE);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(0);
        assertThat(kit.requests()).hasSize(3);
    }

    @Test
    void purchaseIsSentAgainIfItNeverLeft() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        Exchange exchange = send("kit:purchases?operation=create&baseUri=http://127.0.0.1:" + port, PURCHASE);

        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class);
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isFalse();
    }

    @Test
    void serverErrorsAreBounded() {
        kit.faults().next(10).status(500);

        Exchange exchange = send("kit:tags?operation=list", null);

        assertThat(exchange.getException()).isInstanceOf(KitServerException.class);
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isFalse();
        assertThat(kit.requests()).hasSize(4);
    }

    @Test
    void totalTimeIsBounded() {
        kit.faults().next(10).status(500);

        send("kit:tags?operation=list&retryTimeout=2000&retryDelay=800&retryMaxDelay=800&retryAttempts=100", null);

        assertThat(kit.requests()).hasSizeBetween(2, 7);
    }

    @Test
    void refusalsAreNotSentAgain() {
        Exchange exchange = send("kit:subscribers?operation=create", "not an address");

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class);
        assertThat(((KitException) exchange.getException()).getErrors()).containsExactly("Email address is invalid");
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void deleteWhoseAnswerIsLostCountsAsDoneWhenNothingIsLeft() {
        long tag = kit.state().addTag("Gone");
        long subscriber = kit.state().addSubscriber("ann@example.com", "Ann");
        send("kit:tags?operation=addSubscriber&tagId=" + tag, subscriber);
        String path = "/v4/tags/" + tag + "/subscribers/" + subscriber;
        kit.faults().next(1).on("DELETE", path).dropAfter();

        Exchange exchange = send("kit:tags?operation=removeSubscriber&tagId=" + tag, subscriber);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(204);
        assertThat(kit.requests().stream().filter(r -> r.method().equals("DELETE"))).hasSize(2);
    }

    @Test
    void deleteOfWhatNeverWasIsAnError() {
        Exchange exchange = send("kit:tags?operation=removeSubscriber&tagId=99", 98);

        assertThat(exchange.getException()).isInstanceOf(io.github.camelkit.exception.KitNotFoundException.class);
    }

    @Test
    void fullBulkQueueIsTriedAgainSlowly() {
        kit.faults().next(2).on("POST", "/v4/bulk/tags").status(413);

        Exchange exchange = send("kit:tags?operation=bulkCreate", List.of(Map.of("name", "A")));

        assertThat(exchange.getException()).isNull();
        assertThat(kit.requests()).hasSize(3);

        kit.faults().next(10).on("POST", "/v4/bulk/tags").status(413);
        assertThat(send("kit:tags?operation=bulkCreate", List.of(Map.of("name", "B"))).getException())
                .isInstanceOf(KitBulkQuotaException.class);
    }

    @Test
    void expiredTokenThatCannotBeRenewedFailsAtOnce() {
        try (KitSimulator other = KitSimulator.builder().start()) {
            other.oauth().expireAll();
            Exchange exchange = send("kit:tags?operation=list&baseUri=" + other.baseUri(), null);

            assertThat(exchange.getException()).hasMessageContaining("expired");
            assertThat(other.requests()).hasSize(1);
        }
    }
}
