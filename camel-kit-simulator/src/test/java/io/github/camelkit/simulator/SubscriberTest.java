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
package io.github.camelkit.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SubscriberTest extends SimulatorTest {

    @Test
    void createIsAnUpsertThatKeepsTheState() {
        Http.Reply created = http.post("/v4/subscribers",
                "{\"email_address\":\"Ada@example.com\",\"first_name\":\"Ada\",\"state\":\"inactive\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("subscriber/state").asText()).isEqualTo("inactive");
        assertThat(created.at("subscriber/created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

        Http.Reply again = http.post("/v4/subscribers",
                "{\"email_address\":\"ada@EXAMPLE.com\",\"first_name\":\"Ada L\",\"state\":\"active\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("subscriber/id").asLong()).isEqualTo(created.at("subscriber/id").asLong());
        assertThat(again.at("subscriber/first_name").asText()).isEqualTo("Ada L");
        assertThat(again.at("subscriber/state").asText()).isEqualTo("inactive");

        Http.Reply nameless = http.post("/v4/subscribers", "{\"email_address\":\"ada@example.com\"}");
        assertThat(nameless.at("subscriber/first_name").asText()).isEqualTo("Ada L");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "a+b@example.com", "\\\"odd name\\\"@example.com", "müller@bücher.example",
        "o'neil@sub.example.co.uk", "1@2.example"})
    void acceptsAddresses(String email) {
        Http.Reply reply = http.post("/v4/subscribers", "{\"email_address\":\"" + email + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@example.com", "a b@example.com", "a@@example.com", "a@example",
        "a@exa mple.com", "a@example.com\\n", "a\\u0000@example.com", "a@.com", "a@example..com", "a@-example.com"})
    void refusesAddresses(String email) {
        Http.Reply reply = http.post("/v4/subscribers", "{\"email_address\":\"" + email + "\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("Email address is invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|422|Email address is invalid",
        "{\"email_address\":1}|422|email_address must be a string",
        "{\"email_address\":\"a@example.com\",\"state\":\"new\"}|422|State is invalid",
        "{\"email_address\":\"a@example.com\",\"fields\":[]}|422|fields must be an object",
        "{\"email_address\":|400|The request body is not valid JSON",
        "[]|422|Email address is invalid",
        "[1]|400|The request body must be a JSON object"})
    void refusesBodies(String body, int status, String error) {
        Http.Reply reply = http.post("/v4/subscribers", body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }

    @Test
    void refusesOtherContentTypes() {
        assertThat(http.send("POST", "/v4/subscribers", "email_address=a", "application/x-www-form-urlencoded")
                .status()).isEqualTo(415);
    }

    @Test
    void fieldsAreSetByKeyAndShownAll() {
        kit.state().addCustomField("Last name");
        kit.state().addCustomField("City");
        Http.Reply reply = http.post("/v4/subscribers",
                "{\"email_address\":\"a@example.com\",\"fields\":{\"last_name\":\"Lovelace\",\"nonsense\":\"x\"}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("subscriber/fields").toString()).isEqualTo("{\"last_name\":\"Lovelace\",\"city\":null}");
        assertThat(reply.at("warnings/0").asText()).contains("nonsense");
        Http.Reply known = http.put("/v4/subscribers/" + reply.at("subscriber/id").asLong(),
                "{\"fields\":{\"last_name\":\"Byron\"}}");
        assertThat(known.json().has("warnings")).isFalse();
    }

    @Test
    void unknownFieldsMayBeRefusedOrIgnored() {
        String body = "{\"email_address\":\"a@example.com\",\"fields\":{\"nonsense\":\"x\"}}";
        kit.switches().set(Switch.UNKNOWN_FIELDS, Switch.UnknownFields.REJECT);
        assertThat(http.post("/v4/subscribers", body).status()).isEqualTo(422);
        assertThat(kit.state().subscriberCount()).isZero();
        kit.switches().set(Switch.UNKNOWN_FIELDS, Switch.UnknownFields.IGNORE);
        Http.Reply ignored = http.post("/v4/subscribers", body);
        assertThat(ignored.status()).isEqualTo(201);
        assertThat(ignored.json().has("warnings")).isFalse();
    }

    @Test
    void manyFieldsAreSetLater() {
        List<Integer> numbers = IntStream.range(0, 11).boxed().toList();
        numbers.forEach(number -> kit.state().addCustomField("Field " + number));
        String fields = numbers.stream().map(number -> "\"field_" + number + "\":\"" + number + "\"")
                .collect(Collectors.joining(","));
        Http.Reply reply = http.post("/v4/subscribers",
                "{\"email_address\":\"a@example.com\",\"fields\":{" + fields + "}}");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.at("subscriber/fields/field_3").isNull()).isTrue();
        long id = reply.at("subscriber/id").asLong();
        await().untilAsserted(() -> assertThat(kit.state().subscriberFields(id)).hasSize(11));
    }

    @Test
    void tooManyFieldsAreRefused() {
        String fields = IntStream.range(0, 141).mapToObj(number -> "\"f" + number + "\":\"\"")
                .collect(Collectors.joining(","));
        assertThat(http.post("/v4/subscribers", "{\"email_address\":\"a@example.com\",\"fields\":{" + fields + "}}")
                .status()).isEqualTo(422);
    }

    @Test
    void updateChangesNameAndAddress() {
        long id = kit.state().addSubscriber("old@example.com", "Old");
        kit.state().addSubscriber("taken@example.com");
        assertThat(http.put("/v4/subscribers/" + id, "{\"first_name\":null}").at("subscriber/first_name").isNull())
                .isTrue();
        assertThat(http.put("/v4/subscribers/" + id, "{\"email_address\":\"new@example.com\"}").status())
                .isEqualTo(200);
        assertThat(kit.state().subscriberId("old@example.com")).isZero();
        assertThat(kit.state().subscriberId("new@example.com")).isEqualTo(id);
        Http.Reply taken = http.put("/v4/subscribers/" + id, "{\"email_address\":\"TAKEN@example.com\"}");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.error()).isEqualTo("Email address has already been taken");
        assertThat(http.put("/v4/subscribers/999", "{}").status()).isEqualTo(404);
    }

    @Test
    void listsShowActiveOnesUnlessTold() {
        long stays = kit.state().addSubscriber("a@example.com");
        long leaves = kit.state().addSubscriber("b@example.com");
        Http.Reply left = http.post("/v4/subscribers/" + leaves + "/unsubscribe", "{}");
        assertThat(left.status()).isEqualTo(204);
        assertThat(left.text()).isEmpty();
        assertThat(http.post("/v4/subscribers/" + leaves + "/unsubscribe", null).status()).isEqualTo(204);

        assertThat(http.get("/v4/subscribers").json().findValuesAsText("id")).containsExactly("" + stays);
        assertThat(http.get("/v4/subscribers?status=all").json().findValuesAsText("id"))
                .containsExactly("" + leaves, "" + stays);
        assertThat(http.get("/v4/subscribers?status=cancelled&sort_field=cancelled_at").json()
                .findValuesAsText("id")).containsExactly("" + leaves);
        assertThat(http.get("/v4/subscribers?sort_field=cancelled_at").error())
                .isEqualTo("The status param must be `cancelled` if sort_field is `cancelled_at`");
        assertThat(http.get("/v4/subscribers?email_address=A%40example.COM").json().findValuesAsText("id"))
                .containsExactly("" + stays);
        assertThat(http.get("/v4/subscribers?status=wrong").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"created_after=2001-01-01,2", "created_before=2001-01-01,0", "updated_after=2001-01-01T00:00:00Z,2",
        "created_after=2999-01-01T00:00:00%2B02:00,0", "updated_before=2999-01-01T00:00:00,2"})
    void filtersByTime(String query, int count) {
        kit.state().addSubscriber("a@example.com");
        kit.state().addSubscriber("b@example.com");
        assertThat(http.get("/v4/subscribers?" + query).at("subscribers")).hasSize(count);
    }

    @Test
    void refusesWhatIsNoDate() {
        assertThat(http.get("/v4/subscribers?created_after=yesterday").status()).isEqualTo(422);
    }

    @Test
    void includesAndSlimRowsOnDemand() {
        long id = kit.state().addSubscriber("a@example.com");
        kit.state().tag(kit.state().addTag("Reader"), id);
        Http.Reply reply = http.get("/v4/subscribers?include=tags,location,attribution&slim=true");
        assertThat(reply.at("subscribers/0/tags/0/name").asText()).isEqualTo("Reader");
        assertThat(reply.at("subscribers/0").has("location")).isTrue();
        assertThat(reply.at("subscribers/0").has("fields")).isFalse();
    }
}
