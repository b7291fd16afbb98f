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
package io.github.camelkit.webhook;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.Event;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Purchase;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a change in Kit to the route, over HTTP both ways. */
class EventsTest extends EventTestSupport {

    private void route(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&publicUrl=" + publicUrl).routeId(id).process(received::add);
            }
        });
        await().until(() -> isRegistered(id));
    }

    private Exchange awaitOne() {
        await().until(() -> !received.isEmpty());
        return received.get(0);
    }

    private void tag(long tag, long subscriber) {
        call(Subscriber.class, "kit:tags?operation=addSubscriber&tagId=" + tag, subscriber);
    }

    @Test
    void taggedSubscriberByBothKindsOfRoute() throws Exception {
        long tag = kit.state().addTag("Reader");
        long ada = kit.state().addSubscriber("ada@example.com", "Ada");
        route("legacy", "kit:webhooks?event=subscriber.tag_add&tagId=" + tag);
        route("signed", "kit:webhook-endpoints?events=subscriber.tag_added");
        received.clear();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:tags?mode=new&tagId=" + tag + "&initial=all&delay=20").routeId("polled")
                        .process(received::add);
            }
        });

        tag(tag, ada);

        await().until(() -> received.size() == 3);
        assertThat(received).allSatisfy(exchange -> {
            assertThat(exchange.getMessage().getBody()).isInstanceOf(Subscriber.class);
            assertThat(exchange.getMessage().getBody(Subscriber.class).emailAddress()).isEqualTo("ada@example.com");
        });
        Map<String, Object> legacy = from("legacy").getMessage().getHeaders();
        assertThat(legacy).containsEntry(KitConstants.EVENT_TYPE, "subscriber.tag_add")
                .containsEntry(KitConstants.EVENT_TAG_ID, tag).containsEntry(KitConstants.EVENT_SUBSCRIBER_ID, ada)
                .containsOnlyKeys(KitConstants.EVENT_TYPE, KitConstants.EVENT_TAG_ID, KitConstants.EVENT_SUBSCRIBER_ID,
                        KitConstants.EVENT_DATA);
        Map<String, Object> signed = from("signed").getMessage().getHeaders();
        assertThat(signed).containsEntry(KitConstants.EVENT_TYPE, "subscriber.tag_added")
                .containsEntry(KitConstants.EVENT_TAG_ID, tag).containsEntry(KitConstants.EVENT_SUBSCRIBER_ID, ada)
                .containsOnlyKeys(KitConstants.EVENT_TYPE, KitConstants.EVENT_TAG_ID, KitConstants.EVENT_SUBSCRIBER_ID,
                        KitConstants.EVENT_DATA, KitConstants.EVENT_ID, KitConstants.EVENT_CREATED,
                        KitConstants.DELIVERY_ID);
        assertThat(signed.get(KitConstants.EVENT_CREATED)).isInstanceOf(OffsetDateTime.class);
        assertThat(signed.get(KitConstants.DELIVERY_ID)).isInstanceOf(Long.class);
    }

    private Exchange from(String route) {
        return received.stream().filter(e -> route.equals(e.getFromRouteId())).findFirst().orElseThrow();
    }

    @Test
    void anEventDoesNotSteerTheNextCall() throws Exception {
        long tag = kit.state().addTag("Reader");
        long other = kit.state().addTag("Welcomed");
        long ada = kit.state().addSubscriber("ada@example.com");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:webhooks?event=subscriber.tag_add&tagId=" + tag + "&publicUrl=" + publicUrl).routeId("one")
                        .to("kit:tags?operation=addSubscriber&tagId=" + other);
                from("kit:webhook-endpoints?events=subscriber.unsubscribed&publicUrl=" + publicUrl).routeId("two")
                        .to("kit:tags?operation=removeSubscriber&tagId=" + other);
            }
        });
        await().until(() -> isRegistered("one") && isRegistered("two"));

        tag(tag, ada);

        await().until(() -> kit.state().isTagged(other, ada));
        kit.state().setSubscriberState(ada, "cancelled");
        await().until(() -> !kit.state().isTagged(other, ada));
        assertThat(kit.state().isTagged(tag, ada)).isTrue();
    }

    @Test
    void purchases() throws Exception {
        route("legacy", "kit:webhooks?event=purchase.purchase_create");
        call(Purchase.class, "kit:purchases?operation=create&accessToken=" + kit.accessToken(),
                "{\"transaction_id\":\"t\",\"email_address\":\"a@example.com\",\"currency\":\"EUR\","
                        + "\"products\":[{\"name\":\"n\","
                        + "\"pid\":\"p\",\"lid\":\"l\",\"quantity\":1,\"unit_price\":1}]}");

        assertThat(awaitOne().getMessage().getBody(Purchase.class).transactionId()).isEqualTo("t");
        assertThat(awaitOne().getMessage().getHeaders()).containsKey(KitConstants.EVENT_PURCHASE_ID);
    }

    @Test
    void objectsOfOtherKinds() throws Exception {
        route("signed", "kit:webhook-endpoints?events=tag.created,custom_field.created,landing_page.created");

        kit.state().addTag("Reader");
        await().until(() -> received.size() == 1);
        call(CustomField.class, "kit:custom-fields?operation=create", "City");
        await().until(() -> received.size() == 2);

        assertThat(received.get(0).getMessage().getBody()).isInstanceOf(Tag.class);
        assertThat(received.get(1).getMessage().getBody()).isInstanceOf(CustomField.class);
    }

    @Test
    void linksAreTold() throws Exception {
        long ada = kit.state().addSubscriber("ada@example.com");
        route("legacy", "kit:webhooks?event=subscriber.link_click&initiatorValue=https://example.com/a");
        route("signed", "kit:webhook-endpoints?events=subscriber.link_clicked");

        kit.state().clickLink(ada, "https://example.com/b");
        kit.state().clickLink(ada, "https://example.com/a");

        await().until(() -> received.size() == 3);
        assertThat(received.stream().filter(e -> e.getFromRouteId().equals("legacy"))).singleElement()
                .satisfies(e -> assertThat(e.getMessage().getHeader(KitConstants.EVENT_LINK_URL))
                        .isEqualTo("https://example.com/a"));
        assertThat(received.stream().filter(e -> e.getFromRouteId().equals("signed"))
                .map(e -> e.getMessage().getHeader(KitConstants.EVENT_LINK_URL)))
                .containsExactlyInAnyOrder("https://example.com/a", "https://example.com/b");
    }

    @Test
    void deliveriesAsTheyCome() throws Exception {
        kit.switches().set(Switch.EVENT_DELAY, Duration.ofMillis(200));
        route("signed", "kit:webhook-endpoints?events=tag.created&splitResult=false");

        kit.state().addTag("One");
        kit.state().addTag("Two");

        List<?> events = awaitOne().getMessage().getBody(List.class);
        assertThat(events).hasSize(2).hasOnlyElementsOfType(Event.class);
        assertThat(awaitOne().getMessage().getBody()).isInstanceOf(KitPage.class);
        assertThat(awaitOne().getMessage().getHeaders()).containsOnlyKeys(KitConstants.EVENT_TYPE,
                KitConstants.DELIVERY_ID);
    }

    @Test
    void mapsAndJson() throws Exception {
        route("map", "kit:webhook-endpoints?events=tag.created&outputType=map");
        route("json", "kit:webhook-endpoints?events=tag.created&outputType=json&path=/other");

        kit.state().addTag("One");

        await().until(() -> received.size() == 2);
        assertThat(from("map").getMessage().getBody()).isInstanceOf(Map.class);
        assertThat(from("json").getMessage().getBody()).asString().startsWith("{").contains("\"name\":\"One\"");
    }
}
