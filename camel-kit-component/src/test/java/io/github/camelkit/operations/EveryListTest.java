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
package io.github.camelkit.operations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelkit.KitTestSupport;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operation.Paging;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.producer.KitStream;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every list of the operation table, read page by page to its end. */
class EveryListTest extends KitTestSupport {

    private static final int ITEMS = 5;
    private static final int PER_PAGE = 2;
    private static final String SUBSCRIBERS = "/subscribers/{subscriberId}";
    private static final String LINKS = String.join("", IntStream.range(0, ITEMS)
            .mapToObj(i -> "<a href='https://example.com/" + i + "'>x</a>").toList());

    private static final Map<String, Consumer<World>> SEEDS = Map.ofEntries(
            seed("broadcasts/getClicks", w -> w.create("broadcastId", "/v4/broadcasts",
                    "{\"subject\":\"Sent\",\"send_at\":\"2020-01-05T10:00:00Z\",\"content\":\"" + LINKS + "\"}")),
            each("broadcasts/list", (w, i) -> BroadcastCases.draft(w)),
            each("broadcasts/listStats", (w, i) -> BroadcastCases.sent(w)),
            each("custom-fields/list", (w, i) -> w.field("Field " + i)),
            each("email-templates/list", (w, i) -> w.state().addEmailTemplate("Template " + i, "HTML")),
            each("forms/list", (w, i) -> w.form("Form " + i)),
            linked("forms/listSubscribers", w -> w.form("Form"), "/v4/forms/{formId}"),
            each("posts/list", (w, i) -> w.state().addPost("Post " + i, "x")),
            each("purchases/list", (w, i) -> w.createAsApp("p", "/v4/purchases", """
                    {"purchase":{"email_address":"ann@example.com","transaction_id":"T%d","currency":"EUR",
                     "products":[{"name":"Course","pid":"p1","lid":"l1","quantity":1,"unit_price":1}]}}"""
                    .formatted(i))),
            each("segments/list", (w, i) -> w.state().addSegment("Segment " + i)),
            seed("sequence-emails/list", w -> repeat(w.sequence("Course"), (same, i) -> same.create("e",
                    "/v4/sequences/{sequenceId}/emails",
                    "{\"subject\":\"Day " + i + "\",\"delay_value\":1,\"delay_unit\":\"days\"}"))),
            each("sequences/list", (w, i) -> w.sequence("Sequence " + i)),
            linked("sequences/listSubscribers", w -> w.sequence("Course"), "/v4/sequences/{sequenceId}"),
            each("snippets/list", (w, i) -> w.create("s", "/v4/snippets",
                    "{\"name\":\"S" + i + "\",\"snippet_type\":\"inline\",\"content\":\"x\"}")),
            each("subscribers/filter", EveryListTest::subscriber),
            each("subscribers/list", EveryListTest::subscriber),
            seed("subscribers/listTags", w -> repeat(w.subscriber("ann@example.com"), (same, i) -> same.state()
                    .tag(same.tag("Tag " + i).id("tagId"), same.id("subscriberId")))),
            each("tags/list", (w, i) -> w.tag("Tag " + i)),
            linked("tags/listSubscribers", w -> w.tag("Tag"), "/v4/tags/{tagId}"),
            each("webhook-endpoints/list", (w, i) -> w.endpoint()),
            seed("webhook-endpoints/listDeliveries", w -> w.deliveries(ITEMS)),
            each("webhooks/list", (w, i) -> WebhookCases.webhook(w)));

    private interface Each {
        void make(World world, int index);
    }

    private static Map.Entry<String, Consumer<World>> seed(String operation, Consumer<World> seed) {
        return Map.entry(operation, seed);
    }

    private static Map.Entry<String, Consumer<World>> each(String operation, Each each) {
        return seed(operation, world -> repeat(world, each));
    }

    /** Subscribers of something. */
    private static Map.Entry<String, Consumer<World>> linked(String operation, Consumer<World> first, String path) {
        return seed(operation, world -> {
            first.accept(world);
            repeat(world, (same, i) -> {
                subscriber(same, i);
                same.create("added", path + SUBSCRIBERS, "{}");
            });
        });
    }

    private static void subscriber(World world, int index) {
        world.subscriber("s" + index + "@example.com");
    }

    private static void repeat(World world, Each each) {
        IntStream.range(0, ITEMS).forEach(i -> each.make(world, i));
    }

    static Stream<Operation> lists() {
        return Operations.all().stream().filter(Operation::isPaged);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void streamsAndCollectsAllPages(Operation list) {
        World world = new World(kit);
        SEEDS.get(list.id()).accept(world);
        component().getConfiguration().setApiKey(null);
        component().getConfiguration().setAccessToken(kit.accessToken());
        String uri = uri(list, world);
        Object body = list.paging() == Paging.BODY ? "{\"all\":[]}" : null;
        List<?> whole = items(call(Object.class, uri + "&perPage=1000", body));
        assertThat(whole).hasSizeGreaterThanOrEqualTo(ITEMS);
        int pages = (whole.size() + PER_PAGE - 1) / PER_PAGE;
        kit.clearRequests();

        Object stream = call(Object.class, uri + "&paging=stream&perPage=" + PER_PAGE, body);

        assertThat(stream).isInstanceOf(KitStream.class);
        assertThat(read((Iterator<?>) stream)).isEqualTo(whole);
        checkRequests(list, pages);
        kit.clearRequests();
        assertThat(List.<Object>copyOf(items(call(Object.class, uri + "&paging=all&perPage=" + PER_PAGE, body))))
                .isEqualTo(whole);
        checkRequests(list, pages);
    }

    static Stream<Operation> polledLists() {
        return lists().filter(list -> list.feeds().values().stream().anyMatch(f -> f.kind() != Feed.Kind.EVENTS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polledLists")
    void polledEachItemComesOnce(Operation list) throws Exception {
        World world = new World(kit);
        SEEDS.get(list.id()).accept(world);
        component().getConfiguration().setApiKey(null);
        component().getConfiguration().setAccessToken(kit.accessToken());
        String body = list.paging() == Paging.BODY ? "{\"all\":[]}" : null;
        Object whole = call(Object.class, uri(list, world) + "&perPage=1000", body);
        List<Object> came = new CopyOnWriteArrayList<>();
        String uri = uri(list, world) + "&initial=all&perPage=2&initialDelay=1&delay=5"
                + (body == null ? "" : "&filter=RAW(" + body + ")");

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> came.add(exchange.getMessage().getBody()));
            }
        });

        await().until(() -> came.size() >= items(whole).size());
        int requests = kit.requests().size();
        await().until(() -> kit.requests().size() > requests + 9);
        assertThat(came).containsExactlyInAnyOrderElementsOf(items(whole));
    }

    private static String uri(Operation list, World world) {
        StringBuilder uri = new StringBuilder("kit:" + list.resource() + "?operation=" + list.name());
        list.pathParameters().forEach(id -> uri.append('&').append(id.option()).append('=')
                .append(world.id(id.option())));
        return uri.toString();
    }

    private static List<?> items(Object answer) {
        return answer instanceof KitPage<?> page ? List.copyOf(page)
                : (List<?>) ((Map<?, ?>) answer).get("deliveries");
    }

    private static List<Object> read(Iterator<?> items) {
        List<Object> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        return all;
    }

    private void checkRequests(Operation list, int pages) {
        assertThat(kit.requests()).hasSize(pages);
        for (RecordedRequest request : kit.requests()) {
            boolean first = request == kit.requests().get(0);
            String sent = list.paging() == Paging.BODY ? request.body()
                    : URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
            assertThat(request.status()).isEqualTo(200);
            assertThat(sent).containsPattern("per_page\"?[=:]2\\b");
            assertThat(sent.contains("after")).isEqualTo(!first);
        }
    }
}
