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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormTest extends SimulatorTest {

    @Test
    void listsAreFiltered() {
        kit.state().addForm("Active");
        kit.state().addForm("Landing page", "hosted", "active", false);
        kit.state().addForm("Archived", "embed", "archived", false);
        kit.state().addForm("Trashed", "embed", "trashed", false);
        assertThat(http.get("/v4/forms").json().findValuesAsText("name")).containsExactly("Landing page", "Active");
        assertThat(http.get("/v4/forms?type=hosted").at("forms")).hasSize(1);
        assertThat(http.get("/v4/forms?status=all").at("forms")).hasSize(4);
        assertThat(http.get("/v4/forms?status=archived").at("forms/0/archived").asBoolean()).isTrue();
        assertThat(http.get("/v4/forms?include=subscriber_count").at("forms/0/subscriber_count").asInt()).isZero();
        assertThat(http.get("/v4/forms?type=modal").status()).isEqualTo(422);
    }

    @Test
    void addsSubscribersWithTheirReferrer() {
        long form = kit.state().addForm("Sign up");
        long ada = kit.state().addSubscriber("ada@example.com");
        String path = "/v4/forms/" + form + "/subscribers";
        Http.Reply added = http.post(path, "{\"email_address\":\"ada@example.com\",\"referrer\":"
                + "\"https://example.org/?utm_source=news&utm_term=a%20b&x=1#top\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("subscriber/referrer_utm_parameters/source").asText()).isEqualTo("news");
        assertThat(added.at("subscriber/referrer_utm_parameters/term").asText()).isEqualTo("a b");
        Http.Reply again = http.post(path + "/" + ada, "{\"referrer\":\"https://example.org/other\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("subscriber/added_at")).isEqualTo(added.at("subscriber/added_at"));
        Http.Reply list = http.get(path + "?added_after=2001-01-01");
        assertThat(list.at("subscribers/0/referrer_utm_parameters/source").asText()).isEqualTo("news");
        assertThat(http.get("/v4/subscribers?include=attribution").at("subscribers/0/attribution/source_name")
                .asText()).isEqualTo("Sign up");
    }

    @Test
    void needsAnExistingFormAndSubscriber() {
        long form = kit.state().addForm("Sign up");
        assertError(http.post("/v4/forms/" + form + "/subscribers", "{}"), 422,
                "Either subscriber id or email address is required to add subscriber to form");
        assertError(http.post("/v4/forms/" + form + "/subscribers", "{\"email_address\":\"a@example.com\"}"), 404,
                "Not Found");
        assertError(http.post("/v4/forms/1/subscribers/1", "{}"), 404, "Not Found");
    }

    @Test
    void doubleOptInAsksOnceAndWaitsForConfirmation() {
        long form = kit.state().addForm("Careful", "embed", "active", true);
        long ada = kit.state().addSubscriber("ada@example.com", "Ada", "inactive");
        String path = "/v4/forms/" + form + "/subscribers/" + ada;
        http.post(path, "{}");
        http.post(path, "{}");
        assertThat(kit.state().incentiveEmails()).isEqualTo(1);
        assertThat(kit.state().subscriberState(ada)).isEqualTo("inactive");
        kit.state().confirm(ada);
        assertThat(http.get("/v4/subscribers/" + ada).at("subscriber/state").asText()).isEqualTo("active");
    }
}
