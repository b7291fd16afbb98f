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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** However calls end, or do not end, no thread and no call outlives the context. */
class ThreadsTest extends KitTestSupport {

    private static final String GET = "kit:account?operation=get";

    private final List<CompletableFuture<Exchange>> calls = new ArrayList<>();
    private CompletableFuture<Void> reader = CompletableFuture.completedFuture(null);

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setRequestTimeout(300);
        configuration.setRetryAttempts(2);
    }

    /** With a credential of its own, of whose quota one call uses all. */
    private String limited(String options) {
        return GET + "&accessToken=RAW(" + kit.accessToken() + ")&quotaEnabled=true&quotaLimit=1&quotaWindow=600000"
                + options;
    }

    private void start(int count, String uri) throws Exception {
        for (int i = 0; i < count; i++) {
            var producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            Exchange exchange = new DefaultExchange(context);
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            calls.add(done);
            producer.process(exchange, sync -> done.complete(exchange));
        }
    }

    private long ended() {
        return calls.stream().filter(CompletableFuture::isDone).count();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(kitThreads()).as("the test can see threads").isPositive();
        context.stop();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(kitThreads()).isZero());
        assertThat(calls).allMatch(CompletableFuture::isDone);
        await().until(reader::isDone);
    }

    private long kitThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Camel (" + context.getName() + ")")
                        && thread.getName().contains("Kit")).count();
    }

    private void awaitFailures(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ended() == count);
        assertThat(calls).filteredOn(CompletableFuture::isDone).allMatch(call -> call.join().isFailed());
    }

    @Test
    void droppedConnections() throws Exception {
        kit.faults().next(8).dropBefore();
        start(4, GET);
        awaitFailures(4);
    }

    @Test
    void noAnswer() throws Exception {
        kit.faults().next(4).never();
        start(2, GET);
        awaitFailures(2);
    }

    @Test
    void noAnswerWhenTheContextStops() throws Exception {
        kit.faults().next(100).never();
        CompletableFuture<Exchange> call = template.asyncSend(GET + "&requestTimeout=600000", exchange -> { });
        calls.add(call);
        await().until(() -> kit.requests().size() == 1);
        assertThat(call).isNotDone();
    }

    @Test
    void rejectedByTheQuota() throws Exception {
        component().setQuotaMaxQueued(2);
        String uri = limited("");
        send(uri, null);
        start(12, uri);
        awaitFailures(10);
    }

    @Test
    void waitedTooLongForTheQuota() throws Exception {
        String uri = limited("&quotaTimeout=50");
        send(uri, null);
        start(10, uri);
        awaitFailures(10);
    }

    @Test
    void waitingForTheQuotaWhenTheContextStops() throws Exception {
        component().setQuotaMaxQueued(1000);
        String uri = limited("");
        send(uri, null);
        start(100, uri);
        assertThat(ended()).isZero();
    }

    @Test
    void pausedWhenTheContextStops() throws Exception {
        kit.faults().next(1).status(429).header("Retry-After", "600");
        component().setMaxPause(600_000);
        start(1, GET);
        assertThat(ended()).isZero();
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void waitingToBeSentAgainWhenTheContextStops() throws Exception {
        kit.faults().next(1).status(500);
        start(1, GET + "&retryDelay=600000&retryMaxDelay=600000&retryTimeout=900000");
        assertThat(ended()).isZero();
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void streamLeftHalfRead() {
        for (int i = 0; i < 5; i++) {
            kit.state().addTag("Tag " + i);
        }
        Iterator<?> tags = call(Iterator.class, "kit:tags?operation=list&paging=stream&perPage=1", null);
        assertThat(tags.next()).isNotNull();
        assertThat(tags.next()).isNotNull();
    }

    @Test
    void readerOfAStreamWhoseNextPageDoesNotCome() {
        for (int i = 0; i < 9; i++) {
            kit.state().addTag("Tag " + i);
        }
        Iterator<?> tags = call(Iterator.class, "kit:tags?operation=list&paging=stream&perPage=1&requestTimeout=600000",
                null);
        kit.faults().next(100).never();
        reader = CompletableFuture.runAsync(() -> tags.forEachRemaining(tag -> { }));
        await().until(() -> kit.countStatus(-1) > 0);
        assertThat(reader).isNotDone();
    }
}
