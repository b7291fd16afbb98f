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

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.Location;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switch.UnknownFields;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done to single subscribers, and to many at once.
 */
final class SubscriberCases {

    static final String PATH = "/v4/subscribers/{subscriberId}";
    static final String BY_ID = "subscriberId={subscriberId}";

    private static final String LOCATION = """
            {"location":{"city":"Lisbon","state_province":"Lisboa","country_code":"PT","latitude":38.72,
             "longitude":-9.14,"timezone":"Europe/Lisbon"}}""";
    private static final Map<String, Object> LISBON = Case.fields("city", "Lisbon", "state_province", "Lisboa",
            "country_code", "PT", "latitude", new BigDecimal("38.72"), "longitude", new BigDecimal("-9.14"),
            "timezone", "Europe/Lisbon");

    private SubscriberCases() {
    }

    static void ann(World world) {
        world.subscriber("ann@example.com");
    }

    static void pinned(World world) {
        ann(world);
        world.create("location", PATH + "/location", LOCATION);
    }

    static List<Case> creating() {
        return List.of(
                Case.of("subscribers/create").given(w -> w.field("Last name"))
                        .body(Case.fields("email_address", "ann@example.com", "first_name", "Ann", "fields",
                                Case.fields("last_name", "Smith")))
                        .sends("/v4/subscribers")
                        .json("""
                                {"email_address":"ann@example.com","first_name":"Ann",
                                 "fields":{"last_name":"Smith"}}""")
                        .answers(201, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).fields()).containsEntry("last_name", "Smith")),
                Case.of("subscribers/create", "there already, from a model").given(SubscriberCases::ann)
                        .bodyOf(ids -> Subscriber.builder().emailAddress("Ann@example.com").firstName("Anna")
                                .state("inactive").build())
                        .sends("/v4/subscribers")
                        .json("{\"email_address\":\"Ann@example.com\",\"first_name\":\"Anna\",\"state\":\"inactive\"}")
                        .answers(200, Subscriber.class)
                        .check(r -> {
                            assertThat(r.as(Subscriber.class).firstName()).isEqualTo("Anna");
                            assertThat(r.as(Subscriber.class).state()).isEqualTo("active");
                        }),
                Case.of("subscribers/create", "more custom fields than are set at once")
                        .given(w -> manyFields().keySet().forEach(w::field))
                        .body(Case.fields("email_address", "ann@example.com", "fields", manyFields()))
                        .sends("/v4/subscribers")
                        .json(GenericCases.json(Case.fields("email_address", "ann@example.com", "fields",
                                manyFields())))
                        .answers(202, Subscriber.class),
                Case.of("subscribers/create", "a custom field that Kit does not know")
                        .given(w -> w.kit().switches().set(Switch.UNKNOWN_FIELDS, UnknownFields.WARN))
                        .body("{\"email_address\":\"ann@example.com\",\"fields\":{\"shoe_size\":\"44\"}}")
                        .sends("/v4/subscribers")
                        .json("{\"email_address\":\"ann@example.com\",\"fields\":{\"shoe_size\":\"44\"}}")
                        .answers(201, Subscriber.class)
                        .check(r -> assertThat(r.header(KitConstants.WARNINGS))
                                .isEqualTo(List.of("Custom field 'shoe_size' does not exist"))),
                Case.of("subscribers/create", "plain text").body("ann@example.com").sends("/v4/subscribers")
                        .json("{\"email_address\":\"ann@example.com\"}").answers(201, Subscriber.class));
    }

    private static Map<String, Object> manyFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 1; i <= 11; i++) {
            fields.put("f" + i, "value " + i);
        }
        return fields;
    }

    static List<Case> changing() {
        return List.of(
                Case.of("subscribers/update").given(w -> w.subscriber("ann@example.com").field("Town"))
                        .options(BY_ID)
                        .body(Case.fields("first_name", "Anna", "fields", Case.fields("town", "Lisbon"))).sends(PATH)
                        .json("{\"first_name\":\"Anna\",\"fields\":{\"town\":\"Lisbon\"}}")
                        .answers(200, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).firstName()).isEqualTo("Anna")),
                Case.of("subscribers/update", "the e-mail address, by the id in the body")
                        .given(SubscriberCases::ann)
                        .body(Case.fields("id", "{subscriberId}", "email_address", "new@example.com")).sends(PATH)
                        .json("{\"email_address\":\"new@example.com\"}").answers(200, Subscriber.class),
                Case.of("subscribers/update", "more custom fields than are set at once")
                        .given(w -> manyFields().keySet().forEach(w.subscriber("ann@example.com")::field))
                        .options(BY_ID).body(Case.fields("fields", manyFields())).sends(PATH)
                        .json(GenericCases.json(Case.fields("fields", manyFields()))).answers(202, Subscriber.class),
                Case.of("subscribers/update", "by e-mail address").given(SubscriberCases::ann)
                        .options("emailAddress=ann@example.com").body(Map.of("first_name", "Anna")).afterLookups(1)
                        .sends(PATH).json("{\"first_name\":\"Anna\"}").answers(200, Subscriber.class),
                Case.of("subscribers/unsubscribe").given(SubscriberCases::ann).options(BY_ID)
                        .sends(PATH + "/unsubscribe").json("{}").answers(204),
                Case.of("subscribers/unsubscribe", "by the e-mail address in the body").given(SubscriberCases::ann)
                        .body("ann@example.com").afterLookups(1).sends(PATH + "/unsubscribe").json("{}").answers(204));
    }

    static List<Case> locations() {
        return List.of(
                Case.of("subscribers/createLocation").given(SubscriberCases::ann).options(BY_ID).body(LISBON)
                        .sends(PATH + "/location").json(LOCATION).answers(200, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).location().city()).isEqualTo("Lisbon")),
                Case.of("subscribers/updateLocation").given(SubscriberCases::pinned).options(BY_ID).body(LISBON)
                        .sends(PATH + "/location").json(LOCATION).answers(200, Subscriber.class)
                        .check(r -> assertThat(r.as(Subscriber.class).location().timezone())
                                .isEqualTo("Europe/Lisbon")),
                Case.of("subscribers/updateLocation", "wrapped already, from a model").given(SubscriberCases::pinned)
                        .options(BY_ID)
                        .bodyOf(ids -> Subscriber.builder().location(Location.builder().city("Lisbon")
                                .stateProvince("Lisboa").countryCode("PT").latitude(new BigDecimal("38.72"))
                                .longitude(new BigDecimal("-9.14")).timezone("Europe/Lisbon").build()).build())
                        .sends(PATH + "/location").json(LOCATION).answers(200, Subscriber.class),
                Case.of("subscribers/deleteLocation").given(SubscriberCases::pinned).options(BY_ID)
                        .sends(PATH + "/location").answers(204));
    }

    static List<Case> bulk() {
        return List.of(
                Case.of("subscribers/bulkCreate")
                        .body(List.of(Case.fields("email_address", "ann@example.com", "first_name", "Ann"),
                                Case.fields("email_address", "nonsense")))
                        .sends("/v4/bulk/subscribers").json("""
                                {"subscribers":[{"email_address":"ann@example.com","first_name":"Ann"},
                                 {"email_address":"nonsense"}]}""")
                        .bulk(200, Subscriber.class)
                        .check(r -> {
                            assertThat(r.as(BulkResult.class).items()).hasSize(1);
                            assertThat(r.as(BulkResult.class).failures()).hasSize(1);
                        }),
                Case.of("subscribers/bulkCreate", "models")
                        .bodyOf(ids -> List.of(Subscriber.builder().emailAddress("ann@example.com").state("inactive")
                                .build()))
                        .sends("/v4/bulk/subscribers")
                        .json("{\"subscribers\":[{\"email_address\":\"ann@example.com\",\"state\":\"inactive\"}]}")
                        .bulk(200, Subscriber.class),
                GenericCases.later("subscribers/bulkCreate", Subscriber.class, "subscribers",
                        i -> Map.of("email_address", "s" + i + "@example.com")));
    }
}
