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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.model.Tagging;

import static org.assertj.core.api.Assertions.assertThat;

final class TagCases {

    private static final String PATH = "/v4/tags/{tagId}";
    private static final String SUBSCRIBERS = PATH + "/subscribers";
    private static final String BY_ID = "tagId={tagId}";
    private static final String ANN = "{\"email_address\":\"ann@example.com\"}";
    private static final String TAGGINGS = "{\"taggings\":[{\"tag_id\":{tagId},\"subscriber_id\":{subscriberId}}]}";
    private static final List<Object> PAIR = List.of(Case.fields("tag_id", "{tagId}", "subscriber_id",
            "{subscriberId}"));

    private TagCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(single());
        cases.addAll(subscribers());
        cases.addAll(bulk());
        cases.addAll(lists());
        cases.addAll(GenericCases.pages("tags/list", Tag.class, "", "/v4/tags", w -> w.tag("One").tag("Two")));
        cases.addAll(GenericCases.pages("tags/listSubscribers", Subscriber.class, BY_ID, SUBSCRIBERS, w -> {
            tagged(w);
            w.subscriber("bo@example.com").state().tag(w.id("tagId"), w.id("subscriberId"));
        }));
        return cases;
    }

    static void tagAndSubscriber(World world) {
        world.tag("VIP").subscriber("ann@example.com");
    }

    static void tagged(World world) {
        tagAndSubscriber(world);
        world.state().tag(world.id("tagId"), world.id("subscriberId"));
    }

    private static List<Case> single() {
        return List.of(
                Case.of("tags/create").body("VIP").sends("/v4/tags").json("{\"name\":\"VIP\"}").answers(201, Tag.class)
                        .check(r -> assertThat(r.as(Tag.class).name()).isEqualTo("VIP")),
                Case.of("tags/create", "there already, from a stream").given(w -> w.tag("VIP"))
                        .bodyOf(ids -> new ByteArrayInputStream("{\"name\":\"vip\"}".getBytes(StandardCharsets.UTF_8)))
                        .sends("/v4/tags").json("{\"name\":\"vip\"}").answers(200, Tag.class)
                        .check(r -> assertThat(r.as(Tag.class).id()).isEqualTo(r.ids().id("tagId"))),
                Case.of("tags/update").given(w -> w.tag("VIP")).options(BY_ID).body("Gold").sends(PATH)
                        .json("{\"name\":\"Gold\"}").answers(200, Tag.class)
                        .check(r -> assertThat(r.as(Tag.class).name()).isEqualTo("Gold")),
                Case.of("tags/update", "by its name, from a map").given(w -> w.tag("VIP")).options("tagName=vip")
                        .body(Map.of("name", "Gold")).afterLookups(1).sends(PATH).json("{\"name\":\"Gold\"}")
                        .answers(200, Tag.class));
    }

    private static List<Case> subscribers() {
        return List.of(
                Case.of("tags/addSubscriber").given(TagCases::tagAndSubscriber)
                        .options(BY_ID + "&subscriberId={subscriberId}").sends(SUBSCRIBERS + "/{subscriberId}")
                        .json("{}").answers(201, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).taggedAt()).isNotNull()),
                Case.of("tags/addSubscriber", "there already, by the id in the body").given(TagCases::tagged)
                        .options(BY_ID).body("{subscriberId}").sends(SUBSCRIBERS + "/{subscriberId}").json("{}")
                        .answers(200, Subscriber.class),
                Case.of("tags/addSubscriber", "by e-mail address").given(TagCases::tagAndSubscriber).options(BY_ID)
                        .body("ann@example.com").sends(SUBSCRIBERS).json(ANN).answers(201, Subscriber.class),
                Case.of("tags/addSubscriber", "by e-mail address, there already").given(TagCases::tagged)
                        .options("tagName=VIP&emailAddress=ann@example.com").afterLookups(1).sends(SUBSCRIBERS)
                        .json(ANN).answers(200, Subscriber.class),
                Case.of("tags/removeSubscriber").given(TagCases::tagged)
                        .options(BY_ID + "&subscriberId={subscriberId}").sends(SUBSCRIBERS + "/{subscriberId}")
                        .answers(204),
                Case.of("tags/removeSubscriber", "by e-mail address").given(TagCases::tagged).options(BY_ID)
                        .body(Map.of("email_address", "ann@example.com")).sends(SUBSCRIBERS).json(ANN).answers(204));
    }

    private static List<Case> bulk() {
        return List.of(
                Case.of("tags/bulkCreate").given(w -> w.tag("VIP"))
                        .body(List.of(Map.of("name", "VIP"), Map.of("name", "New"))).sends("/v4/bulk/tags")
                        .json("{\"tags\":[{\"name\":\"VIP\"},{\"name\":\"New\"}]}").bulk(200, Tag.class)
                        .check(r -> assertThat(r.as(BulkResult.class).items()).hasSize(2)),
                GenericCases.later("tags/bulkCreate", Tag.class, "tags", i -> Map.of("name", "Tag " + i)),
                Case.of("tags/bulkDelete").given(w -> w.tag("VIP"))
                        .body(List.of(Map.of("id", "{tagId}"), Map.of("id", 1))).sends("/v4/bulk/tags")
                        .json("{\"tags\":[{\"id\":{tagId}},{\"id\":1}]}").bulk(200, Tag.class)
                        .check(r -> assertThat(r.as(BulkResult.class).failures()).hasSize(1)),
                GenericCases.later("tags/bulkDelete", Tag.class, "tags", i -> Map.of("id", i)),
                Case.of("tags/bulkAddSubscribers").given(TagCases::tagAndSubscriber).body(PAIR)
                        .sends("/v4/bulk/tags/subscribers").json(TAGGINGS).bulk(200, Subscriber.class)
                        .check(r -> assertThat(r.as(BulkResult.class).items()).hasSize(1)),
                Case.of("tags/bulkAddSubscribers", "models").given(TagCases::tagAndSubscriber)
                        .bodyOf(ids -> List.of(Tagging.of(ids.id("tagId"), ids.id("subscriberId"))))
                        .sends("/v4/bulk/tags/subscribers").json(TAGGINGS).bulk(200, Subscriber.class),
                GenericCases.later("tags/bulkAddSubscribers", Subscriber.class, "taggings",
                        i -> Map.of("tag_id", 1, "subscriber_id", i)),
                Case.of("tags/bulkRemoveSubscribers").given(TagCases::tagged).body(PAIR)
                        .sends("/v4/bulk/tags/subscribers").json(TAGGINGS).bulk(200, Subscriber.class)
                        .check(r -> assertThat(r.as(BulkResult.class).failures()).isEmpty()),
                GenericCases.later("tags/bulkRemoveSubscribers", Subscriber.class, "taggings",
                        i -> Map.of("tag_id", 1, "subscriber_id", i)));
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("tags/list").given(w -> w.tag("VIP"))
                        .options("include=subscriber_count&perPage=10&includeTotalCount=true").sends("/v4/tags")
                        .query("include", "subscriber_count", "per_page", "10", "include_total_count", "true")
                        .page(Tag.class)
                        .check(r -> assertThat(r.item(Tag.class).subscriberCount()).isZero()),
                Case.of("tags/listSubscribers").given(TagCases::tagged)
                        .options(BY_ID + "&status=all&slim=true&perPage=10&includeTotalCount=true")
                        .options("taggedAfter=2020-01-01&taggedBefore=2099-01-01&createdAfter=2020-01-02")
                        .options("createdBefore=2099-01-02").sends(SUBSCRIBERS)
                        .query("status", "all", "slim", "true", "per_page", "10", "include_total_count", "true",
                                "tagged_after", "2020-01-01T00:00:00Z", "tagged_before", "2099-01-01T00:00:00Z",
                                "created_after", "2020-01-02T00:00:00Z", "created_before", "2099-01-02T00:00:00Z")
                        .page(Subscriber.class)
                        .check(r -> assertThat(r.item(Subscriber.class).taggedAt()).isNotNull()));
    }
}
