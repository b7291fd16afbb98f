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

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.Broadcast;
import io.github.camelkit.model.FilterCondition;
import io.github.camelkit.model.SubscriberFilter;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A broadcast goes to everybody only if the route says so. */
class BroadcastsTest extends KitTestSupport {

    private static final String CREATE = "kit:broadcasts?operation=create";
    private static final OffsetDateTime LATER = OffsetDateTime.parse("2099-01-02T10:00:00Z");

    private long tag;

    @BeforeEach
    void seed() {
        tag = kit.state().addTag("Reader");
    }

    private Broadcast.Builder toReaders() {
        return Broadcast.builder().subject("News").content("<p>Hello</p>")
                .subscriberFilter(List.of(SubscriberFilter.allOf(FilterCondition.tags(tag))));
    }

    private Exchange refused(String uri, Object body, Object... headers) {
        int before = kit.requests().size();
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("all subscribers").hasMessageContaining("allowAllSubscribers");
        assertThat(kit.requests().subList(before, kit.requests().size())).allMatch(r -> r.method().equals("GET"));
        return exchange;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"subject\":\"a\",\"send_at\":\"2099-01-01T10:00:00Z\"}",
        "{\"subject\":\"a\",\"public\":true}",
        "{\"subject\":\"a\",\"public\":true,\"send_at\":null}",
        "{\"subject\":\"a\",\"public\":true,\"subscriber_filter\":null}",
        "{\"subject\":\"a\",\"public\":true,\"subscriber_filter\":[]}",
        "{\"subject\":\"a\",\"public\":\"true\",\"subscriber_filter\":[{}]}",
        "{\"subject\":\"a\",\"public\":true,\"subscriber_filter\":[{\"all\":[]}]}",
        "{\"subject\":\"a\",\"public\":true,\"subscriber_filter\":[{\"all\":[{\"type\":\"all_subscribers\"}]}]}"
    })
    void creatingForEverybodyIsRefused(String json) {
        refused(CREATE, json);
        refused("kit:broadcasts?operation=update&broadcastId=1", json);
    }

    @Test
    void creatingForEverybodyOnRequest() {
        Exchange exchange = send(CREATE + "&allowAllSubscribers=true",
                Map.of("subject", "a", "content", "b", "send_at", LATER));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
    }

    @Test
    void draftsAndFilteredOnesNeedNoLeave() throws Exception {
        Map<String, Object> draft = new HashMap<>();
        draft.put("subject", "a");
        draft.put("send_at", null);
        assertThat(send(CREATE, draft).getException()).isNull();
        assertThat(lastRequest().body()).contains("\"send_at\":null");

        Broadcast created = call(Broadcast.class, CREATE, toReaders().sendAt(LATER).build());
        assertThat(created.subscriberFilter().get(0).all().get(0).ids()).containsExactly(tag);
        assertThat(Json.asObject(Json.read(lastRequest().body()))).containsOnlyKeys("subject", "content",
                "subscriber_filter", "send_at");

        Map<String, Object> unpublished = Map.of("subject", "b", "public", false, "send_at", LATER);
        assertThat(send("kit:broadcasts?operation=update&broadcastId=" + created.id(), unpublished).getException()).isNull();
    }

    @Test
    void updateWithATimeThatDoesNotSayUnpublishedIsRefused() {
        Broadcast created = call(Broadcast.class, CREATE, toReaders().build());

        refused("kit:broadcasts?operation=update", Map.of("id", created.id(), "send_at", LATER));
    }

    @Test
    void updateWithoutMergeResetsWhatIsNotGiven() {
        Broadcast created = call(Broadcast.class, CREATE, toReaders().previewText("Look").build());

        Broadcast updated = call(Broadcast.class, "kit:broadcasts?operation=update&broadcastId=" + created.id(),
                Map.of("subject", "New", "public", false));

        assertThat(updated.previewText()).isNull();
        assertThat(updated.subscriberFilter().get(0).all().get(0).type()).isEqualTo("all_subscribers");
    }

    @Test
    void mergeKeepsWhatIsNotGiven() {
        long template = kit.state().addEmailTemplate("Mine", "HTML");
        Broadcast created = call(Broadcast.class, CREATE,
                toReaders().previewText("Look").emailTemplateId(template).isPublic(false).build());

        Broadcast updated = call(Broadcast.class, "kit:broadcasts?operation=update&merge=true&broadcastId=" + created.id(),
                Map.of("subject", "New"));

        assertThat(updated.subject()).isEqualTo("New");
        assertThat(updated.previewText()).isEqualTo("Look");
        assertThat(updated.content()).isEqualTo("<p>Hello</p>");
        assertThat(updated.emailTemplate().id()).isEqualTo(template);
        assertThat(updated.subscriberFilter().get(0).all().get(0).ids()).containsExactly(tag);
        assertThat(kit.requests()).hasSize(3);
    }

    @Test
    void mergeTranslatesTheFilterForEverybodyAndStillAsksForLeave() {
        Broadcast draft = call(Broadcast.class, CREATE, Broadcast.builder().subject("News").content("x").build());
        String uri = "kit:broadcasts?operation=update&merge=true&broadcastId=" + draft.id();

        refused(uri, Map.of("public", true, "send_at", LATER));
        Broadcast updated = call(Broadcast.class, uri + "&allowAllSubscribers=true",
                Map.of("public", true, "send_at", LATER));

        assertThat(updated.subject()).isEqualTo("News");
        assertThat(updated.isPublic()).isTrue();
        assertThat(lastRequest().body()).doesNotContain("all_subscribers");
    }

    @Test
    void mergeOfWhatIsNotThere() {
        Exchange exchange = send("kit:broadcasts?operation=update&merge=true&broadcastId=99", Map.of("subject", "New"));

        assertThat(exchange.getException()).isInstanceOf(io.github.camelkit.exception.KitNotFoundException.class);
        assertThat(kit.requests()).hasSize(1);
    }
}
