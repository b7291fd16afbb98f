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
package io.github.camelkit.webhook;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitConstants;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes that block for ever hold up nobody but themselves, and can be seen. */
class HangingDeliveryTest extends EventTestSupport {

    private final CountDownLatch release = new CountDownLatch(1);

    private void route(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS + options).routeId("events").process(received::add).process(exchange -> {
                    if (exchange.getMessage().getHeader(KitConstants.EVENT_ID, String.class).startsWith("slow")
                            && !release.await(60, TimeUnit.SECONDS)) {
                        throw new AssertionError();
                    }
                });
                from("platform-http:/other").setBody(constant("here"));
            }
        });
    }

    @AfterEach
    void letGo() {
        release.countDown();
    }

    private CompletableFuture<HttpResponse<String>> deliverLater(String body) {
        return http.sendAsync(signed("/in", body.getBytes(StandardCharsets.UTF_8)), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void twentyAreAnsweredInTimeAndTheServerGoesOn() throws Exception {
        route("&maxInFlight=30&deliveryTimeout=500");
        List<CompletableFuture<HttpResponse<String>>> hanging = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hanging.add(deliverLater(delivery(i, "slow" + i, "never begun" + i)));
        }
        await().until(() -> received.size() == 20);

        assertThat(send(request("/other", new byte[0]).GET().build()).body()).isEqualTo("here");
        for (CompletableFuture<HttpResponse<String>> one : hanging) {
            assertThat(one.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            assertThat(one.get().headers().firstValue("Retry-After")).contains("30");
        }
        assertThat(release.getCount()).as("the routes have not ended").isEqualTo(1);
        assertThat(deliver("/in", delivery(30, "b")).statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(1, "slow1")).statusCode()).as("under way").isEqualTo(503);

        HealthCheck.Result health = health("events");
        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage().orElseThrow()).contains(
                "deliveries that have taken more than 500 ms and have not ended: 20", "the oldest came in");
        assertThat(health.getDetails()).containsEntry("deliveriesTimedOut", 20L).containsEntry("deliveriesOverdue", 20)
                .containsEntry("deliveriesInFlight", 20);

        release.countDown();
        await().until(() -> health("events").getState() == HealthCheck.State.UP);
        assertThat(healthDetails("events")).containsEntry("deliveriesInFlight", 0)
                .containsEntry("deliveriesOverdue", 0).containsEntry("eventsCompleted", 21L);
        assertThat(received).noneMatch(exchange -> exchange.getMessage().getHeader(KitConstants.EVENT_ID, String.class)
                .startsWith("never"));
    }

    @Test
    void thePlaceIsTakenUntilTheRouteHasEnded() throws Exception {
        route("&maxInFlight=2&deliveryTimeout=200");
        var first = deliverLater(delivery(1, "slow1"));
        var second = deliverLater(delivery(2, "slow2"));
        assertThat(first.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        assertThat(second.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(503);

        assertThat(deliver("/in", delivery(3, "c")).statusCode()).isEqualTo(503);
        assertThat(received).hasSize(2);

        release.countDown();
        await().until(() -> deliver("/in", delivery(3, "c")).statusCode() == 200);
        assertThat(deliver("/in", delivery(1, "slow1")).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(3);
    }

    /** Kit does not send again what it was told is taken. */
    @Test
    void whatWasAcknowledgedGoesOnHoweverLongItTakes() throws Exception {
        route("&acknowledge=onReceipt&deliveryTimeout=100");
        assertThat(deliver("/in", delivery(1, "slow", "b")).statusCode()).isEqualTo(200);
        await().until(() -> health("events").getState() == HealthCheck.State.DOWN);

        release.countDown();

        await().until(() -> received.size() == 2);
        await().until(() -> (long) healthDetails("events").get("eventsCompleted") == 2);
        assertThat(healthDetails("events")).containsEntry("deliveriesTimedOut", 0L);
    }
}
