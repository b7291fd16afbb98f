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
package io.github.camelkit.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.model.Subscriber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscribers with custom fields: created, and their values set, with one result for both. */
class BulkFieldsTest extends BulkTestSupport {

    private static final String CREATE = "kit:subscribers?operation=bulkCreate";
    private static final String SUBSCRIBERS = "/v4/bulk/subscribers";
    private static final String VALUES = "/v4/bulk/custom_fields/subscribers";
    private static final String FIELDS = "/v4/custom_fields";

    @Test
    void valuesAreSetInCallsOfTheirOwn() {
        kit.state().addCustomField("Last name");
        kit.state().addCustomField("Town");
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            list.add(fields("email_address", i == 3 ? "nonsense" : "s" + i + "@example.com",
                    "fields", i == 5 ? fields() : fields("last_name", "L" + i, "Town", i)));
        }

        BulkReport<Subscriber> report = create(CREATE, list);
        create(CREATE, list.subList(10, 20));

        assertThat(report.failedCount()).isEqualTo(1);
        assertThat(report.all().get(3).errors()).containsExactly("Email address is invalid");
        assertThat(report.all().get(3).given()).isEqualTo(list.get(3));
        assertThat(report.all().get(7).result().emailAddress()).isEqualTo("s7@example.com");
        assertThat(valuesOf("s249@example.com")).containsEntry("last_name", "L249").containsEntry("town", "249");
        assertThat(requests("POST", SUBSCRIBERS)).hasSize(3 + 1);
        assertThat(requests("POST", VALUES)).as("496 values, and 20").hasSize(5 + 1);
        assertThat(requests("GET", FIELDS)).as("looked up once").hasSize(1);
    }

    @Test
    void aFieldThatIsNotThere() {
        kit.state().addCustomField("Town");

        BulkReport<Subscriber> report = create(CREATE, List.of(
                fields("email_address", "a@example.com", "fields", fields("town", "Lisbon", "shoe_size", "40"))));

        BulkItem<Subscriber> item = report.all().get(0);
        assertThat(item.isFailed()).isTrue();
        assertThat(item.errors()).containsExactly("custom field shoe_size: there is no such field");
        assertThat(item.result().id()).as("the subscriber was created").isNotNull();
        assertThat(valuesOf("a@example.com")).containsEntry("town", "Lisbon");
    }

    @Test
    void missingFieldsAreCreatedIfToldTo() {
        BulkReport<Subscriber> report = create(CREATE + "&createMissing=true", List.of(
                fields("email_address", "a@example.com", "fields", fields("Shoe size", "40")),
                fields("email_address", "b@example.com", "fields", fields("Shoe size", "41"))));

        assertThat(report.doneCount()).isEqualTo(2);
        assertThat(valuesOf("b@example.com")).containsEntry("shoe_size", "41");
        assertThat(requests("POST", FIELDS)).hasSize(1);
    }

    @Test
    void aFieldThatIsMadeAnewIsFoundAgain() {
        long old = kit.state().addCustomField("Town");
        List<Object> list = List.of(fields("email_address", "a@example.com", "fields", fields("town", "Lisbon")));
        create(CREATE, list);
        call(Object.class, "kit:custom-fields?operation=delete&customFieldId=" + old, null);
        kit.state().addCustomField("Town");
        BulkReport<Subscriber> report = create(CREATE, list);
        create(CREATE, list);

        assertThat(report.failedCount()).as("it cannot know before").isEqualTo(1);
        assertThat(valuesOf("a@example.com")).containsEntry("town", "Lisbon");
    }

    @Test
    void aFieldThatCannotBeCreated() {
        kit.state().addCustomField("Town");

        BulkReport<Subscriber> report = create(CREATE + "&createMissing=true", List.of(
                fields("email_address", "a@example.com", "fields", fields(" ", "x", "town", "Lisbon"))));

        assertThat(report.all().get(0).errors()).containsExactly("custom field  : Label can't be blank");
        assertThat(valuesOf("a@example.com")).containsEntry("town", "Lisbon");
    }

    @Test
    void theLastValueInTheListWins() {
        kit.state().addCustomField("Town");
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            list.add(fields("email_address", "a@example.com", "fields", fields("town", "T" + i)));
        }

        BulkReport<Subscriber> report = create(CREATE, list);

        assertThat(report.doneCount()).isEqualTo(30);
        assertThat(valuesOf("a@example.com")).containsEntry("town", "T29");
        assertThat(requests("POST", SUBSCRIBERS)).as("all the same without their fields").hasSize(1);
    }

    @Test
    void aCallForValuesThatFails() {
        kit.state().addCustomField("Town");
        kit.faults().next(5).on("POST", VALUES).status(503);

        BulkReport<Subscriber> report = create(CREATE, List.of("b@example.com",
                fields("email_address", "a@example.com", "fields", fields("town", "Lisbon"))));

        assertThat(report.all().get(0).isDone()).isTrue();
        assertThat(report.all().get(1).exception()).isInstanceOf(KitServerException.class);
        assertThat(report.all().get(1).errors()).singleElement().asString().startsWith("custom field town: ");
        assertThat(report.all().get(1).result().emailAddress()).isEqualTo("a@example.com");
    }

    @Test
    void fieldsThatCannotBeLookedUp() {
        kit.faults().next(1).on("GET", FIELDS).status(403);

        BulkReport<Subscriber> report = create(CREATE, List.of(
                fields("email_address", "a@example.com", "fields", fields("town", "Lisbon"))));

        assertThat(report.all().get(0).errors()).singleElement().asString().contains("custom field town: ");
        assertThat(report.all().get(0).result()).isNotNull();
    }

    private Map<String, String> valuesOf(String address) {
        return kit.state().subscriberFields(kit.state().subscriberId(address));
    }

    @SuppressWarnings("unchecked")
    private BulkReport<Subscriber> create(String uri, Object body) {
        return call(BulkReport.class, uri, body);
    }
}
