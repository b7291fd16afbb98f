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

import io.github.camelkit.model.SequenceEmail;

import static org.assertj.core.api.Assertions.assertThat;

final class SequenceEmailCases {

    private static final String LIST = "/v4/sequences/{sequenceId}/emails";
    private static final String PATH = LIST + "/{sequenceEmailId}";
    private static final String BY_ID = "sequenceId={sequenceId}&sequenceEmailId={sequenceEmailId}";
    private static final String WHOLE = """
            {"subject":"Day 2","delay_value":2,"delay_unit":"hours","preview_text":"More","content":"<p>2</p>",
             "email_template_id":1,"published":true,"send_days":["monday"],"position":1}""";

    private SequenceEmailCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(changing());
        cases.addAll(reading());
        cases.addAll(GenericCases.pages("sequence-emails/list", SequenceEmail.class, "sequenceId={sequenceId}", LIST,
                w -> {
                    email(w);
                    w.create("sequenceEmailId", LIST, WHOLE);
                }));
        return cases;
    }

    static void email(World world) {
        world.sequence("Course").create("sequenceEmailId", LIST,
                "{\"subject\":\"Welcome\",\"delay_value\":0,\"delay_unit\":\"days\",\"content\":\"<p>1</p>\"}");
    }

    private static List<Case> changing() {
        return List.of(
                Case.of("sequence-emails/create").given(w -> w.sequence("Course")).options("sequenceId={sequenceId}")
                        .body(Case.fields("subject", "Day 1", "delay_value", 1, "delay_unit", "days")).sends(LIST)
                        .json("{\"subject\":\"Day 1\",\"delay_value\":1,\"delay_unit\":\"days\"}")
                        .answers(201, SequenceEmail.class)
                        .check(r -> assertThat(r.as(SequenceEmail.class).sequenceId())
                                .isEqualTo(r.ids().id("sequenceId"))),
                Case.of("sequence-emails/create", "all fields, of a sequence by its name, from a model")
                        .given(w -> w.sequence("Course")).options("sequenceName=course").bodyOf(ids -> whole())
                        .afterLookups(1).sends(LIST).json(WHOLE).answers(201, SequenceEmail.class),
                Case.of("sequence-emails/delete").given(SequenceEmailCases::email).options(BY_ID).sends(PATH)
                        .answers(204),
                Case.of("sequence-emails/update").given(SequenceEmailCases::email).options(BY_ID)
                        .body(Case.fields("subject", "Hello", "published", true)).sends(PATH)
                        .json("{\"subject\":\"Hello\",\"published\":true}").answers(200, SequenceEmail.class)
                        .check(r -> assertThat(r.as(SequenceEmail.class).published()).isTrue()),
                Case.of("sequence-emails/update", "all fields, from JSON").given(SequenceEmailCases::email)
                        .options(BY_ID).body(WHOLE).sends(PATH).json(WHOLE).answers(200, SequenceEmail.class));
    }

    private static SequenceEmail whole() {
        return SequenceEmail.builder().subject("Day 2").delayValue(2).delayUnit("hours").previewText("More")
                .content("<p>2</p>").emailTemplateId(1L).published(true).sendDays(List.of("monday")).position(1)
                .build();
    }

    private static List<Case> reading() {
        return List.of(
                Case.of("sequence-emails/get").given(SequenceEmailCases::email).options(BY_ID + "&include=stats")
                        .sends(PATH).query("include", "stats").answers(200, SequenceEmail.class)
                        .check(r -> {
                            assertThat(r.as(SequenceEmail.class).content()).isEqualTo("<p>1</p>");
                            assertThat(r.as(SequenceEmail.class).stats().recipients()).isZero();
                            assertThat(r.as(SequenceEmail.class).stats().unsubscribers()).isNull();
                        }),
                Case.of("sequence-emails/list").given(SequenceEmailCases::email)
                        .options("sequenceId={sequenceId}&include=stats&includeContent=true&perPage=10")
                        .options("includeTotalCount=true").sends(LIST)
                        .query("include", "stats", "include_content", "true", "per_page", "10", "include_total_count",
                                "true")
                        .page(SequenceEmail.class)
                        .check(r -> assertThat(r.item(SequenceEmail.class).content()).isEqualTo("<p>1</p>")));
    }
}
