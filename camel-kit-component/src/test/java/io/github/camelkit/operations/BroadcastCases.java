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

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.Broadcast;
import io.github.camelkit.model.BroadcastClick;
import io.github.camelkit.model.FilterCondition;
import io.github.camelkit.model.SubscriberFilter;

import static org.assertj.core.api.Assertions.assertThat;

final class BroadcastCases {

    private static final String PATH = "/v4/broadcasts/{broadcastId}";
    private static final String BY_ID = "broadcastId={broadcastId}";
    private static final String WHOLE = """
            {"email_template_id":1,"allow_starting_point":true,"email_address":"me@example.com",
             "content":"<p>Hi</p>","description":"For the web",
             "public":true,"published_at":"2099-01-01T08:00:00Z","send_at":"2099-01-01T09:00:00Z",
             "thumbnail_alt":"A duck","thumbnail_url":"https://images.example.com/duck.png",
             "preview_text":"You will like it","subject":"News",
             "subscriber_filter":[{"all":[{"type":"segment","ids":[4]}]}]}""";

    private BroadcastCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(single());
        cases.addAll(changing());
        cases.addAll(lists());
        cases.addAll(GenericCases.pages("broadcasts/list", Broadcast.class, "", "/v4/broadcasts",
                BroadcastCases::two));
        cases.addAll(GenericCases.pages("broadcasts/listStats", Broadcast.class, "", "/v4/broadcasts/stats",
                BroadcastCases::two));
        cases.addAll(GenericCases.pages("broadcasts/getClicks", BroadcastClick.class, BY_ID, PATH + "/clicks",
                BroadcastCases::sent));
        return cases;
    }

    static void draft(World world) {
        world.create("broadcastId", "/v4/broadcasts", "{\"subject\":\"A draft\"}");
    }

    /** Sent long ago to one subscriber, with two links. */
    static void sent(World world) {
        world.subscriber("ann@example.com").create("broadcastId", "/v4/broadcasts", """
                {"subject":"Sent","send_at":"2020-01-05T10:00:00Z",
                 "content":"<a href='https://example.com/1'>1</a> <a href='https://example.com/2'>2</a>"}""");
    }

    private static void two(World world) {
        draft(world);
        sent(world);
    }

    private static List<Case> single() {
        return List.of(
                Case.of("broadcasts/get").given(BroadcastCases::sent).options(BY_ID + "&extraFields=clicks,stats")
                        .sends(PATH).query("extra_fields", "clicks,stats").answers(200, Broadcast.class)
                        .check(r -> {
                            assertThat(r.as(Broadcast.class).clicks()).hasSize(2);
                            assertThat(r.as(Broadcast.class).stats().recipients()).isEqualTo(1);
                        }),
                Case.of("broadcasts/getStats").given(BroadcastCases::sent).options(BY_ID).sends(PATH + "/stats")
                        .answers(200, Broadcast.class)
                        .check(r -> assertThat(r.as(Broadcast.class).stats().status()).isEqualTo("completed")),
                Case.of("broadcasts/delete").given(BroadcastCases::draft).options(BY_ID).sends(PATH).answers(204),
                Case.of("broadcasts/getClicks").given(BroadcastCases::sent).options(BY_ID + "&perPage=1")
                        .sends(PATH + "/clicks").query("per_page", "1").page(BroadcastClick.class)
                        .check(r -> {
                            assertThat(r.item(BroadcastClick.class).url()).startsWith("https://example.com/");
                            assertThat(r.header(KitConstants.NEXT_CURSOR)).isNotNull();
                        }));
    }

    private static List<Case> changing() {
        return List.of(
                Case.of("broadcasts/create").body(Case.fields("subject", "News", "content", "<p>Hi</p>"))
                        .sends("/v4/broadcasts").json("{\"subject\":\"News\",\"content\":\"<p>Hi</p>\"}")
                        .answers(201, Broadcast.class)
                        .check(r -> assertThat(r.as(Broadcast.class).status()).isEqualTo("draft")),
                Case.of("broadcasts/create", "all fields, from a model").bodyOf(ids -> whole())
                        .sends("/v4/broadcasts").json(WHOLE).answers(201, Broadcast.class)
                        .check(r -> assertThat(r.as(Broadcast.class).status()).isEqualTo("scheduled")),
                Case.of("broadcasts/create", "to everybody").options("allowAllSubscribers=true")
                        .body(Case.fields("subject", "News", "send_at", "2099-01-01T09:00:00Z"))
                        .sends("/v4/broadcasts").json("{\"subject\":\"News\",\"send_at\":\"2099-01-01T09:00:00Z\"}")
                        .answers(201, Broadcast.class),
                Case.of("broadcasts/update").given(BroadcastCases::draft).options(BY_ID)
                        .body(Case.fields("subject", "Better news", "public", false)).sends(PATH)
                        .json("{\"subject\":\"Better news\",\"public\":false}").answers(200, Broadcast.class)
                        .check(r -> {
                            assertThat(r.as(Broadcast.class).id()).isEqualTo(r.ids().id("broadcastId"));
                            assertThat(r.as(Broadcast.class).subject()).isEqualTo("Better news");
                        }),
                Case.of("broadcasts/update", "all fields, from JSON").given(BroadcastCases::draft).options(BY_ID)
                        .body(WHOLE).sends(PATH).json(WHOLE).answers(200, Broadcast.class),
                Case.of("broadcasts/update", "what is not given is kept")
                        .given(w -> w.create("broadcastId", "/v4/broadcasts",
                                "{\"subject\":\"Old\",\"content\":\"<p>Kept</p>\"}"))
                        .options(BY_ID + "&merge=true").body(Map.of("subject", "New")).afterLookups(1).sends(PATH)
                        .json("""
                                {"content":"<p>Kept</p>","email_template_id":3,"public":false,"subject":"New"}""")
                        .answers(200, Broadcast.class)
                        .check(r -> assertThat(r.as(Broadcast.class).content()).isEqualTo("<p>Kept</p>")));
    }

    private static Broadcast whole() {
        return Broadcast.builder().emailTemplateId(1L).allowStartingPoint(true).emailAddress("me@example.com")
                .content("<p>Hi</p>").description("For the web").isPublic(true).publishedAt(OffsetDateTime.parse("2099-01-01T08:00:00Z"))
                .sendAt(OffsetDateTime.parse("2099-01-01T09:00:00Z")).thumbnailAlt("A duck")
                .thumbnailUrl("https://images.example.com/duck.png").previewText("You will like it").subject("News")
                .subscriberFilter(List.of(SubscriberFilter.allOf(FilterCondition.segments(4L)))).build();
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("broadcasts/list").given(BroadcastCases::two)
                        .options("status=completed&sentAfter=2020-01-01&sentBefore=2020-02-01T00:00:00Z")
                        .options("extraFields=stats&slim=true&perPage=10&includeTotalCount=true")
                        .sends("/v4/broadcasts")
                        .query("status", "completed", "sent_after", "2020-01-01T00:00:00Z", "sent_before",
                                "2020-02-01T00:00:00Z", "extra_fields", "stats", "slim", "true", "per_page", "10",
                                "include_total_count", "true")
                        .page(Broadcast.class)
                        .check(r -> {
                            assertThat(r.item(Broadcast.class).subject()).isEqualTo("Sent");
                            assertThat(r.header(KitConstants.TOTAL_COUNT)).isEqualTo(1L);
                        }),
                Case.of("broadcasts/listStats").given(BroadcastCases::two)
                        .options("status=completed&sentAfter=2020-01-01&sentBefore=2020-02-01&perPage=10")
                        .options("includeTotalCount=true").sends("/v4/broadcasts/stats")
                        .query("status", "completed", "sent_after", "2020-01-01T00:00:00Z", "sent_before",
                                "2020-02-01T00:00:00Z", "per_page", "10", "include_total_count", "true")
                        .page(Broadcast.class)
                        .check(r -> assertThat(r.item(Broadcast.class).stats().status()).isEqualTo("completed")));
    }
}
