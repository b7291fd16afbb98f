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
package io.github.camelkit.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers one after the other, whatever is asked. */
class PageWalkTest {

    private static final Operation LIST = operation("subscribers", "list");
    private static final Operation TAGS = operation("subscribers", "listTags");
    private static final Operation DELIVERIES = operation("webhook-endpoints", "listDeliveries");

    private final List<String> asked = new ArrayList<>();

    private static Operation operation(String resource, String name) {
        return Operations.find(resource, name).orElseThrow();
    }

    private static KitRequest first(Operation list, String query) {
        return new KitRequest(list.id(), list.method(), list.path() + query, null, false, true);
    }

    private static String page(String rows, Object hasNext, String cursor) {
        return "{\"subscribers\":[" + rows + "],\"pagination\":{\"has_next_page\":" + hasNext + ",\"end_cursor\":"
                + (cursor == null ? null : '"' + cursor + '"') + "}}";
    }

    private static String row(int id) {
        return "{\"id\":" + id + ",\"first_name\":\"Ann\"}";
    }

    private static KitResult answer(String json) {
        return new KitResult(new KitResponse(200, json.getBytes(StandardCharsets.UTF_8), "application/json", "r1", null,
                null), null, 0);
    }

    private List<Object> walk(PageWalk walk, Stream<String> answers) {
        Iterator<String> left = answers.iterator();
        List<Object> items = new ArrayList<>();
        walk.readAll(request -> {
            asked.add(request.path());
            return CompletableFuture.completedFuture(answer(left.next()));
        }, items::addAll).join();
        return items;
    }

    private List<Object> walk(String... answers) {
        return walk(new PageWalk(LIST, first(LIST, "?status=all"), false), Stream.of(answers));
    }

    @Test
    void walksToTheEnd() {
        List<Object> items = walk(page(row(3), true, "a="), page(row(2), true, "b"), page(row(1), false, "c"));

        assertThat(items).extracting("id").containsExactly(3, 2, 1);
        assertThat(asked).containsExactly("/v4/subscribers?status=all", "/v4/subscribers?status=all&after=a%3D",
                "/v4/subscribers?status=all&after=b");
    }

    @Test
    void readsModelsWhereItIsToldTo() {
        PageWalk walk = new PageWalk(LIST, first(LIST, ""), true);

        assertThat(walk(walk, Stream.of(page(row(3), false, null)))).hasOnlyElementsOfType(Subscriber.class);
        assertThat(walk.hasNext()).isFalse();
        assertThat(walk.request()).isNull();
    }

    @Test
    void manyPagesAreNoRecursion() {
        Stream<String> answers = IntStream.range(0, 20_000).mapToObj(i -> page(row(i), i < 19_999, "c" + i));

        assertThat(walk(new PageWalk(LIST, first(LIST, ""), false), answers)).hasSize(20_000);
    }

    @Test
    void refusesCircles() {
        for (String cursor : List.of("a", "b", "w")) {
            PageWalk walk = new PageWalk(LIST, first(LIST, "?after=w"), false);

            assertThatThrownBy(() -> walk(walk, Stream.of(page(row(1), true, "a"), page(row(2), true, "b"),
                    page(row(3), true, cursor)))).hasCauseInstanceOf(KitServerException.class)
                            .hasMessageContaining("circles").hasMessageContaining("cursor " + cursor + " ");
        }
    }

    @Test
    void refusesTheSameRowsWithNewCursors() {
        assertThatThrownBy(() -> walk(page(row(1), true, "a"), page(row(2), true, "b"), page(row(1), true, "c")))
                .hasCauseInstanceOf(KitServerException.class).hasMessageContaining("a page has come before");
        assertThat(walk(page(row(1), true, "a"), page(row(1), false, null))).as("it ends").hasSize(1);
    }

    @Test
    void refusesEmptyPagesForEver() {
        Stream<String> answers = IntStream.range(0, 1_000).mapToObj(i -> page("", true, "c" + i));

        assertThatThrownBy(() -> walk(new PageWalk(LIST, first(LIST, ""), false), answers))
                .hasMessageContaining("100 empty pages");
        assertThat(asked).hasSize(100);
    }

    @Test
    void dropsRowsThatCameOnThePageBefore() {
        String changed = "{\"id\":2,\"first_name\":\"Bea\"}";

        assertThat(walk(page(row(3) + ',' + row(2), true, "a"), page(row(2) + ',' + row(1), true, "b"),
                page(row(1) + ',' + changed, false, null))).extracting("id", "first_name")
                        .map(Object::toString).containsExactly("(3, \"Ann\")", "(2, \"Ann\")", "(1, \"Ann\")",
                                "(2, \"Bea\")");
    }

    @Test
    void refusesToEndWithoutAWord() {
        for (String answer : List.of(page("", true, null), page("", true, ""))) {
            assertThatThrownBy(() -> walk(answer)).hasMessageContaining("no cursor");
        }
        for (String answer : List.of(page("", "\"yes\"", "a"), "{\"subscribers\":[]}")) {
            assertThatThrownBy(() -> walk(answer)).hasCauseInstanceOf(KitServerException.class)
                    .hasMessageContaining("subscribers/list").hasMessageContaining("does not say");
        }
    }

    @Test
    void someListsHaveNoPagination() {
        PageWalk walk = new PageWalk(TAGS, new KitRequest(TAGS.id(), "GET", "/v4/subscribers/1/tags", null, false, true),
                true);

        assertThat(walk(walk, Stream.of("{\"tags\":[{\"id\":1}]}"))).hasOnlyElementsOfType(Tag.class).hasSize(1);
        assertThat(walk.hasNext()).isFalse();
    }

    @Test
    void whatIsNotPublishedIsLeftAsItIs() {
        PageWalk walk = new PageWalk(DELIVERIES, first(DELIVERIES, ""), true);

        assertThat(walk(walk, Stream.of("{\"pagination\":{\"has_next_page\":false},\"things\":[{\"id\":1},2,2]}")))
                .hasSize(3).contains(2);
    }

    @Test
    void whateverTheTakerThrowsEndsTheWalk() {
        for (Throwable thrown : List.of(new IllegalStateException("no"), new StackOverflowError())) {
            CompletableFuture<Void> end = new PageWalk(LIST, first(LIST, ""), false).readAll(
                    request -> CompletableFuture.completedFuture(answer(page(row(1), true, "a"))), page -> sneak(thrown));

            assertThatThrownBy(end::join).isInstanceOf(CompletionException.class).hasCause(thrown);
        }
    }

    private static void sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
