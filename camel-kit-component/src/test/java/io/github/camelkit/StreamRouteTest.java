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
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.producer.KitStream;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams in routes: split, stopped, handed on, and read when their exchange is over. */
@Timeout(60)
class StreamRouteTest extends KitTestSupport {

    private static final int SUBSCRIBERS = 200;
    private static final int PER_PAGE = 10;
    private static final int PAGES = SUBSCRIBERS / PER_PAGE;
    private static final long BAD = SUBSCRIBERS - 14;
    private static final String LIST = "kit:subscribers?operation=list&paging=stream&perPage=" + PER_PAGE;

    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger groups = new AtomicInteger();
    private final AtomicReference<Object> kept = new AtomicReference<>();

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).oauthRateLimit(0).subscribers(SUBSCRIBERS).start();
    }

    @Override
    protected RouteBuilder routes() {
        component().setMaxConcurrentCalls(1);
        StreamRouteTest test = this;
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stream").to(LIST);
                from("direct:split").to(LIST).split(body()).streaming().process(test::take);
                from("direct:all").to(LIST).split(body()).process(test::take);
                from("direct:parallel").to(LIST).split(body()).streaming().parallelProcessing().process(test::take);
                from("direct:bad").to(LIST).split(body()).streaming().process(test::takeGood);
                from("direct:stop").to(LIST).split(body()).streaming().stopOnException().process(test::takeGood);
                from("direct:stop-parallel").to(LIST).split(body()).streaming().parallelProcessing().stopOnException()
                        .process(test::takeGood);
                from("direct:stop-strategy").to(LIST).split(body(), (old, next) -> next).streaming().stopOnException()
                        .process(test::takeGood);
                from("direct:stop-handled").onException(IllegalStateException.class).handled(true).end()
                        .to(LIST).split(body()).streaming().stopOnException().process(test::takeGood);
                from("direct:stop-inner").split(constant(List.of(1))).to(LIST).split(body()).streaming()
                        .stopOnException().process(test::takeGood);
                from("direct:groups").to(LIST).split(body()).streaming().multicast()
                        .to("direct:one", "direct:groups-of-40");
                from("direct:one").process(test::take);
                from("direct:groups-of-40").aggregate(constant(true), (old, next) -> next).completionSize(40)
                        .process(e -> groups.incrementAndGet());
                from("direct:slow")
                        .to(LIST).split(body()).streaming().process(test::takeOnceTheNextPageIsAsked);
            }

        };
    }

    private void take(Exchange exchange) {
        seen.add(exchange.getMessage().getBody(Subscriber.class).id());
    }

    private void takeGood(Exchange exchange) {
        if (exchange.getMessage().getBody(Subscriber.class).id() == BAD) {
            throw new IllegalStateException("bad");
        }
        take(exchange);
    }

    /** Stays at the first item of a page until Kit was asked for the page after it. */
    private void takeOnceTheNextPageIsAsked(Exchange exchange) {
        int page = seen.size() / PER_PAGE + 1;
        if (page < PAGES) {
            await().atMost(Duration.ofSeconds(30)).until(() -> kit.requests().size() > page);
        }
        take(exchange);
    }

    private Exchange run(String route) {
        return template.request(route, e -> { });
    }

    private void assertAllSeen() {
        assertThat(seen).hasSize(SUBSCRIBERS);
        assertThat(new HashSet<>(seen)).hasSize(SUBSCRIBERS);
    }

    private void assertNoMoreRequestsThan(int count) {
        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(kit.requests()).hasSizeLessThanOrEqualTo(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"split", "all", "parallel"})
    void split(String route) {
        Exchange done = run("direct:" + route);

        assertThat(done.getException()).isNull();
        assertAllSeen();
        assertThat(kit.requests()).hasSize(PAGES);
    }

    @Test
    void splitIntoSeveralRoutesAndGroups() {
        assertThat(run("direct:groups").getException()).isNull();

        assertAllSeen();
        await().untilAsserted(() -> assertThat(groups).hasValue(SUBSCRIBERS / 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"split", "all", "parallel", "stop", "stop-parallel"})
    void pageThatFailsFailsTheExchange(String route) {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(100).status(500);

        Exchange failed = run("direct:" + route);

        assertThat(failed.getException()).isInstanceOf(KitServerException.class);
        await().untilAsserted(() -> assertThat(seen).hasSize(route.equals("all") ? 0 : PER_PAGE));
        assertThat(kit.requests()).hasSize(6);
    }

    /** A splitter that goes on after a failure notes it in the exchange, and the stream goes on all the same. */
    @Test
    void itemThatFailsAndOthersThatDoNot() {
        Exchange failed = run("direct:bad");

        assertThat(failed.getException()).isInstanceOf(IllegalStateException.class).hasMessage("bad");
        assertThat(seen).hasSize(SUBSCRIBERS - 1);
        assertThat(kit.requests()).hasSize(PAGES);
    }

    /** To release what it has not split, Camel reads it; nothing is fetched for that. */
    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop-strategy", "stop-handled", "stop-inner"})
    void stopOnExceptionFetchesNoMore(String route) {
        Exchange failed = run("direct:" + route);

        assertThat(failed.getException() == null).isEqualTo(route.equals("stop-handled"));
        assertThat(seen).hasSize(14);
        // That of the item, and the one ahead
        assertNoMoreRequestsThan(3);
    }

    @Test
    void stopOnExceptionInParallelFetchesNoMore() {
        for (int page = 0; page < PAGES; page++) {
            kit.faults().next(1).delay(Duration.ofMillis(20));
        }

        assertThat(run("direct:stop-parallel").getException()).hasRootCauseMessage("bad");

        assertNoMoreRequestsThan(4);
    }

    @Test
    void behindSeda() throws Exception {
        component().setMaxConcurrentCalls(1);
        StreamRouteTest test = this;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:seda").to(LIST).to("seda:behind?waitForTaskToComplete=Never");
                from("seda:behind").process(e -> go.await(20, TimeUnit.SECONDS)).split(body()).streaming()
                        .stopOnException().process(test::takeGood);
            }
        });
        run("direct:seda");
        go.countDown();

        await().untilAsserted(() -> assertThat(seen).hasSize(14));
        assertNoMoreRequestsThan(3);
    }

    /** Where an exchange has a failure behind it, the stream is read all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"on-exception", "catch", "finally", "continued", "on-completion"})
    void afterAFailure(String route) throws Exception {
        component().setMaxConcurrentCalls(1);
        StreamRouteTest test = this;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                IllegalStateException bad = new IllegalStateException("bad");
                from("direct:on-exception").onException(IllegalStateException.class).handled(true).to(LIST)
                        .split(body()).streaming().process(test::take).end().end()
                        .throwException(bad);
                from("direct:catch").doTry().throwException(bad).doCatch(IllegalStateException.class).to(LIST)
                        .split(body()).streaming().process(test::take);
                from("direct:finally").doTry().throwException(bad).doFinally().to(LIST)
                        .split(body()).streaming().process(test::take);
                from("direct:continued").onException(IllegalStateException.class).continued(true).end()
                        .throwException(bad).to(LIST).split(body()).streaming().process(test::take);
                from("direct:on-completion").onCompletion().to(LIST).split(body()).streaming().process(test::take).end()
                        .end().throwException(bad);
            }
        });

        run("direct:" + route);

        await().untilAsserted(() -> assertThat(seen).hasSize(SUBSCRIBERS));
        assertAllSeen();
    }

    /** Routes that wait for pages go on with the threads that fetch them. */
    @Test
    void manyStreamsAndOneCallAtATime() throws Exception {
        component().setMaxConcurrentCalls(1);
        StreamRouteTest test = this;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:limited").to(LIST + "&accessToken=" + kit.accessToken()
                        + "&quotaEnabled=true&quotaLimit=10&quotaWindow=50")
                        .split(body()).streaming().process(test::take);
            }
        });

        List<CompletableFuture<Object>> runs = IntStream.range(0, 6)
                .mapToObj(i -> template.asyncRequestBody("direct:limited", (Object) null)).toList();
        runs.forEach(CompletableFuture::join);

        assertThat(seen).hasSize(6 * SUBSCRIBERS);
        assertThat(kit.countStatus(200)).isEqualTo(6 * PAGES);
    }

    @Test
    void requestBodyHandsOutAStreamThatGoesOn() {
        KitStream<?> stream = template.requestBody("direct:stream", null, KitStream.class);

        assertThat(kit.requests()).hasSize(1);
        stream.forEachRemaining(item -> seen.add(((Subscriber) item).id()));
        assertAllSeen();
        assertThat(kit.requests()).hasSize(PAGES);
    }

    @Test
    void nothingIsReadAheadWhenTheExchangeIsOver() {
        KitStream<?> stream = template.requestBody("direct:stream", null, KitStream.class);

        for (int i = 0; i < PER_PAGE; i++) {
            stream.next();
        }

        assertNoMoreRequestsThan(1);
        assertThat(stream.hasNext()).isTrue();
        assertThat(kit.requests()).hasSize(2);
    }

    @Test
    void endsWhenItsExchangeHasFailed() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fail").to(LIST).process(e -> kept.set(e.getMessage().getBody()))
                        .throwException(new IllegalStateException("bad"));
            }
        });

        assertThat(run("direct:fail").getException()).hasMessage("bad");

        assertThat(((KitStream<?>) kept.get()).hasNext()).isFalse();
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void readsAheadWhileTheRouteIsBusy() {
        assertThat(run("direct:slow").getException()).isNull();

        assertAllSeen();
        assertThat(kit.requests()).hasSize(PAGES);
    }
}
