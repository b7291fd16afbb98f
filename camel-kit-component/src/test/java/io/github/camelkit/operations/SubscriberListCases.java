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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;

import static io.github.camelkit.operations.SubscriberCases.BY_ID;
import static io.github.camelkit.operations.SubscriberCases.PATH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of subscribers.
 */
final class SubscriberListCases {

    private static final String TAGS = PATH + "/tags";
    private static final Map<String, Object> ACTIVE = Case.fields("type", "subscriber_state", "states",
            List.of("active"));
    private static final String ALL = "\"all\":[{\"type\":\"subscriber_state\",\"states\":[\"active\"]}]";

    private SubscriberListCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(single());
        cases.addAll(lists());
        cases.addAll(filters());
        cases.addAll(GenericCases.pages("subscribers/list", Subscriber.class, "", "/v4/subscribers",
                SubscriberListCases::two));
        cases.addAll(GenericCases.pages("subscribers/listTags", Tag.class, BY_ID, TAGS, w -> {
            tagged(w, "One");
            tagged(w, "Two");
        }));
        return cases;
    }

    private static void two(World world) {
        world.subscriber("bo@example.com").subscriber("ann@example.com");
    }

    private static void tagged(World world, String tag) {
        world.subscriber("ann@example.com").tag(tag);
        world.state().tag(world.id("tagId"), world.id("subscriberId"));
    }

    private static List<Case> single() {
        return List.of(
                Case.of("subscribers/get").given(SubscriberCases::ann).options(BY_ID).sends(PATH)
                        .answers(200, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).emailAddress()).isEqualTo("ann@example.com")),
                Case.of("subscribers/get", "by e-mail address").given(SubscriberCases::ann)
                        .options("emailAddress=ann@example.com").afterLookups(1).sends(PATH)
                        .answers(200, Subscriber.class),
                Case.of("subscribers/get", "by a model in the body").given(SubscriberCases::ann)
                        .bodyOf(ids -> Subscriber.builder().id(ids.id("subscriberId")).build()).sends(PATH)
                        .answers(200, Subscriber.class),
                Case.of("subscribers/getStats").given(SubscriberCases::ann)
                        .options(BY_ID + "&emailSentAfter=2020-01-01&emailSentBefore=2099-01-01").sends(PATH + "/stats")
                        .query("email_sent_after", "2020-01-01T00:00:00Z", "email_sent_before", "2099-01-01T00:00:00Z")
                        .answers(200, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).stats().sent()).isNotNull()),
                Case.of("subscribers/listTags").given(w -> tagged(w, "VIP"))
                        .options(BY_ID + "&perPage=10&includeTotalCount=true").sends(TAGS)
                        .query("per_page", "10", "include_total_count", "true").page(Tag.class)
                        .check(r -> {
                            assertThat(r.item(Tag.class).name()).isEqualTo("VIP");
                            assertThat(r.item(Tag.class).taggedAt()).isNotNull();
                        }));
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("subscribers/list").given(w -> tagged(w, "VIP"))
                        .options("status=all&createdAfter=2020-01-01&createdBefore=2099-01-01T12:00:00.500Z")
                        .options("updatedAfter=2020-01-02T03:04:05&updatedBefore=2099-01-03&sortField=updated_at")
                        .options("sortOrder=asc&include=tags,location&perPage=10&includeTotalCount=true")
                        .sends("/v4/subscribers")
                        .query("status", "all", "created_after", "2020-01-01T00:00:00Z", "created_before",
                                "2099-01-01T12:00:00.500Z", "updated_after", "2020-01-02T03:04:05Z", "updated_before",
                                "2099-01-03T00:00:00Z", "sort_field", "updated_at", "sort_order", "asc", "include",
                                "tags,location", "per_page", "10", "include_total_count", "true")
                        .page(Subscriber.class)
                        .check(r -> {
                            assertThat(r.item(Subscriber.class).tags()).extracting(Tag::name).containsExactly("VIP");
                            assertThat(r.header(KitConstants.TOTAL_COUNT)).isEqualTo(1L);
                        }),
                Case.of("subscribers/list", "one by e-mail address, with fewer fields")
                        .given(SubscriberListCases::two).options("emailAddress=ann@example.com&slim=true")
                        .sends("/v4/subscribers").query("email_address", "ann@example.com", "slim", "true")
                        .page(Subscriber.class)
                        .check(r -> assertThat(r.item(Subscriber.class).fields()).isNull()));
    }

    private static List<Case> filters() {
        return List.of(
                Case.of("subscribers/filter").given(SubscriberListCases::two)
                        .options("perPage=10&includeTotalCount=true&sortField=email_address&sortOrder=asc")
                        .body(List.of(ACTIVE)).sends("/v4/subscribers/filter")
                        .json("{" + ALL + ",\"per_page\":10,\"include_total_count\":true,"
                                + "\"sort_field\":\"email_address\","
                                + "\"sort_order\":\"asc\"}")
                        .page(Subscriber.class)
                        .check(r -> {
                            assertThat(r.items(Subscriber.class)).extracting(Subscriber::id)
                                    .contains(r.ids().id("subscriberId"));
                            assertThat(r.header(KitConstants.TOTAL_COUNT)).isEqualTo(2L);
                        }),
                Case.of("subscribers/filter", "an object as JSON bytes").given(SubscriberListCases::two)
                        .bodyOf(ids -> ("{" + ALL + ",\"counting_mode\":\"raw\",\"include\":[{\"type\":\"stats\"}]}")
                                .getBytes(StandardCharsets.UTF_8))
                        .sends("/v4/subscribers/filter")
                        .json("{" + ALL + ",\"counting_mode\":\"raw\",\"include\":[{\"type\":\"stats\"}]}")
                        .page(Subscriber.class)
                        .check(r -> assertThat(r.items(Subscriber.class))
                                .allSatisfy(s -> assertThat(s.stats()).isNotNull())),
                Case.of("subscribers/filter", "the page after a cursor").given(SubscriberListCases::filterCursors)
                        .options("after={next}&perPage=1").body(List.of(ACTIVE)).sends("/v4/subscribers/filter")
                        .json("{" + ALL + ",\"per_page\":1,\"after\":\"{next}\"}").page(Subscriber.class)
                        .check(r -> assertThat(r.header(KitConstants.PREVIOUS_CURSOR))
                                .isEqualTo(r.ids().get("previous"))),
                Case.of("subscribers/filter", "the page before a cursor").given(SubscriberListCases::filterCursors)
                        .options("before={previous}&perPage=1").body(List.of(ACTIVE)).sends("/v4/subscribers/filter")
                        .json("{" + ALL + ",\"per_page\":1,\"before\":\"{previous}\"}").page(Subscriber.class)
                        .check(r -> assertThat(r.header(KitConstants.NEXT_CURSOR)).isEqualTo(r.ids().get("next"))));
    }

    /** Subscribers sort by id in both lists, so that the cursors are the same. */
    private static void filterCursors(World world) {
        two(world);
        world.cursors("/v4/subscribers");
    }
}
