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
package io.github.camelkit.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelBuilderTest {

    @Test
    void whatIsSetToNullIsWrittenAndWhatIsNotSetIsNot() {
        Broadcast draft = Broadcast.builder().subject("Frost").sendAt(null).build();

        assertThat(Json.canonical(draft)).isEqualTo("{\"send_at\":null,\"subject\":\"Frost\"}");
        assertThat(draft.sendAt()).isNull();
        assertThat(draft.content()).isNull();
    }

    @Test
    void buildsABroadcast() {
        Broadcast broadcast = Broadcast.builder()
                .emailTemplateId(3L)
                .isPublic(true)
                .sendAt(OffsetDateTime.parse("2026-10-01T09:00:00+02:00"))
                .subscriberFilter(List.of(SubscriberFilter.anyOf(
                        FilterCondition.tags(4L, 5L), FilterCondition.segments(6L))))
                .build();

        assertThat(Json.canonical(broadcast)).isEqualTo(Json.canonical(Json.read("""
                {"email_template_id": 3, "public": true, "send_at": "2026-10-01T09:00:00+02:00",
                 "subscriber_filter": [{"any": [{"type": "tag", "ids": [4, 5]}, {"type": "segment", "ids": [6]}]}]}
                """)));
        assertThat(broadcast.subscriberFilter().get(0).any()).hasSize(2);
    }

    @Test
    void buildsAPurchase() {
        Purchase purchase = Purchase.builder()
                .emailAddress("tomas@river.example")
                .total(new BigDecimal("10.00"))
                .products(List.of(Product.builder().pid("cider").lid("1").quantity(1).build()))
                .build();

        assertThat(Json.canonical(purchase)).isEqualTo(Json.canonical(Json.read("""
                {"email_address": "tomas@river.example", "total": 10.00,
                 "products": [{"pid": "cider", "lid": "1", "quantity": 1}]}
                """)));
    }

    @Test
    void buildsAWebhookAndASnippet() {
        Webhook webhook = Webhook.builder()
                .targetUrl("https://hooks.example/x")
                .event(WebhookEvent.builder().name("subscriber.tag_add").tagId(4L).build())
                .build();
        Snippet snippet = Snippet.builder().name("Banner").snippetType("block").valueHtml("<b>x</b>").build();

        assertThat(Json.canonical(webhook)).isEqualTo(
                "{\"event\":{\"name\":\"subscriber.tag_add\",\"tag_id\":4},"
                        + "\"target_url\":\"https://hooks.example/x\"}");
        assertThat(snippet.documentAttributes().valueHtml()).isEqualTo("<b>x</b>");
        assertThat(snippet.toMap()).containsEntry("document_attributes", Map.of("value_html", "<b>x</b>"));
    }

    @Test
    void setsOneCustomFieldBesideTheOthers() {
        Subscriber subscriber = KitModels.read(Subscriber.class,
                Json.read("{\"fields\": {\"a\": null, \"b\": \"1\"}}"));

        Subscriber changed = subscriber.toBuilder().field("b", "2").field("c", null).build();

        assertThat(Json.canonical(changed)).isEqualTo("{\"fields\":{\"a\":null,\"b\":\"2\",\"c\":null}}");
        assertThat(Subscriber.builder().field("a", "1").build().fields()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void aChangeLeavesAllElseAsItWas() {
        Map<String, Object> json = Json.sample("broadcasts");
        Broadcast broadcast = KitPage.read("broadcasts", Broadcast.class, json).get(1);
        Map<String, Object> expected = broadcast.toMap();
        expected.put("subject", "Third frost");

        Broadcast changed = broadcast.toBuilder().subject("Third frost").build();

        assertThat(changed.subject()).isEqualTo("Third frost");
        assertThat(Json.canonical(changed)).isEqualTo(Json.canonical(expected));
        assertThat(broadcast.toBuilder().build()).isEqualTo(broadcast);
    }

    @Test
    void aChangeReplacesTheRawForm() {
        Subscriber subscriber = KitModels.read(Subscriber.class,
                Json.read("{\"id\": \"5\", \"created_at\": \"2026-01-05T06:07:08.000Z\", \"x\": 1.0}"));

        Subscriber changed = subscriber.toBuilder()
                .id(6L)
                .createdAt(OffsetDateTime.parse("2026-01-06T00:00:00Z"))
                .build();

        assertThat(changed.additional()).containsOnlyKeys("x");
        assertThat(Json.canonical(changed))
                .isEqualTo("{\"created_at\":\"2026-01-06T00:00:00Z\",\"id\":6,\"x\":1.0}");
    }

    @Test
    void setsAndUnsetsFieldsByKitsNames() {
        Sequence sequence = Sequence.builder()
                .name("Course")
                .sendHour(9)
                .set("time_zone", "Europe/Lisbon")
                .set("starts_on", LocalDate.of(2026, 3, 1))
                .set("team", null)
                .unset("send_hour")
                .build();

        assertThat(sequence.timeZone()).isEqualTo("Europe/Lisbon");
        assertThat(Json.canonical(sequence)).isEqualTo(
                "{\"name\":\"Course\",\"starts_on\":\"2026-03-01\",\"team\":null,\"time_zone\":\"Europe/Lisbon\"}");
    }

    @Test
    void makesTheSmallOnesByTheirFactories() {
        assertThat(Json.canonical(Tag.named("Cider"))).isEqualTo("{\"name\":\"Cider\"}");
        assertThat(Json.canonical(CustomField.labelled("Shoe size"))).isEqualTo("{\"label\":\"Shoe size\"}");
        assertThat(Json.canonical(Tagging.of(4L, 9L))).isEqualTo("{\"subscriber_id\":9,\"tag_id\":4}");
        assertThat(Json.canonical(FormAddition.of(7L, 9L))).isEqualTo("{\"form_id\":7,\"subscriber_id\":9}");
        assertThat(Json.canonical(CustomFieldValue.of(9L, 61L, "44")))
                .isEqualTo("{\"subscriber_custom_field_id\":61,\"subscriber_id\":9,\"value\":\"44\"}");
        assertThat(Json.canonical(SubscriberFilter.allOf(FilterCondition.tags(1L))))
                .isEqualTo("{\"all\":[{\"ids\":[1],\"type\":\"tag\"}]}");
        assertThat(SubscriberFilter.noneOf(FilterCondition.tags(1L)).none()).hasSize(1);
    }
}
