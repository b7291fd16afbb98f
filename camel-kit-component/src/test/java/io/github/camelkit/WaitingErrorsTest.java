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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Errors that come out of a route after a call that had to wait, and so on a thread of the pool. */
class WaitingErrorsTest extends KitTestSupport {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(1);
        configuration.setQuotaWindow(1_000);
    }

    @Override
    protected void setUp() {
        // Camel cannot end what an error has left behind
        context.getShutdownStrategy().setTimeout(1);
    }

    private String act(Exchange exchange) {
        String id = exchange.getVariable("id", String.class);
        threads.add(Thread.currentThread().getName());
        if (id.startsWith("bad")) {
            throw new AssertionError("as the test wants it");
        }
        return id;
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:processor").to("kit:account?operation=get").process(e -> act(e)).process(e -> end(e));
                from("direct:expression").to("kit:account?operation=get").setProperty("id").exchange(e -> act(e))
                        .process(e -> end(e));
                from("direct:split").split().constant("x").to("kit:account?operation=get").setProperty("id")
                        .exchange(e -> act(e)).end().process(e -> end(e));
            }
        };
    }

    private void end(Exchange exchange) {
        done.add(exchange.getVariable("id", String.class));
    }

    private CompletableFuture<Exchange> start(String uri, String id) {
        return template.asyncSend(uri, exchange -> exchange.setVariable("id", id));
    }

    /** The exchange that an error comes out of, on a thread of the pool. */
    private CompletableFuture<Exchange> startBad(String uri) throws Exception {
        start(uri, "first").get(20, TimeUnit.SECONDS);
        CompletableFuture<Exchange> bad = start(uri, "bad");
        await().until(() -> threads.size() == 2);
        assertThat(threads.get(1)).endsWith("Kit");
        return bad;
    }

    @Test
    void theExchangeFails() throws Exception {
        Exchange failed = startBad("direct:processor").get(20, TimeUnit.SECONDS);

        assertThat(failed.getException()).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(failed.isRollbackOnly()).isTrue();
        assertThat(context.getInflightRepository().size()).isZero();
    }

    /** Whether the one before can be ended or not. */
    @ParameterizedTest
    @ValueSource(strings = { "processor", "expression", "split" })
    void theNextOneIsNotTouched(String where) throws Exception {
        CompletableFuture<Exchange> bad = startBad("direct:" + where);

        Exchange next = start("direct:" + where, "next").get(20, TimeUnit.SECONDS);

        assertThat(next.getException()).isNull();
        assertThat(threads.get(2)).isEqualTo(threads.get(1));
        assertThat(done).containsExactly("first", "next");
        assertThat(bad.isDone() && !bad.join().isFailed()).as("done as if nothing had happened").isFalse();
    }
}
