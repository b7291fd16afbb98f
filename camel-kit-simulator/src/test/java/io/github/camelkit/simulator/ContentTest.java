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

class ContentTest extends SimulatorTest {

    @Test
    void posts() {
        long id = kit.state().addPost("First post", "<p>Hi</p>");
        assertThat(http.get("/v4/posts").at("posts/0").has("content")).isFalse();
        assertThat(http.get("/v4/posts?include_content=true").at("posts/0/content").asText()).isEqualTo("<p>Hi</p>");
        assertThat(http.get("/v4/posts/" + id).at("post/content").asText()).isEqualTo("<p>Hi</p>");
        assertThat(http.get("/v4/posts/" + id).at("post/slug").asText()).isEqualTo("first-post");
    }

    @Test
    void segmentsAndTemplates() {
        kit.state().addSegment("Regulars");
        kit.state().addEmailTemplate("Own", "HTML");
        assertThat(http.get("/v4/segments").at("segments/0/name").asText()).isEqualTo("Regulars");
        Http.Reply templates = http.get("/v4/email_templates");
        assertThat(templates.at("email_templates/0/name").asText()).isEqualTo("Own");
        assertThat(templates.json().findValuesAsText("is_default")).containsOnlyOnce("true");
    }

    @Test
    void inlineSnippets() {
        Http.Reply created = http.post("/v4/snippets",
                "{\"name\":\"My sign-off\",\"snippet_type\":\"inline\",\"content\":\"Bye\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("snippet/key").asText()).isEqualTo("my_sign_off");
        long id = created.at("snippet/id").asLong();
        assertError(http.put("/v4/snippets/" + id, "{\"snippet_type\":\"block\"}"), 422,
                "snippet_type cannot be changed");
        assertThat(http.get("/v4/snippets?snippet_type=inline").at("snippets/0").has("content")).isFalse();
        assertThat(http.get("/v4/snippets?include_content=true").at("snippets/0/content").asText()).isEqualTo("Bye");
        assertThat(http.put("/v4/snippets/" + id, "{\"archived\":true}").at("snippet/archived").asBoolean()).isTrue();
        assertThat(http.get("/v4/snippets").at("snippets")).isEmpty();
        assertThat(http.get("/v4/snippets?archived=true").at("snippets")).hasSize(1);
    }

    @Test
    void blockSnippets() {
        Http.Reply created = http.post("/v4/snippets", "{\"name\":\"Box\",\"snippet_type\":\"block\","
                + "\"document_attributes\":{\"value_html\":\"<p>Hi</p>\"}}");
        assertThat(created.at("snippet/document/value_plain").asText()).isEqualTo("Hi");
        long id = created.at("snippet/id").asLong();
        http.put("/v4/snippets/" + id, "{\"document_attributes\":{\"value_html\":\"<p>Ho</p>\"}}");
        assertThat(http.get("/v4/snippets/" + id).at("snippet/document/version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"snippet_type\":\"inline\",\"content\":\"x\"}|name can't be blank",
        "{\"name\":\"x\"}|snippet_type can't be blank",
        "{\"name\":\"x\",\"snippet_type\":\"big\"}|snippet_type must be one of: inline, block",
        "{\"name\":\"x\",\"snippet_type\":\"inline\"}|content can't be blank",
        "{\"name\":\"x\",\"snippet_type\":\"block\"}|document_attributes can't be blank"})
    void refusesSnippets(String body, String error) {
        assertError(http.post("/v4/snippets", body), 422, error);
    }
}
