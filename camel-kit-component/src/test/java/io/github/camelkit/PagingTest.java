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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How lists are read: one page, all pages as one list, and what is refused. */
class PagingTest extends KitTestSupport {

    private static final int SUBSCRIBERS = 2_500;
    private static final String LIST = "kit:subscribers?operation=list";

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).oauthRateLimit(0).subscribers(SUBSCRIBERS).start();
    }

    private static List<Long> ids(Iterable<?> subscribers) {
        return ((KitPage<?>) subscribers).stream().map(s -> ((Subscriber) s).id()).toList();
    }

    private static List<Long> allIds() {
        return LongStream.rangeClosed(1, SUBSCRIBERS).map(i -> SUBSCRIBERS + 1 - i).boxed().toList();
    }

    // One page

    @Test
    void onePageUnlessToldOtherwise() {
        Exchange answer = send(LIST, null);

        assertThat(answer.getMessage().getBody(KitPage.class)).hasSize(500);
        assertThat(answer.getMessage().getHeader(KitConstants.NEXT_CURSOR)).isNotNull();
        assertThat(lastRequest().query()).isNull();
    }

    // All pages

    @Test
    void allPagesAsOneList() {
        Exchange answer = send(LIST + "&paging=all&includeTotalCount=true&status=all", null,
                KitConstants.NEXT_CURSOR, "stale", KitConstants.PREVIOUS_CURSOR, "stale");

        KitPage<?> all = answer.getMessage().getBody(KitPage.class);
        assertThat(ids(all)).isEqualTo(allIds());
        assertThat(all.nextCursor()).isNull();
        assertThat(all.totalCount()).isEqualTo(SUBSCRIBERS);
        assertThat(answer.getMessage().getHeaders()).containsEntry(KitConstants.TOTAL_COUNT, (long) SUBSCRIBERS)
                .containsEntry(KitConstants.RESPONSE_CODE, 200).containsKey(KitConstants.REQUEST_ID)
                .doesNotContainKeys(KitConstants.NEXT_CURSOR, KitConstants.PREVIOUS_CURSOR);
        assertThat(kit.requests()).extracting(RecordedRequest::query).hasSize(3)
                .allMatch(q -> q.contains("per_page=1000") && q.contains("status=all"))
                .satisfies(queries -> assertThat(queries.subList(1, 3)).noneMatch(q -> q.contains("total_count")));
    }

    @Test
    void allPagesAsMapsAndAsJson() throws Exception {
        List<?> maps = call(List.class, LIST + "&paging=all&outputType=map", null);
        JsonNode json = new ObjectMapper().readTree(call(String.class, LIST + "&paging=all&outputType=json", null));

        assertThat(maps).hasSize(SUBSCRIBERS).allMatch(Map.class::isInstance);
        assertThat(json.get("subscribers")).hasSize(SUBSCRIBERS);
        assertThat(json.get("pagination").get("has_next_page").booleanValue()).isFalse();
    }

    @Test
    void veryManySmallPages() {
        assertThat(ids(call(KitPage.class, LIST + "&paging=all&perPage=1", null))).isEqualTo(allIds());
    }

    @Test
    void goesOnFromACursor() {
        Exchange first = send(LIST + "&perPage=1000", null);
        String cursor = first.getMessage().getHeader(KitConstants.NEXT_CURSOR, String.class);

        assertThat(ids(call(KitPage.class, LIST + "&paging=all", null, KitConstants.AFTER, cursor)))
                .isEqualTo(allIds().subList(1000, SUBSCRIBERS));
    }

    @Test
    void tooLongAList() {
        Exchange failed = send(LIST + "&paging=all&maxItems=1500", null);

        assertThat(failed.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("subscribers/list").hasMessageContaining("1500").hasMessageContaining("maxItems")
                .hasMessageContaining("paging=stream");
        assertThat(kit.requests()).hasSize(2);
        kit.clearRequests();
        assertThat(send(LIST + "&paging=all&maxItems=2499&includeTotalCount=true", null).getException())
                .isInstanceOf(KitValidationException.class);
        assertThat(kit.requests()).hasSize(1);
        assertThat(call(List.class, LIST + "&paging=all&maxItems=2500", null)).hasSize(SUBSCRIBERS);
    }

    @Test
    void pageThatFails() {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(50).status(500);

        Exchange failed = send(LIST + "&paging=all&retryAttempts=2", null, KitConstants.STATUS, "all");

        assertThat(failed.getException()).isInstanceOf(KitServerException.class);
        assertThat(failed.getMessage().getHeaders()).containsEntry(KitConstants.STATUS, "all");
        assertThat(kit.requests()).hasSize(3);
    }

    /** The thread that calls gets its way while a page is waited for. */
    @Test
    void noThreadWaits() throws Exception {
        kit.faults().next(1).header("X-Seen", "1");
        kit.faults().next(1).status(503).header("Retry-After", "1");
        AsyncProducer producer = context.getEndpoint(LIST + "&paging=all").createAsyncProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        CompletableFuture<Boolean> done = new CompletableFuture<>();

        boolean sync = producer.process(exchange, done::complete);

        assertThat(sync).isFalse();
        assertThat(done).isNotDone();
        assertThat(done.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(ids(exchange.getMessage().getBody(KitPage.class))).isEqualTo(allIds());
    }

    // What is asked for, and how

    @ParameterizedTest
    @ValueSource(strings = {"all", "ALL", " All "})
    void asTheHeaderSays(String paging) {
        Exchange answer = send(LIST + "&perPage=10", null, KitConstants.PAGING, paging, KitConstants.PER_PAGE, 900);

        assertThat(answer.getMessage().getBody(KitPage.class)).hasSize(SUBSCRIBERS);
        assertThat(answer.getMessage().getHeaders()).doesNotContainKeys(KitConstants.PAGING, KitConstants.PER_PAGE);
        assertThat(kit.requests()).hasSize(3).allMatch(r -> r.query().contains("per_page=900"));
    }

    @Test
    void headerWithdrawsTheOption() {
        assertThat(call(List.class, LIST + "&paging=stream&perPage=7", null, KitConstants.PAGING, Paging.PAGE))
                .hasSize(7);
    }

    @Test
    void headerThatIsNoWayToReadAList() {
        assertThat(send(LIST, null, KitConstants.PAGING, "some").getException())
                .isInstanceOf(KitValidationException.class).hasMessageContaining(KitConstants.PAGING)
                .hasMessageContaining("page, stream or all");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void onlyListsArePaged() {
        Subscriber got = call(Subscriber.class, "kit:subscribers?operation=get&subscriberId=7", null,
                KitConstants.PAGING, "stream");

        assertThat(got.id()).isEqualTo(7);
        assertThat(call(Subscriber.class, LIST + "&paging=stream", null, KitConstants.OPERATION, "get",
                KitConstants.SUBSCRIBER_ID, 8).id()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "kit:subscribers?operation=get&subscriberId=1&paging=stream | filter, list, listTags",
            "kit:tags?operation=create&paging=all | list, listSubscribers",
            "kit:account?operation=get&paging=all | no lists",
            "kit:account?paging=stream | no lists",
            "kit:raw?path=/v4/tags&paging=stream | no lists"})
    void refusedAtStartUp(String uri, String hint) {
        assertThatThrownBy(() -> context.getEndpoint(uri).start()).hasStackTraceContaining("paging=")
                .hasStackTraceContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "all"})
    void neverBackwards(String paging) {
        for (Exchange failed : Set.of(send(LIST + "&before=x&paging=" + paging, null),
                send("kit:subscribers?operation=filter&paging=" + paging, "{\"all\":[],\"before\":\"x\"}"))) {
            assertThat(failed.getException()).isInstanceOf(KitValidationException.class)
                    .hasMessageContaining("paging=page");
        }
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void filterKeepsItsOwnPageSize() {
        Map<String, Object> body = Map.of("all", List.of(), "per_page", 900, "include_total_count", true);
        Exchange answer = send("kit:subscribers?operation=filter&paging=all", body);

        assertThat(answer.getMessage().getBody(KitPage.class)).hasSize(SUBSCRIBERS);
        assertThat(kit.requests()).hasSize(3).allMatch(r -> r.body().contains("\"per_page\":900"))
                .satisfies(all -> assertThat(all.subList(1, 3)).noneMatch(r -> r.body().contains("total_count")));
        assertThat(answer.getMessage().getHeader(KitConstants.TOTAL_COUNT)).isEqualTo((long) SUBSCRIBERS);
    }

    // Lists that are not as they should be

    private void page(long from, long to, String cursor) {
        String rows = LongStream.rangeClosed(from, to).mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(","));
        kit.faults().next(1).status(200, "{\"subscribers\":[" + rows + "],\"pagination\":{\"has_next_page\":"
                + (cursor != null) + ",\"end_cursor\":" + (cursor == null ? null : '"' + cursor + '"') + "}}",
                "application/json");
    }

    private static List<Long> read(Exchange exchange) {
        List<Long> ids = new ArrayList<>();
        Iterator<?> items = exchange.getMessage().getBody(Iterator.class);
        items.forEachRemaining(item -> ids.add(((Subscriber) item).id()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "stream"})
    void rowsThatPagesHaveInCommonComeOnce(String paging) {
        page(1, 10, "a");
        page(6, 15, "b");
        page(15, 20, null);

        assertThat(read(send(LIST + "&paging=" + paging, null)))
                .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "stream"})
    void theSameRowsWithEverNewCursorsAreAnError(String paging) {
        for (int i = 0; i < 50; i++) {
            page(1, 10, "cursor " + i);
        }

        assertThatThrownBy(() -> {
            Exchange exchange = send(LIST + "&paging=" + paging, null);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            read(exchange);
        }).isInstanceOf(KitServerException.class).hasMessageContaining("a page has come before, with another cursor");
        assertThat(kit.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            204 |
            200 |
            200 | {"subscribers":null}
            200 | {"subscribers":{}}
            200 | {"subscribers":[1]}
            200 | {"subscribers":[null]}
            200 | {"subscribers":[],"pagination":[]}
            200 | []
            200 | <html>
            """)
    void whatIsNoPageIsKitsFault(int status, String body) {
        for (String paging : List.of("page", "all", "stream")) {
            for (String type : List.of("model", "map", "json")) {
                kit.faults().next(1).status(status, body == null ? "" : body, "application/json");
                Exchange exchange = send(LIST + "&paging=" + paging + "&outputType=" + type, null);

                boolean onePage = paging.equals("page") && body != null && body.contains("pagination");
                if (!onePage) {
                    assertThat(exchange.getException()).as(paging + ", " + type).isInstanceOf(KitServerException.class)
                            .hasMessageContaining("subscribers/list");
                }
            }
        }
    }
}
