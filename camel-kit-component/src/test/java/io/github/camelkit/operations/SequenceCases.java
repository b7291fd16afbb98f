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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.ExcludedSource;
import io.github.camelkit.model.Sequence;
import io.github.camelkit.model.Subscriber;

import static org.assertj.core.api.Assertions.assertThat;

final class SequenceCases {

    private static final String PATH = "/v4/sequences/{sequenceId}";
    private static final String SUBSCRIBERS = PATH + "/subscribers";
    private static final String BY_ID = "sequenceId={sequenceId}";
    private static final String WHOLE = """
            {"name":"Course","email_address":"me@example.com","email_template_id":1,"send_days":["monday","friday"],
             "send_hour":9,"time_zone":"Europe/Lisbon","active":false,"repeat":true,"hold":true,
             "exclude_subscriber_sources":[{"type":"tag","ids":[7]}]}""";

    private SequenceCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(single());
        cases.addAll(adding());
        cases.addAll(lists());
        cases.addAll(GenericCases.pages("sequences/list", Sequence.class, "", "/v4/sequences",
                w -> w.sequence("One").sequence("Two")));
        cases.addAll(GenericCases.pages("sequences/listSubscribers", Subscriber.class, BY_ID, SUBSCRIBERS, w -> {
            added(w.sequence("Course").subscriber("bo@example.com"));
            added(w.subscriber("cy@example.com"));
        }));
        return cases;
    }

    static void sequenceAndSubscriber(World world) {
        world.sequence("Course").subscriber("ann@example.com");
    }

    private static void added(World world) {
        world.create("added", SUBSCRIBERS + "/{subscriberId}", "{}");
    }

    private static List<Case> single() {
        return List.of(
                Case.of("sequences/create").body("Course").sends("/v4/sequences").json("{\"name\":\"Course\"}")
                        .answers(201, Sequence.class)
                        .check(r -> assertThat(r.as(Sequence.class).sendDays()).hasSize(7)),
                Case.of("sequences/create", "all fields, from a model").bodyOf(ids -> whole()).sends("/v4/sequences")
                        .json(WHOLE).answers(201, Sequence.class)
                        .check(r -> assertThat(r.as(Sequence.class).timeZone()).isEqualTo("Europe/Lisbon")),
                Case.of("sequences/delete").given(w -> w.sequence("Course")).options(BY_ID).sends(PATH).answers(204),
                Case.of("sequences/get").given(w -> w.sequence("Course")).options(BY_ID + "&include=stats").sends(PATH)
                        .query("include", "stats").answers(200, Sequence.class)
                        .check(r -> {
                            assertThat(r.as(Sequence.class).emailCount()).isZero();
                            assertThat(r.as(Sequence.class).stats().unsubscribers()).isZero();
                            assertThat(r.as(Sequence.class).stats().openRate()).isNull();
                        }),
                Case.of("sequences/get", "by the id in the body").given(w -> w.sequence("Course"))
                        .body(Map.of("id", "{sequenceId}")).sends(PATH).answers(200, Sequence.class),
                Case.of("sequences/get", "by its name").given(w -> w.sequence("Course"))
                        .options("sequenceName=Course").afterLookups(1).sends(PATH).answers(200, Sequence.class),
                Case.of("sequences/update").given(w -> w.sequence("Course")).options(BY_ID)
                        .body(Case.fields("name", "Long course", "active", false)).sends(PATH)
                        .json("{\"name\":\"Long course\",\"active\":false}").answers(200, Sequence.class)
                        .check(r -> assertThat(r.as(Sequence.class).active()).isFalse()),
                Case.of("sequences/update", "all fields, from JSON").given(w -> w.sequence("Old")).options(BY_ID)
                        .body(WHOLE).sends(PATH).json(WHOLE).answers(200, Sequence.class));
    }

    private static Sequence whole() {
        return Sequence.builder().name("Course").emailAddress("me@example.com").emailTemplateId(1L)
                .sendDays(List.of("monday", "friday")).sendHour(9).timeZone("Europe/Lisbon").active(false).repeat(true)
                .hold(true).excludeSubscriberSources(List.of(new ExcludedSource("tag", List.of(7L), null))).build();
    }

    private static List<Case> adding() {
        return List.of(
                Case.of("sequences/addSubscriber").given(SequenceCases::sequenceAndSubscriber)
                        .options(BY_ID + "&subscriberId={subscriberId}").sends(SUBSCRIBERS + "/{subscriberId}")
                        .json("{}").answers(201, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).addedAt()).isNotNull()),
                Case.of("sequences/addSubscriber", "there already, from a model")
                        .given(w -> {
                            sequenceAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID).bodyOf(ids -> Subscriber.builder().id(ids.id("subscriberId")).build())
                        .sends(SUBSCRIBERS + "/{subscriberId}").json("{}").answers(200, Subscriber.class),
                Case.of("sequences/addSubscriber", "by e-mail address").given(SequenceCases::sequenceAndSubscriber)
                        .options(BY_ID + "&emailAddress=ann@example.com").sends(SUBSCRIBERS)
                        .json("{\"email_address\":\"ann@example.com\"}").answers(201, Subscriber.class),
                Case.of("sequences/addSubscriber", "by e-mail address, there already")
                        .given(w -> {
                            sequenceAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID).body(Map.of("email_address", "ann@example.com")).sends(SUBSCRIBERS)
                        .json("{\"email_address\":\"ann@example.com\"}").answers(200, Subscriber.class));
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("sequences/list").given(w -> w.sequence("Course"))
                        .options("include=stats&perPage=10&includeTotalCount=true").sends("/v4/sequences")
                        .query("include", "stats", "per_page", "10", "include_total_count", "true")
                        .page(Sequence.class)
                        .check(r -> assertThat(r.item(Sequence.class).subscriberCount()).isZero()),
                Case.of("sequences/listSubscribers")
                        .given(w -> {
                            sequenceAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID + "&status=active&perPage=10&includeTotalCount=true")
                        .options("addedAfter=2020-01-01&addedBefore=2099-01-01&createdAfter=2020-01-02")
                        .options("createdBefore=2099-01-02").sends(SUBSCRIBERS)
                        .query("status", "active", "per_page", "10", "include_total_count", "true",
                                "added_after", "2020-01-01T00:00:00Z", "added_before", "2099-01-01T00:00:00Z",
                                "created_after", "2020-01-02T00:00:00Z", "created_before", "2099-01-02T00:00:00Z")
                        .page(Subscriber.class)
                        .check(r -> assertThat(r.item(Subscriber.class).addedAt()).isNotNull()));
    }
}
