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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitCredential;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Single calls that share a bulk call. */
class CoalesceTest extends BulkTestSupport {

    private static final String CREATE = "kit:subscribers?operation=create&coalesce=true";
    private static final String BULK = "/v4/bulk/subscribers";
    private static final String SINGLE = "/v4/subscribers";
    private static final int SEQUENTIAL = 200;

    @Test
    void exchangesShareACallAndGetTheirOwn() {
        List<Exchange> done = sendAll(CREATE, addresses(50));

        assertThat(requests("POST", BULK)).hasSize(1);
        assertThat(kit.requests()).hasSize(1);
        for (int i = 0; i < 50; i++) {
            Subscriber subscriber = done.get(i).getMessage().getBody(Subscriber.class);
            assertThat(subscriber.emailAddress()).isEqualTo("s" + i + "@example.com");
            assertThat(subscriber.id()).isEqualTo(kit.state().subscriberId("s" + i + "@example.com"));
            assertThat(done.get(i).getMessage().getHeader(KitConstants.COALESCED)).isEqualTo(50);
            assertThat(done.get(i).getMessage().getHeader(KitConstants.RESPONSE_CODE)).isEqualTo(200);
        }
    }

    @Test
    void accountsThatAVaultHasReplacedAreForgotten() {
        String[] token = { kit.accessToken() };
        context.getComponent("kit", KitComponent.class).getConfiguration().setCredentials(
                name -> KitCredential.accessToken(token[0]));
        for (int i = 0; i < 5; i++) {
            assertThat(send(CREATE + "&account=vault", "s" + i + "@example.com").getException()).isNull();
            kit.faults().next(1).status(401);
            assertThat(send(CREATE + "&account=vault", "s@example.com").getException()).isNotNull();
            token[0] = kit.oauth().issue(1).accessToken();
        }
        assertThat(KitRuntime.find(context).orElseThrow().shared(Coalescers.class, c -> new Coalescers()).size())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void goesOutWhenOneHundredAreThere() {
        List<Exchange> done = sendAll(CREATE + "&coalesceDelay=10m", addresses(300));

        assertThat(done).allMatch(e -> e.getException() == null);
        assertThat(requests("POST", BULK)).hasSize(3);
    }

    @Test
    void arrivalIsTheOrder() {
        sendAll(CREATE + "&coalesceDelay=10m", addresses(500));

        // Ids are given in the order in which Kit got the items of each call
        for (int i = 1; i < 500; i++) {
            if (i % 100 != 0) {
                assertThat(id(i)).isGreaterThan(id(i - 1));
            }
        }
    }

    @Test
    void whatKitRejectsFailsOnlyItsOwn() {
        List<Object> bodies = new ArrayList<>(addresses(40));
        bodies.set(7, "nonsense");
        bodies.set(20, fields("email_address", "x@example.com", "state", "bogus"));

        List<Exchange> done = sendAll(CREATE, bodies);

        assertThat(kit.requests()).hasSize(1);
        assertThat(IntStream.range(0, 40).filter(i -> done.get(i).getException() != null)).containsExactly(7, 20);
        assertThat(done.get(7).getException()).isInstanceOfSatisfying(KitValidationException.class, e -> {
            assertThat(e.getErrors()).containsExactly("Email address is invalid");
            assertThat(e.getOperation()).isEqualTo("subscribers/create");
            assertThat(e.getStatusCode()).isEqualTo(422);
        });
        assertThat(done.get(20).getException(KitValidationException.class).getErrors())
                .containsExactly("State is invalid");
    }

    @Test
    void everyOperationThatHasABulkCounterpart() {
        long tag = kit.state().addTag("VIP");
        long form = kit.state().addForm("Form");
        List<Object> ids = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ids.add(kit.state().addSubscriber("s" + i + "@example.com")));
        kit.state().addCustomField("Label 3");

        List<Exchange> tagged = sendAll("kit:tags?operation=addSubscriber&coalesce=true&tagId=" + tag, ids);
        assertThat(kit.state().taggedCount(tag)).isEqualTo(10);
        List<Exchange> removed = sendAll("kit:tags?operation=removeSubscriber&coalesce=true&tagId=" + tag, ids);
        assertThat(kit.state().taggedCount(tag)).isZero();
        List<Exchange> added = sendAll("kit:forms?operation=addSubscriber&coalesce=true&formId=" + form, ids);
        List<Exchange> tags = sendAll("kit:tags?operation=create&coalesce=true", texts("Tag ", 10));
        List<Exchange> labels = sendAll("kit:custom-fields?operation=create&coalesce=true", texts("Label ", 10));

        assertThat(kit.requests()).hasSize(5).allMatch(r -> r.path().startsWith("/v4/bulk/"));
        for (int i = 0; i < 10; i++) {
            assertThat(tagged.get(i).getMessage().getBody(Subscriber.class).id()).isEqualTo(ids.get(i));
            assertThat(removed.get(i).getException()).isNull();
            assertThat(removed.get(i).getMessage().getBody()).isNull();
            assertThat(added.get(i).getMessage().getBody(Subscriber.class).id()).isEqualTo(ids.get(i));
            assertThat(tags.get(i).getMessage().getBody(Tag.class).name()).isEqualTo("Tag " + i);
            assertThat(labels.get(i).getMessage().getBody(CustomField.class).label()).isEqualTo("Label " + i);
        }
    }

    @Test
    void oneRemovalThatFails() {
        long tag = kit.state().addTag("VIP");
        List<Object> ids = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ids.add(kit.state().addSubscriber("s" + i + "@example.com")));
        ids.forEach(id -> kit.state().tag(tag, (Long) id));
        ids.add(4, 999);

        List<Exchange> removed = sendAll("kit:tags?operation=removeSubscriber&coalesce=true&tagId=" + tag, ids);

        assertThat(IntStream.range(0, 11).filter(i -> removed.get(i).getException() != null)).containsExactly(4);
        assertThat(removed.get(4).getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("Subscriber does not exist");
    }

    @Test
    void whatTheBulkAnswerLeavesOpenIsSentAgain() {
        long tag = kit.state().addTag("VIP");
        long id = kit.state().addSubscriber("a@example.com");
        List<Object> bodies = List.of(fields("tag_id", tag, "id", id), fields("tag_id", 999, "id", id));

        List<Exchange> done = sendAll("kit:tags?operation=addSubscriber&coalesce=true", bodies, KitConstants.TAG_ID,
                List.of(tag, 999L));

        assertThat(done.get(0).getException()).isNull();
        assertThat(done.get(0).getMessage().getHeaders()).doesNotContainKey(KitConstants.COALESCED);
        assertThat(done.get(1).getException()).isNotNull();
        assertThat(kit.requests()).hasSize(3);
    }

    @Test
    void whatIsRefusedAsAWholeIsSentAgainOneByOne() {
        kit.state().addSubscriber("s3@example.com");
        kit.switches().set(Switch.SUBSCRIBER_LIMIT, 6L);

        List<Exchange> done = sendAll(CREATE, addresses(10));

        assertThat(requests("POST", BULK)).singleElement().matches(r -> r.status() == 403);
        assertThat(requests("POST", SINGLE)).hasSize(10);
        assertThat(done.stream().filter(e -> e.getException() == null)).hasSize(6);
        assertThat(done.stream().filter(e -> e.getException() != null))
                .allMatch(e -> e.getException() instanceof KitPermissionException);
        assertThat(kit.state().subscriberCount()).isEqualTo(6);
    }

    @Test
    void whatIsFoundInvalidAsAWholeIsSentAgainOneByOne() {
        kit.faults().next(1).on("POST", BULK).status(422, "{\"errors\":[\"Not so\"]}", "application/json");
        List<Object> bodies = addresses(10);
        bodies.set(4, "nonsense");

        List<Exchange> done = sendAll(CREATE, bodies);

        assertThat(requests("POST", BULK)).singleElement().matches(r -> r.status() == 422);
        assertThat(requests("POST", SINGLE)).hasSize(10);
        assertThat(IntStream.range(0, 10).filter(i -> done.get(i).getException() != null)).containsExactly(4);
        assertThat(done.get(4).getException(KitValidationException.class).getErrors())
                .doesNotContain("Not so").containsExactly("Email address is invalid");
        assertThat(kit.state().subscriberCount()).isEqualTo(9);
    }

    @Test
    void anEndpointThatIsEvictedTakesNothingAlong() throws Exception {
        List<Long> tags = IntStream.range(0, 10).mapToObj(i -> kit.state().addTag("Tag " + i)).toList();
        long id = kit.state().addSubscriber("a@example.com");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tag").toD("kit:tags?operation=addSubscriber&coalesce=true&coalesceDelay=2s"
                        + "&tagId=${header.tag}", 1);
            }
        });

        List<Exchange> done = Sending.all(context, "direct:tag", tags.size(), (message, i) -> {
            message.setBody(id);
            message.setHeader("tag", tags.get(i));
        });

        assertThat(done).allMatch(e -> e.getException() == null);
        assertThat(tags).allMatch(tag -> kit.state().isTagged(tag, id));
        assertThat(kit.requests()).as("those of different endpoints share a call, too").singleElement()
                .matches(r -> r.path().equals("/v4/bulk/tags/subscribers"));
    }

    @Test
    void aRemovalThatAnEarlierAttemptHasMadeIsDone() {
        long tag = kit.state().addTag("VIP");
        List<Object> ids = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ids.add(kit.state().addSubscriber("s" + i + "@example.com")));
        ids.forEach(id -> kit.state().tag(tag, (Long) id));
        kit.faults().next(1).on("DELETE", "/v4/bulk/tags/subscribers").dropAfter();

        List<Exchange> removed = sendAll("kit:tags?operation=removeSubscriber&coalesce=true&tagId=" + tag, ids);

        assertThat(removed).allMatch(e -> e.getException() == null);
        assertThat(kit.state().taggedCount(tag)).isZero();
    }

    @Test
    void aCallThatFailsFailsEach() {
        kit.faults().next(10).on("POST", BULK).status(503);

        List<Exchange> done = sendAll(CREATE, addresses(10));

        assertThat(done).allMatch(e -> e.getException() instanceof KitServerException);
        assertThat(requests("POST", SINGLE)).isEmpty();
    }

    @Test
    void itemsOfTheSameKeyGoOneAfterAnotherAndIdenticalOnesOnce() {
        List<Object> bodies = new ArrayList<>(addresses(5));
        for (String name : List.of("One", "Two", "Two", "Three")) {
            bodies.add(fields("email_address", "S0@example.com", "first_name", name));
        }

        List<Exchange> done = sendAll(CREATE, bodies);

        assertThat(done.subList(5, 9)).extracting(e -> e.getMessage().getBody(Subscriber.class).firstName())
                .containsExactly("One", "Two", "Two", "Three");
        assertThat(kit.requests()).hasSize(4);
        assertThat(requests("POST", BULK)).as("the others are alone, but for the identical ones").hasSize(1);
    }

    @Test
    void whatHasNoBulkFormGoesSingly() {
        kit.state().addCustomField("Town");
        long tag = kit.state().addTag("VIP");
        kit.state().addSubscriber("a@example.com");

        sendAll(CREATE, List.of(fields("email_address", "b@example.com", "fields", fields("town", "Lisbon")),
                fields("email_address", "c@example.com", "fields", fields("town", "Porto"))));
        sendAll("kit:tags?operation=addSubscriber&coalesce=true&tagId=" + tag,
                List.of("a@example.com", "b@example.com"));

        assertThat(kit.requests()).hasSize(4).noneMatch(r -> r.path().startsWith("/v4/bulk/"));
    }

    @Test
    void tellsApartWhatIsCoalescedAndWhatIsNot() {
        Exchange exchange = send(CREATE, "a@example.com", KitConstants.COALESCED, 7);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(KitConstants.COALESCED);
        assertThat(exchange.getMessage().getHeader(KitConstants.RESPONSE_CODE)).isEqualTo(201);
        assertThat(lastRequest().path()).isEqualTo(SINGLE);
    }

    /** If each of them waited, they would take ten minutes. */
    @Test
    @Timeout(120)
    void whoSendsOneAfterAnotherWaitsOnce() {
        for (int i = 0; i < SEQUENTIAL; i++) {
            call(Subscriber.class, CREATE + "&coalesceDelay=3s", "c" + i + "@example.com");
        }

        assertThat(kit.requests()).hasSize(SEQUENTIAL).allMatch(r -> r.path().equals(SINGLE));
    }

    @Test
    void needsOAuth() {
        component().getConfiguration().setAccessToken(null);
        component().getConfiguration().setApiKey(kit.apiKey());

        assertThatThrownBy(() -> context.getEndpoint(CREATE).start()).rootCause()
                .hasMessageContaining("kit:subscribers?operation=create cannot be coalesced")
                .hasMessageContaining("only an API key is given");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void needsABulkCounterpart() {
        assertThatThrownBy(() -> context.getEndpoint("kit:subscribers?operation=get&coalesce=true").start()).rootCause()
                .hasMessageContaining("kit:subscribers?operation=get has no bulk counterpart");
    }

    @Test
    void nothingIsLeftWhenTheComponentStops() throws Exception {
        CompletableFuture<Exchange> waiting = template.asyncSend(CREATE + "&coalesceDelay=10m",
                e -> e.getMessage().setBody("a@example.com"));
        await().until(() -> context.getEndpoints().size() == 1);

        context.stop();

        Exchange exchange = waiting.get(10, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("the component stops");
    }

    private long id(int i) {
        return kit.state().subscriberId("s" + i + "@example.com");
    }

    private static List<Object> addresses(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> "s" + i + "@example.com").toList());
    }

    private static List<Object> texts(String text, int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> text + i).toList());
    }

    private List<Exchange> sendAll(String uri, List<Object> bodies) {
        return sendAll(uri, bodies, "X-Other", bodies);
    }

    /** All at once, in their order, from this thread. */
    private List<Exchange> sendAll(String uri, List<Object> bodies, String header, List<?> values) {
        return Sending.all(context, uri, bodies.size(), (message, i) -> {
            message.setBody(bodies.get(i));
            message.setHeader(header, values.get(i));
        });
    }
}
