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

import io.github.camelkit.model.Snippet;

import static org.assertj.core.api.Assertions.assertThat;

final class SnippetCases {

    private static final String PATH = "/v4/snippets/{snippetId}";
    private static final String BY_ID = "snippetId={snippetId}";

    private SnippetCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(creating());
        cases.addAll(others());
        cases.addAll(GenericCases.pages("snippets/list", Snippet.class, "", "/v4/snippets", w -> {
            inline(w);
            block(w);
        }));
        return cases;
    }

    private static List<Case> creating() {
        return List.of(
                Case.of("snippets/create")
                        .body(Case.fields("name", "Greeting", "snippet_type", "inline", "content", "Hello there"))
                        .sends("/v4/snippets")
                        .json("{\"name\":\"Greeting\",\"snippet_type\":\"inline\",\"content\":\"Hello there\"}")
                        .answers(201, Snippet.class)
                        .check(r -> assertThat(r.as(Snippet.class).key()).isEqualTo("greeting")),
                Case.of("snippets/create", "a block, from a model")
                        .bodyOf(ids -> Snippet.builder().name("Box").snippetType("block").valueHtml("<b>Hi</b>")
                                .build())
                        .sends("/v4/snippets")
                        .json("""
                                {"name":"Box","snippet_type":"block",
                                 "document_attributes":{"value_html":"<b>Hi</b>"}}""")
                        .answers(201, Snippet.class)
                        .check(r -> assertThat(r.as(Snippet.class).document().valueHtml()).isEqualTo("<b>Hi</b>")));
    }

    private static List<Case> others() {
        return List.of(
                Case.of("snippets/get").given(SnippetCases::inline).options(BY_ID).sends(PATH)
                        .answers(200, Snippet.class)
                        .check(r -> assertThat(r.as(Snippet.class).content()).isEqualTo("Hello")),
                Case.of("snippets/list").given(SnippetCases::inline)
                        .options("archived=false&includeContent=true&snippetType=inline&perPage=10")
                        .options("includeTotalCount=true").sends("/v4/snippets")
                        .query("archived", "false", "include_content", "true", "snippet_type", "inline", "per_page",
                                "10", "include_total_count", "true")
                        .page(Snippet.class)
                        .check(r -> assertThat(r.item(Snippet.class).content()).isEqualTo("Hello")),
                Case.of("snippets/update").given(SnippetCases::inline).options(BY_ID)
                        .body(Map.of("content", "Good evening")).sends(PATH).json("{\"content\":\"Good evening\"}")
                        .answers(200, Snippet.class)
                        .check(r -> assertThat(r.as(Snippet.class).content()).isEqualTo("Good evening")),
                Case.of("snippets/update", "all fields").given(SnippetCases::block).options(BY_ID)
                        .body(Case.fields("name", "Boxes", "snippet_type", "block", "archived", true, "content", null,
                                "document_attributes", Map.of("value_html", "<i>Hi</i>")))
                        .sends(PATH).json("""
                                {"name":"Boxes","snippet_type":"block","archived":true,"content":null,
                                 "document_attributes":{"value_html":"<i>Hi</i>"}}""")
                        .answers(200, Snippet.class)
                        .check(r -> assertThat(r.as(Snippet.class).archived()).isTrue()));
    }

    private static void inline(World world) {
        world.create("snippetId", "/v4/snippets",
                "{\"name\":\"Greeting\",\"snippet_type\":\"inline\",\"content\":\"Hello\"}");
    }

    private static void block(World world) {
        world.create("snippetId", "/v4/snippets", """
                {"name":"Box","snippet_type":"block","document_attributes":{"value_html":"<b>Hi</b>"}}""");
    }
}
