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
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.CustomFieldValue;

import static org.assertj.core.api.Assertions.assertThat;

final class CustomFieldCases {

    private static final String PATH = "/v4/custom_fields/{customFieldId}";
    private static final String BY_ID = "customFieldId={customFieldId}";

    private CustomFieldCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(single());
        cases.addAll(bulk());
        cases.addAll(GenericCases.pages("custom-fields/list", CustomField.class, "", "/v4/custom_fields",
                w -> w.field("Town").field("Shoe size")));
        return cases;
    }

    private static List<Case> single() {
        return List.of(
                Case.of("custom-fields/create").body("Shoe size").sends("/v4/custom_fields")
                        .json("{\"label\":\"Shoe size\"}").answers(201, CustomField.class)
                        .check(r -> assertThat(r.as(CustomField.class).key()).isEqualTo("shoe_size")),
                Case.of("custom-fields/create", "there already").given(w -> w.field("Town"))
                        .body(Map.of("label", "Town")).sends("/v4/custom_fields").json("{\"label\":\"Town\"}")
                        .answers(200, CustomField.class)
                        .check(r -> assertThat(r.as(CustomField.class).id()).isEqualTo(r.ids().id("customFieldId"))),
                Case.of("custom-fields/delete").given(w -> w.field("Town")).options(BY_ID).sends(PATH).answers(204),
                Case.of("custom-fields/list").given(w -> w.field("Town").field("Shoe size"))
                        .options("perPage=10&includeTotalCount=true").sends("/v4/custom_fields")
                        .query("per_page", "10", "include_total_count", "true").page(CustomField.class)
                        .check(r -> {
                            assertThat(r.items(CustomField.class)).extracting(CustomField::label)
                                    .containsExactlyInAnyOrder("Town", "Shoe size");
                            assertThat(r.header(KitConstants.TOTAL_COUNT)).isEqualTo(2L);
                        }),
                Case.of("custom-fields/update").given(w -> w.field("Town")).options(BY_ID).body("City").sends(PATH)
                        .json("{\"label\":\"City\"}").answers(200, CustomField.class)
                        .check(r -> assertThat(r.as(CustomField.class).label()).isEqualTo("City")),
                Case.of("custom-fields/update", "by its label").given(w -> w.field("Town"))
                        .options("customFieldLabel=Town").body("City").afterLookups(1).sends(PATH)
                        .json("{\"label\":\"City\"}").answers(200, CustomField.class));
    }

    private static List<Case> bulk() {
        return List.of(
                Case.of("custom-fields/bulkCreate").given(w -> w.field("Town"))
                        .body(List.of(Map.of("label", "Shoe size"), Map.of("label", "Town")))
                        .sends("/v4/bulk/custom_fields")
                        .json("{\"custom_fields\":[{\"label\":\"Shoe size\"},{\"label\":\"Town\"}]}")
                        .bulk(200, CustomField.class)
                        .check(r -> {
                            assertThat(r.as(BulkResult.class).items()).hasSize(1);
                            assertThat(r.as(BulkResult.class).failures()).hasSize(1);
                        }),
                GenericCases.later("custom-fields/bulkCreate", CustomField.class, "custom_fields",
                        i -> Map.of("label", "Field " + i)),
                Case.of("custom-fields/bulkUpdateValues").given(w -> w.subscriber("ann@example.com").field("Town"))
                        .body(List.of(Case.fields("subscriber_id", "{subscriberId}", "subscriber_custom_field_id",
                                "{customFieldId}", "value", "Lisbon")))
                        .sends("/v4/bulk/custom_fields/subscribers").json("""
                                {"custom_field_values":[{"subscriber_id":{subscriberId},
                                 "subscriber_custom_field_id":{customFieldId},"value":"Lisbon"}]}""")
                        .bulk(200, CustomFieldValue.class)
                        .check(r -> assertThat(r.as(BulkResult.class).items()).hasSize(1)),
                Case.of("custom-fields/bulkUpdateValues", "models")
                        .given(w -> w.subscriber("ann@example.com").field("Town"))
                        .bodyOf(ids -> List.of(
                                CustomFieldValue.of(ids.id("subscriberId"), ids.id("customFieldId"), "5")))
                        .sends("/v4/bulk/custom_fields/subscribers").json("""
                                {"custom_field_values":[{"subscriber_id":{subscriberId},
                                 "subscriber_custom_field_id":{customFieldId},"value":"5"}]}""")
                        .bulk(200, CustomFieldValue.class),
                GenericCases.later("custom-fields/bulkUpdateValues", CustomFieldValue.class, "custom_field_values",
                        i -> Map.of("subscriber_id", i, "subscriber_custom_field_id", 1, "value", "v")));
    }
}
