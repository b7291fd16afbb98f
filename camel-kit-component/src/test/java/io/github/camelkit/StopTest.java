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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The component stops while routes wait for it, and for one another. */
class StopTest extends KitTestSupport {

    private static final String GET = "kit:account?operation=get";

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(1);
        configuration.setQuotaWindow(600_000);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // What its call ends with, it tells over another endpoint, and from another thread
                from("direct:in").doTry().to(GET).doCatch(Exception.class).process(exchange -> {
                    CompletableFuture<Exchange> told = CompletableFuture.supplyAsync(() -> template.request(
                            "kit:tags?operation=list&retryAttempts=3", e -> { }));
                    exchange.setProperty("told", told.handle((answer, failure) ->
                            failure != null ? failure : answer.getException()).get());
                }).end();
            }
        };
    }

    @Test
    void aRouteThatMakesCallsWhileTheComponentStopsHoldsNothingUp() throws Exception {
        assertThat(send(GET, null).getException()).isNull();
        CompletableFuture<Exchange> waiting = template.asyncSend("direct:in", new DefaultExchange(context));
        await().until(() -> component().getWaiting() == 1);

        CompletableFuture.runAsync(component()::stop).get(60, TimeUnit.SECONDS);

        Exchange ended = waiting.get(60, TimeUnit.SECONDS);
        assertThat(ended.getException()).isNull();
        assertThat(ended.getProperty("told", Throwable.class)).hasStackTraceContaining("is stopped");
        assertThat(component().runtime().listAccounts()).isEmpty();
    }

    @Test
    void itStartsAgain() {
        assertThat(send(GET, null).getException()).isNull();
        component().stop();
        assertThat(send(GET, null).getException()).isNotNull();
        component().start();
        assertThat(send("kit:account?operation=get&quotaLimit=1", null).getException()).isNull();
        assertThat(component().runtime().listAccounts()).hasSize(1);
    }
}
