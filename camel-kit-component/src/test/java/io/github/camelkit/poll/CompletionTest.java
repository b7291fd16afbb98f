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
package io.github.camelkit.poll;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CompletionTest extends PollTestSupport {

    private List<Long> add(int count) {
        return IntStream.range(0, count).mapToObj(i -> kit.state().addSubscriber("s" + i + "@example.com")).toList();
    }

    private long times(long id) {
        return gotIds().stream().filter(got -> got == id).count();
    }

    @Test
    void whatFailedComesAgainAndNothingElse() throws Exception {
        List<Long> ids = add(5);
        failing = exchange -> id(exchange) == ids.get(2) && times(ids.get(2)) < 4;

        poll("kit:subscribers?initial=all");

        awaitGot(8);
        awaitPolls();
        assertThat(gotIds()).containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(4), ids.get(2),
                ids.get(2), ids.get(2));
    }

    @Test
    void whatFailsForLongIsNotLostWhenTimePasses() throws Exception {
        List<Long> ids = add(5);
        failing = exchange -> id(exchange) == ids.get(2);
        poll("kit:subscribers?initial=all");
        awaitGot(6);

        clock.advance(Duration.ofHours(1));
        awaitPolls();
        clock.advance(Duration.ofHours(1));
        failing = exchange -> false;
        awaitPolls();

        int done = got.size();
        awaitPolls();
        assertThat(got).hasSize(done);
        assertThat(gotIds().get(done - 1)).isEqualTo(ids.get(2));
        assertThat(ids).allSatisfy(id -> assertThat(times(id) > 1).isEqualTo(id.equals(ids.get(2))));
    }

    @Test
    void whatFailsInALongPastComesAgain() throws Exception {
        List<Long> ids = add(30);
        clock.advance(Duration.ofDays(1));
        failing = exchange -> id(exchange) == ids.get(12);

        poll("kit:subscribers?initial=all&perPage=10");

        awaitGot(33);
        stop();
        failing = exchange -> false;
        start();
        awaitPolls();
        int done = got.size();
        awaitPolls();
        assertThat(got).hasSize(done);
        assertThat(ids).allSatisfy(id -> assertThat(times(id) > 1).isEqualTo(id.equals(ids.get(12))));
    }

    @Test
    void aRollbackIsAFailure() throws Exception {
        long id = add(1).get(0);
        route("kit:subscribers?initial=all", exchange -> {
            take(exchange);
            exchange.setRollbackOnly(times(id) < 3);
        });

        awaitGot(3);
        awaitPolls();
        assertThat(gotIds()).containsExactly(id, id, id);
    }

    @Test
    void whatIsHandledIsDone() throws Exception {
        add(3);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:dead"));
                onException(IllegalArgumentException.class).handled(true).to("mock:handled");
                from("kit:subscribers?initial=all&" + FAST).process(CompletionTest.this::take)
                        .process(exchange -> {
                            throw id(exchange) == 1 ? new IllegalArgumentException("a") : new Exception("b");
                        });
            }
        });

        awaitGot(3);
        awaitPolls();
        assertThat(got).hasSize(3);
    }

    @Test
    void handedOverInAnyOrder() throws Exception {
        List<Long> ids = add(20);
        CountDownLatch others = new CountDownLatch(19);
        List<Long> ended = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("kit:subscribers?initial=all&" + FAST).routeId("poll").to("seda:work");
                from("seda:work?concurrentConsumers=4").process(exchange -> {
                    take(exchange);
                    if (id(exchange) == ids.get(0) && times(ids.get(0)) == 1) {
                        others.await(10, TimeUnit.SECONDS);
                        throw new IllegalStateException("the first one, at last");
                    }
                    ended.add(id(exchange));
                    others.countDown();
                });
            }
        });

        awaitGot(21);
        awaitPolls();
        assertThat(gotIds()).hasSize(21).endsWith(ids.get(0));
        assertThat(ended).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @Timeout(30)
    void noMoreThanMaxInFlight() throws Exception {
        List<Long> ids = add(10);
        Semaphore may = new Semaphore(0);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:subscribers?initial=all&maxInFlight=3&" + FAST).routeId("poll").to("seda:work");
                from("seda:work?concurrentConsumers=10").process(exchange -> {
                    take(exchange);
                    may.acquire();
                });
            }
        });
        awaitGot(3);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> got.size() == 3);
        may.release(2);
        awaitGot(5);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> got.size() == 5);

        stopWithoutForce();

        may.release(100);
        start();
        await().atMost(Duration.ofSeconds(10)).until(() -> gotIds().containsAll(ids));
    }

    @Test
    void greedyDoesNotSpinOnAFailure() throws Exception {
        add(1);
        failing = exchange -> true;
        route("kit:subscribers?initial=all&greedy=true&initialDelay=1&delay=600000", this::take);

        awaitGot(2);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> requests() == 2);
        assertThat(got).hasSize(2);
    }

    @Test
    void idleMessagesOnlyWhenIdle() throws Exception {
        failing = exchange -> exchange.getMessage().getBody() != null;
        route("kit:subscribers?initial=all&sendEmptyMessageWhenIdle=true", this::take);
        awaitGot(1);
        assertThat(got.get(0).getMessage().getBody()).isNull();
        clock.advance(Duration.ofSeconds(5));
        add(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> got.get(got.size() - 1).getMessage().getBody() != null);

        int idle = (int) got.stream().filter(e -> e.getMessage().getBody() == null).count();
        awaitPolls();
        assertThat(got.stream().filter(e -> e.getMessage().getBody() == null).count()).isEqualTo(idle);
    }

    @Test
    void suspendedAndResumed() throws Exception {
        poll("kit:subscribers");
        clock.advance(Duration.ofSeconds(5));
        context.getRouteController().suspendRoute("poll");
        List<Long> ids = add(3);
        long before = requests();
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> requests() <= before + 1);
        assertThat(got).isEmpty();
        context.getRouteController().resumeRoute("poll");

        awaitGot(3);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    @Timeout(30)
    void stopsWhileKitDoesNotAnswer() throws Exception {
        kit.faults().next(1).delay(Duration.ofSeconds(20));
        route("kit:subscribers", this::take);
        await().until(() -> context.getRoute("poll").getConsumer() instanceof
                ScheduledPollConsumer polling && polling.isPolling());

        stopWithoutForce();

        assertThat(got).isEmpty();
    }

    /** A route that does not stop by itself would be waited for, until the test's own time is over. */
    private void stopWithoutForce() throws Exception {
        context.getShutdownStrategy().setTimeout(600);
        stop();
        context.getShutdownStrategy().setTimeout(5);
    }
}
