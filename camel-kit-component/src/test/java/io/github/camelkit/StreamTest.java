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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.producer.KitStream;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A list as a stream of its items, read outside of a route. */
@Timeout(60)
class StreamTest extends KitTestSupport {

    private static final int SUBSCRIBERS = 10;
    private static final String LIST = "kit:subscribers?operation=list&paging=stream";

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).subscribers(SUBSCRIBERS).start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setRetryAttempts(2);
        configuration.setRequestTimeout(2_000);
    }

    private KitStream<?> stream(String options) {
        return call(KitStream.class, LIST + options, null);
    }

    private static List<Object> read(KitStream<?> stream) {
        List<Object> items = new ArrayList<>();
        stream.forEachRemaining(items::add);
        return items;
    }

    private static List<Long> ids(List<?> subscribers) {
        return subscribers.stream().map(s -> ((Subscriber) s).id()).toList();
    }

    private static List<Long> firstIds(int count) {
        return LongStream.range(0, count).map(i -> SUBSCRIBERS - i).boxed().toList();
    }

    /** Reads as far as it goes. */
    private static Exception failureOf(KitStream<?> stream, List<Object> items) {
        while (stream.hasNext()) {
            try {
                items.add(stream.next());
            } catch (RuntimeException e) {
                return e;
            }
        }
        throw new AssertionError("ended after " + items.size());
    }

    // What is handed out

    @Test
    void headersOfTheFirstAnswer() {
        Exchange answer = send(LIST + "&includeTotalCount=true&perPage=4", null, KitConstants.STATUS, "all",
                KitConstants.NEXT_CURSOR, "stale", KitConstants.PREVIOUS_CURSOR, "stale");

        assertThat(answer.getMessage().getHeaders()).containsEntry(KitConstants.TOTAL_COUNT, (long) SUBSCRIBERS)
                .containsEntry(KitConstants.RESPONSE_CODE, 200).containsEntry(KitConstants.RETRIES, 0)
                .containsKey(KitConstants.REQUEST_ID)
                .doesNotContainKeys(KitConstants.NEXT_CURSOR, KitConstants.PREVIOUS_CURSOR, KitConstants.STATUS);
        assertThat(ids(read((KitStream<?>) answer.getMessage().getBody()))).isEqualTo(firstIds(SUBSCRIBERS));
        assertThat(kit.requests()).hasSize(3).allMatch(r -> r.query().contains("status=all"));
    }

    @Test
    void pagesAreAsLargeAsTheyGet() {
        stream("");

        assertThat(lastRequest().query()).isEqualTo("per_page=1000");
    }

    @Test
    void itemsOfTheTypeAskedFor() {
        assertThat(read(stream("&perPage=4&outputType=map"))).hasSize(SUBSCRIBERS).allMatch(Map.class::isInstance);
        assertThat(read(stream("&perPage=4&outputType=json"))).hasSize(SUBSCRIBERS)
                .allMatch(item -> ((String) item).startsWith("{\"id\":"));
    }

    @Test
    void convertsToAListOfAllItems() {
        assertThat(call(List.class, LIST + "&perPage=4", null)).hasSize(SUBSCRIBERS);
        assertThat(call(Iterable.class, LIST + "&perPage=4", null)).hasSize(SUBSCRIBERS);
    }

    @Test
    void emptyList() {
        KitStream<?> empty = stream("&emailAddress=nobody@example.com");

        assertThat(empty.hasNext()).isFalse();
        assertThatThrownBy(empty::next).isInstanceOf(NoSuchElementException.class);
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void printingDoesNotRead() {
        KitStream<?> stream = stream("&perPage=4");

        assertThat(stream).hasToString("stream of subscribers/list");
        assertThat(context.getTypeConverter().convertTo(String.class, stream)).isEqualTo("stream of subscribers/list");
        assertThat(read(stream)).hasSize(SUBSCRIBERS);
    }

    // Failures

    @Test
    void badCredentialsFailTheCall() {
        Exchange failed = send(LIST + "&apiKey=wrong", "body");

        assertThat(failed.getException()).isInstanceOf(KitAuthenticationException.class);
        assertThat(failed.getMessage().getBody()).isEqualTo("body");
    }

    @Test
    void firstPageThatIsNoneFailsTheCall() {
        kit.faults().next(1).status(200, "{\"subscribers\":[]}", "application/json");

        assertThat(send(LIST, null).getException()).isInstanceOf(KitServerException.class)
                .hasMessageContaining("does not say whether there is a next page");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("500", KitServerException.class, "500", kit -> kit.faults().next(9).status(500)),
                failure("a proxy's page", KitServerException.class, "502", kit -> kit.faults().next(9).html(502)),
                failure("HTML 200", KitServerException.class, "not the JSON",
                        kit -> kit.faults().next(1).status(200, "<html>Hi</html>", "text/html")),
                failure("JSON cut short", KitServerException.class, "not the JSON",
                        kit -> kit.faults().next(1).status(200, "{\"subscribers\": [", "application/json")),
                failure("body cut short", KitConnectionException.class, "no answer",
                        kit -> kit.faults().next(9).truncate()),
                failure("connection closed", KitConnectionException.class, "no answer",
                        kit -> kit.faults().next(9).dropBefore()),
                failure("key revoked", KitAuthenticationException.class, "401",
                        kit -> kit.faults().next(1).status(401)),
                failure("no pagination", KitServerException.class, "does not say whether there is a next page",
                        kit -> answer(kit, "{\"subscribers\":[]}")),
                failure("no cursor", KitServerException.class, "no cursor",
                        kit -> answer(kit, page(1, "null"))));
    }

    private static Arguments failure(String name, Class<?> type, String message, Consumer<KitSimulator> fault) {
        return arguments(name, type, message, fault);
    }

    private static void answer(KitSimulator kit, String json) {
        kit.faults().next(1).status(200, json, "application/json");
    }

    private static String page(int id, String cursor) {
        return "{\"subscribers\":[{\"id\":" + id + "}],\"pagination\":{\"has_next_page\":true,\"end_cursor\":" + cursor
                + "}}";
    }

    /** The third page fails: what came before it arrives, and the failure where the page is read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void thirdPageFails(String name, Class<?> type, String message, Consumer<KitSimulator> fault) {
        kit.faults().next(2).header("X-Seen", "1");
        fault.accept(kit);
        KitStream<?> stream = stream("&perPage=3");
        List<Object> items = new ArrayList<>();

        Exception failure = failureOf(stream, items);

        assertThat(failure).isInstanceOf(type).hasMessageContaining("subscribers/list").hasMessageContaining(message);
        assertThat(ids(items)).isEqualTo(firstIds(6));
        kit.faults().clear();
        int requests = kit.requests().size();
        assertThat(stream.hasNext()).isTrue();
        assertThatThrownBy(stream::next).isSameAs(failure);
        assertThat(kit.requests()).hasSize(requests);
    }

    @Test
    void retriesHold() {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).status(500);
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).dropAfter();

        assertThat(ids(read(stream("&perPage=3")))).isEqualTo(firstIds(SUBSCRIBERS));
        assertThat(kit.requests()).hasSize(6);
    }

    @Test
    void cursorThatRepeats() {
        kit.switches().set(Switch.REPEAT_CURSORS, true);
        List<Object> items = new ArrayList<>();

        Exception failure = failureOf(stream("&perPage=3"), items);

        assertThat(failure).isInstanceOf(KitException.class).hasMessageContaining("circles");
        assertThat(ids(items)).isEqualTo(firstIds(3));
        assertThat(kit.requests()).hasSize(2);
    }

    @Test
    void cursorsThatGoInACircle() {
        answer(kit, page(1, "\"a=\""));
        answer(kit, page(2, "\"b=\""));
        answer(kit, page(3, "\"c=\""));
        answer(kit, page(4, "\"a=\""));
        List<Object> items = new ArrayList<>();

        Exception failure = failureOf(stream(""), items);

        assertThat(failure).isInstanceOf(KitException.class).hasMessageContaining("a=");
        assertThat(ids(items)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void emptyPagesAreNoEnd() {
        answer(kit, page(1, "\"a\""));
        answer(kit, "{\"subscribers\":[],\"pagination\":{\"has_next_page\":true,\"end_cursor\":\"b\"}}");
        answer(kit, "{\"subscribers\":[],\"pagination\":{\"has_next_page\":true,\"end_cursor\":\"c\"}}");
        answer(kit, "{\"subscribers\":[{\"id\":2}],\"pagination\":{\"has_next_page\":false,\"end_cursor\":\"d\"}}");

        assertThat(ids(read(stream("")))).containsExactly(1L, 2L);
    }

    @Test
    void listWithoutPaginationEndsWhereThatIsAllowed() {
        kit.faults().next(1).status(200, "{\"tags\":[{\"id\":1}]}", "application/json");

        assertThat(read(call(KitStream.class, "kit:subscribers?operation=listTags&paging=stream&subscriberId=1", null)))
                .hasSize(1);
    }

    // Threads

    @Test
    void severalThreads() throws Exception {
        KitStream<?> stream = stream("&perPage=1");
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> take(stream, seen))).limit(6)
                .toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(seen).hasSize(SUBSCRIBERS);
        assertThat(new HashSet<>(seen)).hasSize(SUBSCRIBERS);
        assertThat(kit.requests()).hasSize(SUBSCRIBERS);
    }

    private static void take(KitStream<?> stream, List<Long> seen) {
        try {
            while (true) {
                seen.add(((Subscriber) stream.next()).id());
            }
        } catch (NoSuchElementException e) {
            // The end, whoever has seen the last item
        }
    }

    @Test
    void closingWakesWhoeverWaits() throws Exception {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).status(503).header("Retry-After", "50");
        KitStream<?> stream = stream("&perPage=3");
        List<Object> items = new ArrayList<>();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> stream.forEachRemaining(items::add));
        await().until(() -> items.size() == 3 && kit.requests().size() == 2);

        stream.close();

        reader.get(10, TimeUnit.SECONDS);
        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void stopOfTheContextWakesWhoeverWaits() {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).status(503).header("Retry-After", "50");
        KitStream<?> stream = stream("&perPage=3");
        CompletableFuture<Exception> reader = CompletableFuture.supplyAsync(() -> failureOf(stream, new ArrayList<>()));
        await().until(() -> kit.requests().size() == 2);

        context.stop();

        assertThat(reader).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(KitConnectionException.class);
    }

    @Test
    void interruptedReader() throws Exception {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).status(503).header("Retry-After", "50");
        KitStream<?> stream = stream("&perPage=3");
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        Thread reader = new Thread(() -> failed.complete(failureOf(stream, new ArrayList<>())));
        reader.start();
        await().until(() -> kit.requests().size() == 2 && reader.getState() == Thread.State.WAITING);

        reader.interrupt();

        assertThat(failed.get(10, TimeUnit.SECONDS)).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("interrupted");
    }
}
