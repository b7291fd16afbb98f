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
package io.github.camelkit.bulk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitConstants;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists of any length, with a result for each item. */
class BulkListTest extends BulkTestSupport {

    private static final String CREATE = "kit:subscribers?operation=bulkCreate";
    private static final String PATH = "/v4/bulk/subscribers";

    @Test
    void eachItemHasItsResultInTheOrderGiven() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            boolean bad = i % 100 == 42;
            list.add(fields("email_address", bad ? "nonsense " + i : "S" + i + "@Example.com", "first_name", "N" + i));
        }

        BulkReport<Subscriber> report = create(list);

        assertThat(requests("POST", PATH)).hasSize(3);
        assertThat(report.total()).isEqualTo(250);
        assertThat(report.doneCount()).isEqualTo(247);
        assertThat(report.failedCount()).isEqualTo(3);
        assertThat(report.unknownCount()).isZero();
        assertThat(report.calls()).isEqualTo(3);
        for (int i = 0; i < 250; i++) {
            BulkItem<Subscriber> item = report.all().get(i);
            assertThat(item.given().get("email_address")).isEqualTo(list.get(i).get("email_address"));
            if (i % 100 == 42) {
                assertThat(item.errors()).containsExactly("Email address is invalid");
                assertThat(item.given()).isEqualTo(list.get(i));
                assertThat(item.isFailed()).isTrue();
                assertThat(item.result()).isNull();
            } else {
                assertThat(item.result().firstName()).isEqualTo("N" + i);
                assertThat(item.isDone()).isTrue();
            }
        }
        assertThat(report.items()).extracting(Subscriber::firstName).startsWith("N0", "N1").hasSize(247);
        assertThat(report.failures()).extracting(f -> f.subscriber().emailAddress())
                .containsExactly("nonsense 42", "nonsense 142", "nonsense 242");
    }

    @Test
    void identicalItemsAreSentOnceAndDifferingOnesOneAfterAnother() {
        List<Map<String, Object>> list = new ArrayList<>();
        IntStream.range(0, 150).forEach(i -> list.add(fields("email_address", "s" + i + "@example.com")));
        list.add(fields("email_address", "S0@example.com"));
        list.add(fields("email_address", "s1@example.com", "first_name", "First"));
        list.add(fields("first_name", "First", "email_address", "s1@example.com"));
        list.add(fields("email_address", "s1@example.com", "first_name", "Last"));
        list.add(fields("email_address", "s2@example.com"));

        BulkReport<Subscriber> report = create(list);

        assertThat(report.doneCount()).isEqualTo(155);
        assertThat(report.all().subList(150, 155)).extracting(i -> i.result().firstName())
                .containsExactly(null, "First", "First", "Last", null);
        int sent = requests("POST", PATH).stream().mapToInt(r -> r.body().split("email_address").length - 1).sum();
        assertThat(sent).as("all but the second s1 First and the second s2; S0 is written otherwise").isEqualTo(153);
        assertThat(report.calls()).isBetween(3, 5);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get",
                kit.state().subscriberId("s1@example.com")).firstName()).isEqualTo("Last");
    }

    @Test
    void aCallThatFailsMarksItsItems() {
        kit.faults().next(1).on("POST", PATH).status(422, "{\"errors\":[\"Not today\"]}", "application/json");

        BulkReport<Subscriber> report = create(IntStream.range(0, 300).mapToObj(i -> "s" + i + "@example.com"));

        assertThat(report.doneCount()).isEqualTo(200);
        assertThat(report.failedCount()).isEqualTo(100);
        assertThat(report.all().stream().filter(BulkItem::isFailed)).allSatisfy(item -> {
            assertThat(item.exception()).isInstanceOf(KitValidationException.class);
            assertThat(item.errors()).containsExactly("Not today");
        });
    }

    @Test
    void itFailsIfEveryCallDoes() {
        kit.switches().set(Switch.SUBSCRIBER_LIMIT, 0L);

        Exchange exchange = send(CREATE, IntStream.range(0, 300).mapToObj(i -> "s" + i + "@example.com"));

        assertThat(exchange.getException()).isInstanceOf(KitPermissionException.class);
        assertThat(requests("POST", PATH)).hasSize(3);
    }

    @Test
    void aListThatBreaksFailsTheExchange() {
        Iterator<String> broken = Stream.iterate(0, i -> i + 1).map(i -> {
            if (i == 130) {
                throw new IllegalStateException("the cursor is gone");
            }
            return "s" + i + "@example.com";
        }).iterator();

        Exchange exchange = send(CREATE, broken);

        assertThat(exchange.getException()).hasMessageContaining("the cursor is gone");
        assertThat(kit.state().subscriberCount()).as("what was read before").isEqualTo(130);
    }

    @Test
    void isNotReadFarAhead() throws Exception {
        component().getConfiguration().setQuotaEnabled(true);
        component().getConfiguration().setQuotaLimit(3);
        component().getConfiguration().setMaxConcurrentCalls(2);
        AtomicInteger read = new AtomicInteger();
        Stream<String> endless = Stream.generate(() -> "s" + read.getAndIncrement() + "@example.com");

        CompletableFuture<Exchange> sent = template.asyncSend(CREATE, e -> e.getMessage().setBody(endless));

        await().until(() -> kit.requests().size() == 3);
        await().during(Duration.ofMillis(300)).until(() -> read.get() <= 5 * 100 + 2);
        context.stop();
        assertThat(sent.get(10, TimeUnit.SECONDS).getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("the component stops; items before that were sent")
                .matches(e -> ((KitException) e).isOutcomeUnknown());
        assertThat(read).as("what is endless is not read on").hasValueLessThan(800);
    }

    @Test
    void aListThatIsNoJsonAfterAWhile() {
        Exchange exchange = send(CREATE, new ByteArrayInputStream("[\"a@example.com\", nonsense]".getBytes(StandardCharsets.UTF_8)));

        assertThat(exchange.getException()).hasMessageContaining("not valid JSON at line 1");
    }

    @Test
    void whatIsAcceptedForLaterIsUnknown() {
        kit.faults().next(1).on("POST", PATH).status(202, "{}", "application/json");
        kit.faults().next(1).on("DELETE", "/v4/bulk/tags").status(202, "{}", "application/json");

        BulkReport<Subscriber> created = create(List.of("a@example.com", "b@example.com"));
        BulkReport<Tag> deleted = bulk("kit:tags?operation=bulkDelete", List.of(kit.state().addTag("One")));

        assertThat(created.unknownCount()).isEqualTo(2);
        assertThat(created.all()).allMatch(item -> item.errors().get(0).contains("accepted it for later"));
        assertThat(deleted.unknownCount()).as("no failures are no success here").isEqualTo(1);
        assertThat(kit.requests()).hasSize(2);
    }

    @Test
    void waitsForRoomInTheQueue() {
        kit.faults().next(2).on("POST", PATH).status(413, "{\"errors\":[\"Please wait\"]}", "application/json");

        Exchange exchange = send(CREATE, List.of("a@example.com"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(2);
        assertThat(exchange.getMessage().getHeader(KitConstants.RESPONSE_CODE)).isEqualTo(200);
        assertThat(exchange.getMessage().getHeader(KitConstants.REQUEST_ID)).isNotNull();
    }

    @Test
    void pairsAreMatchedByTheirIds() {
        long tag = kit.state().addTag("VIP");
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            long id = kit.state().addSubscriber("s" + i + "@example.com");
            list.add(fields("tag_id", i == 7 ? 999 : tag, "subscriber_id", i == 8 ? 999 : id));
        }

        BulkReport<Subscriber> added = bulk("kit:tags?operation=bulkAddSubscribers", list);
        BulkReport<Subscriber> removed = bulk("kit:tags?operation=bulkRemoveSubscribers", list);

        assertThat(added.failedCount()).isEqualTo(2);
        assertThat(added.all().get(7).errors()).containsExactly("Tag does not exist");
        assertThat(added.all().get(8).errors()).containsExactly("Subscriber does not exist");
        assertThat(added.all().get(9).result().emailAddress()).isEqualTo("s9@example.com");
        assertThat(removed.all().get(7).errors()).containsExactly("Tag does not exist");
        assertThat(removed.all().get(8).errors()).containsExactly("Subscriber does not exist");
        assertThat(removed.doneCount()).isEqualTo(148);
        assertThat(kit.state().taggedCount(tag)).isZero();
    }

    @Test
    void whatKitDoesNotTellIsSaidToBeUnknown() {
        long tag = kit.state().addTag("VIP");
        long id = kit.state().addSubscriber("a@example.com");

        BulkReport<Subscriber> report = bulk("kit:tags?operation=bulkAddSubscribers",
                List.of(fields("tag_id", tag, "subscriber_id", id), fields("tag_id", 999, "subscriber_id", id)));

        assertThat(report.unknownCount()).isEqualTo(2);
        assertThat(report.all()).allSatisfy(item -> assertThat(item.errors()).singleElement().asString()
                .contains("1 of 2 items", "Tag does not exist"));
    }

    @Test
    void whatAnEarlierAttemptHasDeletedIsDone() {
        List<Map<String, Object>> tags = IntStream.range(0, 150)
                .mapToObj(i -> fields("id", kit.state().addTag("Tag " + i))).toList();
        kit.faults().next(1).on("DELETE", "/v4/bulk/tags").dropAfter();

        BulkReport<?> report = call(BulkReport.class, "kit:tags?operation=bulkDelete", tags);

        assertThat(report.doneCount()).isEqualTo(150);
        assertThat(kit.state().tagCount()).isZero();
    }

    @Test
    void whatWasNeverThereIsNotDeleted() {
        List<Map<String, Object>> tags = List.of(fields("id", kit.state().addTag("Tag")), fields("id", 999));
        // What is sent again, but was not carried out before
        kit.faults().next(1).on("DELETE", "/v4/bulk/tags").status(413);

        BulkReport<?> report = call(BulkReport.class, "kit:tags?operation=bulkDelete", tags);

        assertThat(report.doneCount()).isEqualTo(1);
        assertThat(report.failures()).singleElement().matches(f -> f.errors().contains("Tag does not exist"));
    }

    @Test
    void formsTagsAndFields() {
        long form = kit.state().addForm("Form");
        long id = kit.state().addSubscriber("a@example.com");
        kit.state().addCustomField("Town");

        BulkReport<Subscriber> added = bulk("kit:forms?operation=bulkAddSubscribers",
                fields("form_id", form, "subscriber_id", id, "referrer", "https://example.com"));
        BulkReport<Tag> tags = bulk("kit:tags?operation=bulkCreate", List.of("One", "Two", "one"));
        BulkReport<?> labels = bulk("kit:custom-fields?operation=bulkCreate", List.of("Town", "Street", ""));
        BulkReport<Tag> deleted = bulk("kit:tags?operation=bulkDelete", List.of(tags.items().get(0).id(), 999));

        assertThat(added.doneCount()).isEqualTo(1);
        assertThat(tags.all()).extracting(i -> i.result().name()).containsExactly("One", "Two", "One");
        assertThat(labels.all()).extracting(BulkItem::errors).containsExactly(
                List.of("Label has already been taken"), List.of(), List.of("not sent: it has no label"));
        assertThat(deleted.all()).extracting(BulkItem::isDone).containsExactly(true, false);
        assertThat(deleted.failures().get(0).tag().id()).isEqualTo(999);
    }

    @Test
    @SuppressWarnings("unchecked")
    void asMapAndAsJson() throws Exception {
        List<String> list = List.of("a@example.com", "nonsense");

        Map<String, Object> map = call(Map.class, CREATE + "&outputType=map", list);
        String json = call(String.class, CREATE + "&outputType=json", list);
        Map<String, Object> converted = call(Map.class, CREATE, list);
        String text = call(String.class, CREATE, list);

        assertThat(map).containsOnlyKeys("subscribers", "failures", "all", "counts");
        assertThat(new ObjectMapper().valueToTree(map).toString())
                .isEqualTo(new ObjectMapper().valueToTree(converted).toString());
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(new ObjectMapper().readTree(text));
        assertThat((Map<String, Object>) map.get("counts")).containsEntry("total", 2).containsEntry("done", 1)
                .containsEntry("failed", 1).containsEntry("unknown", 0).containsEntry("calls", 1);
        assertThat(json).contains("\"outcome\":\"failed\"", "\"item\":{\"email_address\":\"nonsense\"}");
        assertThat(create(list)).isEqualTo(create(list)).hasSameHashCodeAs(create(list))
                .hasToString("BulkReport[subscribers/bulkCreate, total=2, done=1, failed=1, unknown=0, calls=1]");
    }

    private BulkReport<Subscriber> create(Object body) {
        return bulk(CREATE, body);
    }

    @SuppressWarnings("unchecked")
    private <T> BulkReport<T> bulk(String uri, Object body) {
        return call(BulkReport.class, uri, body);
    }
}
