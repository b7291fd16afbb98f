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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ErrorsTest extends PollTestSupport {

    @Test
    void theHealthCheckShowsTheStatus() throws Exception {
        poll("kit:subscribers?apiKey=wrong");
        HealthCheck check = ((HealthCheckAware) context.getRoute("poll").getConsumer()).getHealthCheck();

        await().until(() -> check.call().getState() == HealthCheck.State.DOWN
                && check.call().getDetails().containsKey(HealthCheck.HTTP_RESPONSE_CODE));
        assertThat(check.call().getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
        assertThat(check.call().getError().orElseThrow()).isInstanceOf(KitAuthenticationException.class);
    }

    @Test
    void theErrorHandlerIsTold() throws Exception {
        List<Exception> errors = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KitException.class).handled(true)
                        .process(e -> errors.add(e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
                from("kit:tags?tagId=4711&bridgeErrorHandler=true&" + FAST).process(ErrorsTest.this::take);
            }
        });

        await().until(() -> errors.size() > 1);
        assertThat(errors.get(0)).isInstanceOf(KitException.class).hasMessageContaining("Not Found");
        assertThat(got).isEmpty();
    }

    @Test
    void aPageThatFailsLosesNothing() throws Exception {
        poll("kit:subscribers?perPage=10&retryAttempts=1");
        stop();
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = IntStream.range(0, 45).mapToObj(i -> kit.state().addSubscriber("s" + i + "@example.com"))
                .toList();
        kit.faults().next(2).status(500);
        start();
        awaitGot(10);
        kit.faults().next(1).status(503);

        awaitGot(45);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void aRepositoryRemembersWhatIsDone() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.setCacheSize(100_000);
        context.getRegistry().bind("done", repository);
        poll("kit:subscribers?mode=updated&idempotentRepository=#done");
        clock.advance(Duration.ofSeconds(5));
        kit.state().addSubscriber("ann@example.com", "Ann");
        awaitGot(1);
        kit.state().addSubscriber("ann@example.com", "Bea");
        awaitGot(2);
        kit.state().addSubscriber("ann@example.com", "Ann");
        awaitGot(3);
        stop();
        start();
        awaitPolls();

        assertThat(got).hasSize(3);
        assertThat(repository.getCache()).isNotEmpty();
        assertThat(repository.isStarted()).isTrue();
    }

    @Test
    void tooMuchToRememberAsksForARepository() throws Exception {
        IntStream.range(0, 10_050).forEach(i -> kit.state().addSubscriber("s" + i + "@example.com"));
        String uri = "kit:subscribers?operation=filter&filter=RAW({\"all\":[]})";
        poll(uri);
        HealthCheck check = ((HealthCheckAware) context.getRoute("poll").getConsumer()).getHealthCheck();
        await().atMost(Duration.ofSeconds(20)).until(() -> check.call().getError().isPresent());
        assertThat(check.call().getError().orElseThrow()).hasMessageContaining("idempotentRepository");
        stop();

        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.setCacheSize(100_000);
        context.getRegistry().bind("done", repository);
        route("more", uri + "&idempotentRepository=#done&checkpointKey=more", this::take);
        await().atMost(Duration.ofSeconds(20)).until(() -> repository.getCacheSize() > 0
                && repository.getCache().size() == 10_050);
        awaitPolls();
        long id = kit.state().addSubscriber("late@example.com");
        awaitGot(1);
        assertThat(gotIds()).containsExactly(id);
    }

    @Test
    void whatDoesNotExistYetIsOneLineInTheLog() throws Exception {
        poll("kit:tags?tagName=not-made-yet");
        awaitRequests(6);
        List<String> lines = log("not-made-yet");

        assertThat(lines).filteredOn(line -> line.contains(" WARN ")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.contains("\tat ")).isEmpty();
        kit.state().addTag("not-made-yet");
        HealthCheck check = ((HealthCheckAware) context.getRoute("poll").getConsumer()).getHealthCheck();
        await().until(() -> check.call().getState() == HealthCheck.State.UP);
    }

    @Test
    void anErrorInTheRouteIsAFailureOfItsItem() throws Exception {
        AtomicInteger errors = new AtomicInteger();
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = IntStream.range(0, 250).mapToObj(i -> kit.state().addSubscriber("s" + i + "@example.com"))
                .toList();
        route("kit:subscribers?initial=all", exchange -> {
            // More often than exchanges can be under way
            if (id(exchange) % 2 == 0 && errors.incrementAndGet() <= 200) {
                throw new StackOverflowError("to be tried again");
            }
            take(exchange);
        });

        awaitGot(250);
        awaitPolls();
        assertThat(gotIds()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(errors.get()).isGreaterThanOrEqualTo(200);
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    /** The lines with a text, and what stands below them without a time of its own. */
    private static List<String> log(String text) throws Exception {
        Path file = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
        List<String> found = new ArrayList<>();
        boolean of = false;
        for (String line : Files.readAllLines(file)) {
            boolean begins = line.contains(" [");
            of = begins ? line.contains(text) && !line.contains(" DEBUG ") && !line.contains(" TRACE ") : of;
            if (of) {
                found.add(line);
            }
        }
        return found;
    }

    @Test
    void aTagThatIsMadeAnewIsFoundAgain() throws Exception {
        long old = kit.state().addTag("Reader");
        poll("kit:tags?tagName=reader");
        awaitPolls();
        kit.state().deleteTag(old);
        awaitPolls();
        long tag = kit.state().addTag("Reader");
        clock.advance(Duration.ofSeconds(5));
        long subscriber = kit.state().addSubscriber("ann@example.com");
        kit.state().tag(tag, subscriber);

        awaitGot(1);
        assertThat(gotIds()).containsExactly(subscriber);
        assertThat(tag).isNotEqualTo(old);
    }
}
