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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.simulator.KitSimulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes on around calls must not cost them: stopping, caches of endpoints, meters, full pools. */
class RobustnessTest extends KitTestSupport {

    private static final Map<String, Object> WEBHOOK = Map.of("target_url", "https://example.com/x",
            "event", Map.of("name", "subscriber.subscriber_activate"));

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(
                        "kit:subscribers?operation=list&quotaEnabled=true&quotaLimit=10&quotaWindow=200"
                                + "&emailAddress=${header.who}", 2);
            }
        };
    }

    @Test
    void endpointThatIsEvictedTakesNoCallWithIt() throws Exception {
        component().getConfiguration().setQuotaEnabled(true);
        component().getConfiguration().setQuotaLimit(10);
        component().getConfiguration().setQuotaWindow(200);
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> calls.add(template.asyncSend("direct:dynamic",
                e -> e.getMessage().setHeader("who", "s" + i + "@example.com"))));

        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    @Test
    void callThatIsOnItsWayWhenTheContextStopsSaysThatItsOutcomeIsUnknown() throws Exception {
        kit.faults().next(1).on("POST", "/v4/webhooks").never();
        CompletableFuture<Exchange> call = template.asyncSend("kit:webhooks?operation=create",
                e -> e.getMessage().setBody(WEBHOOK));
        await().until(() -> kit.requests().size() == 1);
        component().stop();

        Exchange ended = call.get(20, TimeUnit.SECONDS);

        assertThat(ended.getException()).isInstanceOf(KitException.class);
        assertThat(((KitException) ended.getException()).isOutcomeUnknown()).isTrue();
    }

    @Test
    void componentThatWasRestartedGoesOn() {
        assertThat(send("kit:tags?operation=list", null).getException()).isNull();
        component().stop();
        component().start();

        assertThat(send("kit:tags?operation=list", null).getException()).isNull();
        kit.faults().next(1).status(500);
        assertThat(send("kit:tags?operation=list", null).getException()).as("waits for a retry").isNull();
    }

    @Test
    void meterThatThrowsCostsNothing() {
        MeterRegistry broken = new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector detector) {
                throw new IllegalStateException("no meters today");
            }
        };
        context.getRegistry().bind("broken", MeterRegistry.class, broken);
        KitComponent metered = new KitComponent();
        configure(metered.getConfiguration());
        metered.getConfiguration().setQuotaEnabled(true);
        context.addComponent("metered", metered);
        for (int i = 0; i < 3; i++) {
            assertThat(send("metered:tags?operation=list", null).getException()).isNull();
        }

        assertThat(kit.requests()).hasSize(3);
        assertThat(metered.runtime().listAccounts().get(0).quota().used()).isEqualTo(3);
    }

    @Test
    void waitForAConnectionIsNoUnknownOutcome() throws Exception {
        kit.faults().next(6).on("POST", "/v4/webhooks").delay(Duration.ofMillis(300));
        String uri = "kit:webhooks?operation=create&http.connectionsPerRoute=1&http.maxTotalConnections=1"
                + "&requestTimeout=700&retryAttempts=20";
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(template.asyncSend(uri, e -> e.getMessage().setBody(WEBHOOK)));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        assertThat(kit.requests()).hasSize(6);
    }

    @Test
    void namesOfOneAccountAreNotThoseOfAnother() {
        try (KitSimulator other = KitSimulator.builder().rateLimit(0).start()) {
            long ours = kit.state().addTag("Q");
            other.state().addTag("first");
            long theirs = other.state().addTag("Q");
            String uri = "kit:tags?operation=listSubscribers&tagName=Q&account=same&apiKey=";

            call(KitPage.class, uri + kit.apiKey(), null);
            call(KitPage.class, uri + other.apiKey() + "&baseUri=" + other.baseUri(), null);

            assertThat(lastRequest().path()).contains("/" + ours + "/");
            assertThat(other.requests().get(1).path()).contains("/" + theirs + "/");
        }
    }
}
