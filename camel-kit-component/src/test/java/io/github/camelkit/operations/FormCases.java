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

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.Form;
import io.github.camelkit.model.FormAddition;
import io.github.camelkit.model.Subscriber;

import static org.assertj.core.api.Assertions.assertThat;

final class FormCases {

    private static final String SUBSCRIBERS = "/v4/forms/{formId}/subscribers";
    private static final String BY_ID = "formId={formId}";
    private static final String REFERRER = "https://example.com/landing?utm_source=news";

    private FormCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(adding());
        cases.addAll(bulk());
        cases.addAll(lists());
        cases.addAll(GenericCases.pages("forms/list", Form.class, "", "/v4/forms",
                w -> w.form("One").form("Two")));
        cases.addAll(GenericCases.pages("forms/listSubscribers", Subscriber.class, BY_ID, SUBSCRIBERS, w -> {
            formAndSubscriber(w);
            added(w.subscriber("bo@example.com"));
            added(w.subscriber("cy@example.com"));
        }));
        return cases;
    }

    static void formAndSubscriber(World world) {
        world.form("Newsletter").subscriber("ann@example.com");
    }

    private static void added(World world) {
        world.create("added", SUBSCRIBERS + "/{subscriberId}", "{}");
    }

    private static List<Case> adding() {
        return List.of(
                Case.of("forms/addSubscriber").given(FormCases::formAndSubscriber)
                        .options(BY_ID + "&subscriberId={subscriberId}").body(Map.of("referrer", REFERRER))
                        .sends(SUBSCRIBERS + "/{subscriberId}").json("{\"referrer\":\"" + REFERRER + "\"}")
                        .answers(201, Subscriber.class)
                        .check(r -> {
                            assertThat(r.as(Subscriber.class).addedAt()).isNotNull();
                            assertThat(r.as(Subscriber.class).referrerUtmParameters().source()).isEqualTo("news");
                        }),
                Case.of("forms/addSubscriber", "there already, by the id in the body")
                        .given(w -> {
                            formAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID).body("{subscriberId}").sends(SUBSCRIBERS + "/{subscriberId}").json("{}")
                        .answers(200, Subscriber.class),
                Case.of("forms/addSubscriber", "by e-mail address").given(FormCases::formAndSubscriber)
                        .options(BY_ID)
                        .body(Case.fields("email_address", "ann@example.com", "referrer", REFERRER)).sends(SUBSCRIBERS)
                        .json("{\"email_address\":\"ann@example.com\",\"referrer\":\"" + REFERRER + "\"}")
                        .answers(201, Subscriber.class),
                Case.of("forms/addSubscriber", "by e-mail address, there already")
                        .given(w -> {
                            formAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID).body("ann@example.com").sends(SUBSCRIBERS)
                        .json("{\"email_address\":\"ann@example.com\"}").answers(200, Subscriber.class),
                Case.of("forms/addSubscriber", "by the form's name").given(FormCases::formAndSubscriber)
                        .options("formName=newsletter").body("ann@example.com").afterLookups(1).sends(SUBSCRIBERS)
                        .json("{\"email_address\":\"ann@example.com\"}").answers(201, Subscriber.class));
    }

    private static List<Case> bulk() {
        return List.of(
                Case.of("forms/bulkAddSubscribers").given(FormCases::formAndSubscriber)
                        .body(List.of(Case.fields("form_id", "{formId}", "subscriber_id", "{subscriberId}", "referrer",
                                REFERRER)))
                        .sends("/v4/bulk/forms/subscribers")
                        .json("{\"additions\":[{\"form_id\":{formId},\"subscriber_id\":{subscriberId},\"referrer\":\""
                                + REFERRER + "\"}]}")
                        .bulk(200, Subscriber.class)
                        .check(r -> assertThat(r.as(BulkResult.class).items()).hasSize(1)),
                Case.of("forms/bulkAddSubscribers", "models, one of a form that is not there")
                        .given(FormCases::formAndSubscriber)
                        .bodyOf(ids -> List.of(new FormAddition(1L, ids.id("subscriberId"), null, null)))
                        .sends("/v4/bulk/forms/subscribers")
                        .json("{\"additions\":[{\"form_id\":1,\"subscriber_id\":{subscriberId}}]}")
                        .bulk(200, Subscriber.class)
                        .check(r -> assertThat(r.as(BulkResult.class).failures()).hasSize(1)),
                GenericCases.later("forms/bulkAddSubscribers", Subscriber.class, "additions",
                        i -> Map.of("form_id", 1, "subscriber_id", i)));
    }

    private static List<Case> lists() {
        return List.of(
                Case.of("forms/list").given(w -> w.form("One").and(() -> w.state().addForm("Page", "hosted",
                                "archived", false)))
                        .options("status=all&type=hosted&include=subscriber_count&perPage=10&includeTotalCount=true")
                        .sends("/v4/forms")
                        .query("status", "all", "type", "hosted", "include", "subscriber_count", "per_page", "10",
                                "include_total_count", "true")
                        .page(Form.class)
                        .check(r -> {
                            assertThat(r.item(Form.class).archived()).isTrue();
                            assertThat(r.item(Form.class).subscriberCount()).isZero();
                        }),
                Case.of("forms/listSubscribers")
                        .given(w -> {
                            formAndSubscriber(w);
                            added(w);
                        })
                        .options(BY_ID + "&status=all&slim=true&perPage=10&includeTotalCount=true")
                        .options("addedAfter=2020-01-01&addedBefore=2099-01-01")
                        .options("createdAfter=2020-01-02&createdBefore=2099-01-02").sends(SUBSCRIBERS)
                        .query("status", "all", "slim", "true", "per_page", "10", "include_total_count", "true",
                                "added_after", "2020-01-01T00:00:00Z", "added_before", "2099-01-01T00:00:00Z",
                                "created_after", "2020-01-02T00:00:00Z", "created_before", "2099-01-02T00:00:00Z")
                        .page(Subscriber.class)
                        .check(r -> {
                            assertThat(r.item(Subscriber.class).emailAddress()).isEqualTo("ann@example.com");
                            assertThat(r.item(Subscriber.class).fields()).isNull();
                            assertThat(r.header(KitConstants.TOTAL_COUNT)).isEqualTo(1L);
                        }));
    }
}
