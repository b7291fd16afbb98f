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

import java.util.List;
import java.util.Map;

import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TagsTest extends KitTestSupport {

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:signup").to("kit:subscribers?operation=create")
                        .setHeader(KitConstants.TAG_ID, simple("${header.wanted}"))
                        .to("kit:tags?operation=addSubscriber");
            }
        };
    }

    @Test
    void createsAndLists() {
        Exchange created = send("kit:tags?operation=create", "Käufer \uD83D\uDE80");
        Exchange again = send("kit:tags?operation=create", Map.of("name", "käufer \uD83D\uDE80"));

        assertThat(created.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(again.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(again.getMessage().getBody(Tag.class).id()).isEqualTo(created.getMessage().getBody(Tag.class).id());
        List<?> tags = call(KitPage.class, "kit:tags?operation=list", null);
        assertThat(tags).singleElement().satisfies(t -> assertThat(((Tag) t).name()).isEqualTo("Käufer \uD83D\uDE80"));
    }

    @Test
    void addsTheSubscriberOfTheStepBefore() {
        long tag = kit.state().addTag("New");

        Exchange exchange = send("direct:signup", "eve+news@example.com", "wanted", tag);

        assertThat(exchange.getException()).isNull();
        Subscriber tagged = exchange.getMessage().getBody(Subscriber.class);
        assertThat(tagged.emailAddress()).isEqualTo("eve+news@example.com");
        assertThat(tagged.taggedAt()).isNotNull();
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/" + tag + "/subscribers/" + tagged.id());
        assertThat(lastRequest().body()).isEqualTo("{}");
        assertThat(exchange.getMessage().getHeader(KitConstants.TAG_ID)).as("used input header").isNull();
    }

    @Test
    void addsByEmailAddressFromBodyOptionAndHeader() {
        long tag = kit.state().addTag("New");
        kit.state().addSubscriber("fay@example.com", "Fay");
        String uri = "kit:tags?operation=addSubscriber&tagId=" + tag;

        assertThat(call(Subscriber.class, uri, "fay@example.com").firstName()).isEqualTo("Fay");
        assertThat(call(Subscriber.class, uri, Map.of("email_address", "fay@example.com")).firstName()).isEqualTo("Fay");
        assertThat(call(Subscriber.class, uri + "&emailAddress=fay@example.com", null).firstName()).isEqualTo("Fay");
        assertThat(call(Subscriber.class, uri, null, KitConstants.EMAIL_ADDRESS, "fay@example.com").firstName())
                .isEqualTo("Fay");
        assertThat(kit.requests()).hasSize(4).allSatisfy(r -> {
            assertThat(r.path()).isEqualTo("/v4/tags/" + tag + "/subscribers");
            assertThat(r.body()).isEqualTo("{\"email_address\":\"fay@example.com\"}");
        });
    }

    @Test
    void idWinsOverEmailAddressOfTheSamePlace() {
        long tag = kit.state().addTag("New");
        long id = kit.state().addSubscriber("gus@example.com", "Gus");

        call(Subscriber.class, "kit:tags?operation=addSubscriber&tagId=" + tag,
                Map.of("id", id, "email_address", "other@example.com"));

        assertThat(lastRequest().path()).isEqualTo("/v4/tags/" + tag + "/subscribers/" + id);
    }

    @Test
    void headerBeatsOptionBeatsBody() {
        long one = kit.state().addSubscriber("one@example.com", "1");
        long two = kit.state().addSubscriber("two@example.com", "2");
        long three = kit.state().addSubscriber("three@example.com", "3");
        String uri = "kit:subscribers?operation=get&subscriberId=" + two;

        assertThat(call(Subscriber.class, uri, three, KitConstants.SUBSCRIBER_ID, one).id()).isEqualTo(one);
        assertThat(call(Subscriber.class, uri, three).id()).isEqualTo(two);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", three).id()).isEqualTo(three);
    }

    @Test
    void operationByHeaderAndResourceInKitsSpelling() {
        Exchange exchange = send("kit:custom_fields?operation=list", null);
        assertThat(exchange.getException()).as("known resource").isNull();

        Exchange created = send("kit:tags?operation=list", "VIP", KitConstants.OPERATION, "create");
        assertThat(created.getMessage().getBody(Tag.class).name()).isEqualTo("VIP");
        assertThat(created.getMessage().getHeader(KitConstants.OPERATION)).isNull();
    }

    @Test
    void onlyTheHeadersOfTheComponentAreMapped() {
        Exchange exchange = send("kit:account?operation=get", null, "X-Other", "a", "Authorization", "b",
                "CamelHttpQuery", "c=d", "CamelHttpPath", "e");

        assertThat(exchange.getMessage().getBody(CurrentAccount.class).account().name()).isNotBlank();
        assertThat(lastRequest().query()).isNull();
        assertThat(lastRequest().path()).isEqualTo("/v4/account");
        assertThat(lastRequest().header("X-Other")).isNull();
        assertThat(lastRequest().header("Authorization")).isNull();
        assertThat(exchange.getMessage().getHeaders().keySet()).containsExactlyInAnyOrder("X-Other", "Authorization",
                "CamelHttpQuery", "CamelHttpPath", Exchange.HTTP_RESPONSE_CODE, KitConstants.REQUEST_ID,
                KitConstants.RETRIES);
    }

    @Test
    void parametersOfOtherOperationsAreIgnoredInHeaders() {
        Exchange exchange = send("kit:tags?operation=list", null, KitConstants.STATUS, "all", KitConstants.TAG_ID, 5);

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().query()).isNull();
        assertThat(exchange.getMessage().getHeader(KitConstants.TAG_ID)).isEqualTo(5);
    }
}
