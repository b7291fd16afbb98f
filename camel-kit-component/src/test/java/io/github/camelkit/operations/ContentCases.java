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
import java.util.function.Consumer;

import io.github.camelkit.model.EmailTemplate;
import io.github.camelkit.model.Post;
import io.github.camelkit.model.Segment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * E-mail templates, posts and segments, which are only read.
 */
final class ContentCases {

    private ContentCases() {
    }

    static List<Case> all() {
        Consumer<World> posts = w -> w.make("postId", w.state().addPost("One", "<p>1</p>"))
                .make("postId", w.state().addPost("Two", "<p>2</p>"));
        Consumer<World> segments = w -> w.and(() -> w.state().addSegment("One"))
                .and(() -> w.state().addSegment("Two"));
        List<Case> cases = new ArrayList<>(List.of(
                list("email-templates/list", EmailTemplate.class, "/v4/email_templates", w -> { })
                        .check(r -> assertThat(r.items(EmailTemplate.class)).extracting(EmailTemplate::category)
                                .contains("HTML", "Starting point")),
                Case.of("posts/get").given(posts).options("postId={postId}")
                        .sends("/v4/posts/{postId}").answers(200, Post.class)
                        .check(r -> assertThat(r.as(Post.class).content()).isEqualTo("<p>2</p>")),
                list("posts/list", Post.class, "/v4/posts", posts).options("includeContent=true")
                        .query("include_content", "true")
                        .check(r -> assertThat(r.items(Post.class)).extracting(Post::content)
                                .containsExactlyInAnyOrder("<p>1</p>", "<p>2</p>")),
                list("segments/list", Segment.class, "/v4/segments", segments)
                        .check(r -> assertThat(r.items(Segment.class)).extracting(Segment::name)
                                .containsExactlyInAnyOrder("One", "Two"))));
        cases.addAll(GenericCases.pages("email-templates/list", EmailTemplate.class, "", "/v4/email_templates",
                w -> { }));
        cases.addAll(GenericCases.pages("posts/list", Post.class, "", "/v4/posts", posts));
        cases.addAll(GenericCases.pages("segments/list", Segment.class, "", "/v4/segments", segments));
        return cases;
    }

    private static Case list(String operation, Class<?> item, String path, Consumer<World> seed) {
        return Case.of(operation).given(seed).options("perPage=10&includeTotalCount=true").sends(path)
                .query("per_page", "10", "include_total_count", "true").page(item);
    }
}
