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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.operation.Parameter;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Where a value is taken from when several places have one: the header, else the option, else the body.
 */
class PrecedenceTest extends KitTestSupport {

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:redelivered").to("kit:tags?operation=update&tagId=1");
            }
        };
    }

    static Stream<Arguments> kinds() {
        Map<String, Object> nothing = Map.of();
        return Stream.of(
                arguments("kit:subscribers?operation=get", Parameter.SUBSCRIBER_ID, nothing, "/v4/subscribers/%d"),
                arguments("kit:webhooks?operation=delete", Parameter.WEBHOOK_ID, nothing, "/v4/webhooks/%d"),
                arguments("kit:tags?operation=update", Parameter.TAG_ID, Map.of("name", "Gold"), "/v4/tags/%d"),
                arguments("kit:subscribers?operation=unsubscribe", Parameter.SUBSCRIBER_ID, nothing,
                        "/v4/subscribers/%d/unsubscribe"),
                arguments("kit:webhook-endpoints?operation=update", Parameter.WEBHOOK_ENDPOINT_ID,
                        Map.of("name", "Sync"), "/v4/webhook_endpoints/%d"),
                arguments("kit:tags?operation=listSubscribers", Parameter.TAG_ID, nothing, "/v4/tags/%d/subscribers"),
                arguments("kit:forms?operation=addSubscriber&formId=7", Parameter.SUBSCRIBER_ID,
                        Map.of("referrer", "https://example.com"), "/v4/forms/7/subscribers/%d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void headerBeatsOptionBeatsBody(String uri, Parameter id, Map<String, Object> fields, String path) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("id", 3);
        String option = uri + '&' + id.option() + "=2";

        send(option, body, id.header(), 1);
        assertThat(lastRequest().path()).isEqualTo(path.formatted(1));
        send(option, body);
        assertThat(lastRequest().path()).isEqualTo(path.formatted(2));
        send(uri, body);
        assertThat(lastRequest().path()).isEqualTo(path.formatted(3));
        body.put(id.kitName(), 4);
        send(uri, body);
        assertThat(lastRequest().path()).isEqualTo(path.formatted(4));
        assertThat(kit.requests()).hasSize(4);
    }

    @Test
    void emailAddressOfTheHeaderBeatsThatOfTheOptionBeatsThatOfTheBody() {
        String uri = "kit:sequences?operation=addSubscriber&sequenceId=1";
        Map<String, Object> body = Map.of("email_address", "body@example.com");

        send(uri + "&emailAddress=option@example.com", body, KitConstants.EMAIL_ADDRESS, "header@example.com");
        assertThat(lastRequest().body()).contains("header@example.com");
        send(uri + "&emailAddress=option@example.com", body);
        assertThat(lastRequest().body()).contains("option@example.com");
        send(uri, body);
        assertThat(lastRequest().body()).contains("body@example.com");
        assertThat(kit.requests()).hasSize(3).allMatch(r -> r.path().equals("/v4/sequences/1/subscribers"));
    }

    /** The nearest place decides, and only within it does an id beat an address. */
    @Test
    void emailAddressOfTheHeaderBeatsIdOfTheOption() {
        String uri = "kit:tags?operation=addSubscriber&tagId=1&subscriberId=2";

        send(uri, null, KitConstants.EMAIL_ADDRESS, "ann@example.com");
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/1/subscribers");
        send(uri, null, KitConstants.EMAIL_ADDRESS, "ann@example.com", KitConstants.SUBSCRIBER_ID, 3);
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/1/subscribers/3");
    }

    @Test
    void queryOfTheHeaderBeatsThatOfTheOption() {
        send("kit:subscribers?operation=list&perPage=2&status=all", null, KitConstants.PER_PAGE, 1);

        assertThat(lastRequest().query().split("&")).containsExactlyInAnyOrder("per_page=1", "status=all");
    }

    @Test
    void fieldsOfAFilterFollowTheSameOrder() {
        Map<String, Object> body = Map.of("all", List.of(), "per_page", 3);
        String uri = "kit:subscribers?operation=filter";

        send(uri + "&perPage=2", body, KitConstants.PER_PAGE, 1);
        assertThat(lastRequest().body()).contains("\"per_page\":1");
        send(uri + "&perPage=2", body);
        assertThat(lastRequest().body()).contains("\"per_page\":2");
        send(uri, body);
        assertThat(lastRequest().body()).contains("\"per_page\":3");
    }

    @Test
    void everyMessageMayHaveAnOperationOfItsOwn() {
        String uri = "kit:subscribers?operation=list";
        Exchange created = send(uri, "ann@example.com", KitConstants.OPERATION, "create");
        Subscriber ann = created.getMessage().getBody(Subscriber.class);

        assertThat(created.getMessage().getHeader(KitConstants.OPERATION)).isNull();
        assertThat(call(Subscriber.class, uri, ann, KitConstants.OPERATION, "get")).isEqualTo(ann);
        assertThat(call(KitPage.class, uri, null)).hasSize(1);
        assertThat(send(uri, ann, KitConstants.OPERATION, "unsubscribe").getException()).isNull();
        assertThat(kit.state().subscriberState(ann.id())).isEqualTo("cancelled");
        assertThat(call(Subscriber.class, "kit:subscribers", ann.id(), KitConstants.OPERATION, "get").state())
                .isEqualTo("cancelled");
    }

    @Test
    void headersOfOtherOperationsAreIgnoredAndKept() {
        Map<String, Object> headers = new HashMap<>();
        for (Parameter parameter : Parameter.values()) {
            headers.put(parameter.header(), "no value that fits anything");
        }

        Exchange exchange = template.request("kit:account?operation=get",
                e -> e.getMessage().setHeaders(new HashMap<>(headers)));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(CurrentAccount.class);
        assertThat(lastRequest().query()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(headers);
    }

    @Test
    void usedHeadersGoOnceTheCallHasSucceeded() {
        long tag = kit.state().addTag("VIP");
        Object[] headers = {KitConstants.TAG_ID, tag, KitConstants.STATUS, "all", KitConstants.PER_PAGE, 5,
            KitConstants.OPERATION, "listSubscribers"};

        Exchange done = send("kit:tags?operation=list", null, headers);
        assertThat(done.getMessage().getHeaders()).doesNotContainKeys(KitConstants.TAG_ID, KitConstants.STATUS,
                KitConstants.PER_PAGE, KitConstants.OPERATION);

        kit.faults().next(1).status(403);
        Exchange failed = send("kit:tags?operation=list", null, headers);
        assertThat(failed.getMessage().getHeaders()).containsEntry(KitConstants.TAG_ID, tag)
                .containsEntry(KitConstants.STATUS, "all").containsEntry(KitConstants.PER_PAGE, 5)
                .containsEntry(KitConstants.OPERATION, "listSubscribers");
    }

    @Test
    void aRedeliveryIsTheSameCallOnceMore() {
        long tag = kit.state().addTag("VIP");
        kit.faults().next(1).status(403);

        Exchange done = send("direct:redelivered", "Gold", KitConstants.TAG_ID, tag);

        assertThat(done.getException()).isNull();
        assertThat(kit.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/v4/tags/" + tag);
            assertThat(request.body()).isEqualTo("{\"name\":\"Gold\"}");
        });
        assertThat(done.getMessage().getHeader(KitConstants.TAG_ID)).isNull();
    }
}
