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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CustomFieldTest extends SimulatorTest {

    @ParameterizedTest
    @CsvSource({"Last name,last_name", "  Zip-Code ,zip_code", "Größe (cm),grosse_cm", "ÇA VA?,ca_va", "日本,field"})
    void keysAreDerived(String label, String key) {
        Http.Reply reply = http.post("/v4/custom_fields", "{\"label\":\"  " + label + " \"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("custom_field/label").asText()).isEqualTo(label);
        assertThat(reply.at("custom_field/key").asText()).isEqualTo(key.replace("grosse", "gro_e"));
        assertThat(reply.at("custom_field/name").asText()).isEqualTo("ck_field_"
                + reply.at("custom_field/id").asLong() + "_" + reply.at("custom_field/key").asText());
    }

    @Test
    void createIsIdempotentAndKeysAreUnique() {
        Http.Reply first = http.post("/v4/custom_fields", "{\"label\":\"Last name\"}");
        Http.Reply again = http.post("/v4/custom_fields", "{\"label\":\"last NAME\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("custom_field")).isEqualTo(first.at("custom_field"));
        Http.Reply other = http.post("/v4/custom_fields", "{\"label\":\"Last-name\"}");
        assertThat(other.at("custom_field/key").asText()).isEqualTo("last_name_2");
        assertError(http.post("/v4/custom_fields", "{\"label\":\" \"}"), 422, "Label can't be blank");
    }

    @Test
    void aNewLabelChangesTheKeyAndNotTheName() {
        long id = kit.state().addCustomField("Zip code");
        long subscriber = kit.state().addSubscriber("a@example.com");
        http.put("/v4/subscribers/" + subscriber, "{\"fields\":{\"zip_code\":\"12345\"}}");
        Http.Reply renamed = http.put("/v4/custom_fields/" + id, "{\"label\":\"Post code\"}");
        assertThat(renamed.at("custom_field/key").asText()).isEqualTo("post_code");
        assertThat(renamed.at("custom_field/name").asText()).isEqualTo("ck_field_" + id + "_zip_code");
        assertThat(kit.state().subscriberFields(subscriber)).containsEntry("post_code", "12345");
        kit.state().addCustomField("Other");
        assertThat(http.put("/v4/custom_fields/" + id, "{\"label\":\"other\"}").status()).isEqualTo(422);
        assertError(http.put("/v4/custom_fields/" + id, "{}"), 422, "Label can't be blank");
        assertError(http.put("/v4/custom_fields/1", "{\"label\":\"x\"}"), 404, "Not Found");
    }

    @Test
    void deletionTakesTheValues() {
        long id = kit.state().addCustomField("City");
        long stays = kit.state().addCustomField("Stays");
        long subscriber = kit.state().addSubscriber("a@example.com");
        http.put("/v4/subscribers/" + subscriber, "{\"fields\":{\"city\":\"Paris\"}}");
        kit.state().protectCustomField(stays);
        assertError(http.delete("/v4/custom_fields/" + stays), 422, "Unable to destroy the custom field.");
        assertThat(http.delete("/v4/custom_fields/" + id).status()).isEqualTo(204);
        assertError(http.delete("/v4/custom_fields/" + id), 404, "Not Found");
        assertThat(http.get("/v4/subscribers/" + subscriber).at("subscriber/fields").toString())
                .isEqualTo("{\"stays\":null}");
        assertThat(http.get("/v4/custom_fields").at("custom_fields")).hasSize(1);
    }
}
