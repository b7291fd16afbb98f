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

class TagTest extends SimulatorTest {

    @Test
    void createIsIdempotentWithoutCase() {
        Http.Reply first = http.post("/v4/tags", "{\"name\":\" Reader \"}");
        Http.Reply second = http.post("/v4/tags", "{\"name\":\"READER\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("tag")).isEqualTo(first.at("tag"));
        assertThat(http.post("/v4/tags", "{\"name\":\" \"}").error()).isEqualTo("Name can't be blank");
        assertThat(http.post("/v4/tags", null).status()).isEqualTo(422);
    }

    @Test
    void renameRefusesNamesThatAreTaken() {
        long id = kit.state().addTag("One");
        kit.state().addTag("Two");
        assertThat(http.put("/v4/tags/" + id, "{\"name\":\"two\"}").status()).isEqualTo(422);
        assertThat(http.put("/v4/tags/" + id, "{\"name\":\"ONE\"}").at("tag/name").asText()).isEqualTo("ONE");
        assertThat(http.put("/v4/tags/" + id, "{\"name\":\"\"}").error()).isEqualTo("Name can't be blank");
        assertThat(http.put("/v4/tags/1", "{\"name\":\"x\"}").error()).isEqualTo("Not Found");
        assertThat(http.get("/v4/tags").json().findValuesAsText("name")).containsExactly("Two", "ONE");
    }

    @Test
    void tagsByIdAndByAddress() {
        long tag = kit.state().addTag("Reader");
        long ada = kit.state().addSubscriber("ada@example.com");
        kit.state().addSubscriber("bob@example.com");
        String path = "/v4/tags/" + tag + "/subscribers";
        assertThat(http.post(path + "/" + ada, "{}").status()).isEqualTo(201);
        assertThat(http.post(path + "/" + ada, null).status()).isEqualTo(200);
        Http.Reply bob = http.post(path, "{\"email_address\":\"BOB@example.com\"}");
        assertThat(bob.status()).isEqualTo(201);
        assertThat(bob.at("subscriber/tagged_at").asText()).endsWith("Z");
        assertThat(http.get(path).json().findValuesAsText("email_address"))
                .containsExactly("bob@example.com", "ada@example.com");
        assertThat(http.get("/v4/subscribers/" + ada + "/tags").at("tags/0/name").asText()).isEqualTo("Reader");
        assertThat(kit.state().isTagged(tag, ada)).isTrue();
    }

    @Test
    void removesByIdAndByAddress() {
        long tag = kit.state().addTag("Reader");
        long ada = kit.state().addSubscriber("ada@example.com");
        long bob = kit.state().addSubscriber("bob@example.com");
        kit.state().tag(tag, ada);
        kit.state().tag(tag, bob);
        String path = "/v4/tags/" + tag + "/subscribers";
        assertThat(http.delete(path + "/" + ada).status()).isEqualTo(204);
        assertThat(http.delete(path + "/" + ada, "{}").status()).isEqualTo(404);
        assertThat(http.delete(path, "{\"email_address\":\"bob@example.com\"}").status()).isEqualTo(204);
        assertThat(http.delete(path, "{}").error())
                .isEqualTo("Either subscriber id or email address is required to remove tag from subscriber");
        assertThat(kit.state().taggedCount(tag)).isZero();
    }

    @Test
    void needsAnExistingTagAndSubscriber() {
        long tag = kit.state().addTag("Reader");
        assertThat(http.post("/v4/tags/" + tag + "/subscribers/77", "{}").status()).isEqualTo(404);
        assertThat(http.post("/v4/tags/7/subscribers", "{\"email_address\":\"a@example.com\"}").status())
                .isEqualTo(404);
        assertThat(http.post("/v4/tags/" + tag + "/subscribers", "{\"email_address\":\"a@example.com\"}").status())
                .isEqualTo(404);
        assertThat(http.post("/v4/tags/" + tag + "/subscribers", "{}").error())
                .isEqualTo("Either subscriber id or email address is required to tag subscriber");
        assertThat(http.get("/v4/tags/7/subscribers").status()).isEqualTo(404);
    }

    @Test
    void listOfSubscribersCanBeFiltered() {
        long tag = kit.state().addTag("Reader");
        long ada = kit.state().addSubscriber("ada@example.com");
        kit.state().tag(tag, ada);
        kit.state().setSubscriberState(ada, "bounced");
        String path = "/v4/tags/" + tag + "/subscribers";
        assertThat(http.get(path).at("subscribers")).isEmpty();
        assertThat(http.get(path + "?status=all&tagged_after=2001-01-01").at("subscribers")).hasSize(1);
        assertThat(http.get(path + "?status=all&tagged_before=2001-01-01").at("subscribers")).isEmpty();
        assertThat(http.get(path + "?status=bounced&created_before=2001-01-01").at("subscribers")).isEmpty();
    }
}
