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
package io.github.camelkit.model;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BulkResultTest {

    @Test
    void tellsWhatWasDoneAndWhatFailed() {
        BulkResult<Subscriber> result =
                BulkResult.read("subscribers", Subscriber.class, Json.sample("bulk-subscribers"));

        assertThat(result.root()).isEqualTo("subscribers");
        assertThat(result.items()).extracting(Subscriber::emailAddress).containsExactly("uma@river.example");
        assertThat(result.hasFailures()).isTrue();
        BulkFailure failure = result.failures().get(0);
        assertThat(failure.item(Subscriber.class).firstName()).isEqualTo("Vic");
        assertThat(failure.item(Subscriber.class).emailAddress()).isNull();
        assertThat(failure.item(Tag.class)).isNull();
        assertThat(failure.errors()).containsExactly("Not an e-mail address");
    }

    @Test
    void aFailureCanBeOfAnotherTypeThanTheItems() {
        BulkResult<Subscriber> additions =
                BulkResult.read("subscribers", Subscriber.class, Json.sample("bulk-form-additions"));
        BulkResult<Subscriber> taggings =
                BulkResult.read("subscribers", Subscriber.class, Json.sample("bulk-taggings"));

        assertThat(additions.failures().get(0).item()).isEqualTo(additions.failures().get(0).subscription());
        assertThat(additions.failures().get(0).subscription().formId()).isEqualTo(71L);
        assertThat(taggings.failures().get(0).tagging().subscriberId()).isEqualTo(9001L);
        assertThat(taggings.failures().get(0).tagging().tagId()).isNull();
        assertThat(taggings.failures().get(1).item()).isNull();
    }

    @Test
    void flattensTheErrors() {
        Map<String, Object> json = Json.sample("bulk-form-additions");

        BulkResult<Subscriber> result = BulkResult.read("subscribers", Subscriber.class, json);

        assertThat(result.failures().get(1).errors())
                .containsExactly("No such form", "Nothing was added", "Try again");
        assertThat(Json.canonical(result)).isEqualTo(Json.canonical(json));
    }

    @Test
    void canHaveFailuresOnly() {
        BulkResult<Tag> result = BulkResult.read(null, Tag.class, Json.sample("bulk-tags-deleted"));

        assertThat(result.items()).isEmpty();
        assertThat(result.failures()).extracting(failure -> failure.tag().id()).containsExactly(404L);
        assertThat(Json.canonical(result)).isEqualTo(Json.canonical(Json.sample("bulk-tags-deleted")));
    }

    @Test
    void isEmptyWhereTheWorkIsDoneLater() {
        BulkResult<Tag> result = BulkResult.read("tags", Tag.class, Map.of());

        assertThat(result.items()).isEmpty();
        assertThat(result.failures()).isEmpty();
        assertThat(result.hasFailures()).isFalse();
        assertThat(Json.canonical(result)).isEqualTo("{}");
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        Map<String, Object> json = Json.read("""
                {"tags": [{"id": 1}, null], "failures": [{"errors": ["x"], "thing": {"id": 2.0}}], "job": null}
                """);

        BulkResult<Tag> result = BulkResult.read("tags", Tag.class, json);

        assertThat(result.items()).hasSize(1);
        assertThat(result.failures().get(0).item()).isNull();
        assertThat(result.additional()).containsOnlyKeys("tags", "job");
        assertThat(Json.canonical(result)).isEqualTo(Json.canonical(json));
    }

    @Test
    void canBePutTogether() {
        BulkFailure failure = KitModels.read(BulkFailure.class, Json.read("{\"tag\": {\"id\": 2}, \"errors\": []}"));

        BulkResult<Tag> result = BulkResult.of("tags", List.of(Tag.named("a")), List.of(failure), null);

        assertThat(Json.canonical(result))
                .isEqualTo("{\"failures\":[{\"errors\":[],\"tag\":{\"id\":2}}],\"tags\":[{\"name\":\"a\"}]}");
        assertThat(result).isEqualTo(BulkResult.of("tags", List.of(Tag.named("a")), List.of(failure), Map.of()))
                .hasSameHashCodeAs(BulkResult.of("tags", List.of(Tag.named("a")), List.of(failure), Map.of()))
                .isNotEqualTo(BulkResult.of("tags", List.of(), List.of(failure), null));
        assertThat(result.toString()).contains("BulkResult[root=tags");
    }
}
