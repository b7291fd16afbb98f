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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitConstants;
import io.github.camelkit.simulator.state.Switch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases that many operations have alike.
 */
final class GenericCases {

    private static final int MORE_THAN_AT_ONCE = 101;
    private static final String CALLBACK = "https://hooks.example.com/kit/done";

    private GenericCases() {
    }

    /** The pages after and before a cursor; the list has two items at least. */
    static List<Case> pages(String operation, Class<?> item, String options, String path, Consumer<World> seed) {
        Case after = page(operation, "the page after a cursor", item, options, path, seed)
                .options("after={next}").query("after", "{next}")
                .check(result -> {
                    assertThat(result.as(List.class)).hasSize(1);
                    assertThat(result.header(KitConstants.PREVIOUS_CURSOR)).isEqualTo(result.ids().get("previous"));
                });
        Case before = page(operation, "the page before a cursor", item, options, path, seed)
                .options("before={previous}").query("before", "{previous}")
                .check(result -> {
                    assertThat(result.as(List.class)).hasSize(1);
                    assertThat(result.header(KitConstants.NEXT_CURSOR)).isEqualTo(result.ids().get("next"));
                });
        return List.of(after, before);
    }

    private static Case page(String operation, String title, Class<?> item, String options, String path,
                             Consumer<World> seed) {
        Case page = Case.of(operation, title).given(seed.andThen(world -> world.cursors(path)));
        return (options.isEmpty() ? page : page.options(options)).options("perPage=1")
                .sends(path).query("per_page", "1").page(item);
    }

    /** More items than are done at once, in an object with an address for the outcome. */
    static Case later(String operation, Class<?> item, String list, IntFunction<Map<String, Object>> items) {
        List<Map<String, Object>> many = IntStream.range(0, MORE_THAN_AT_ONCE).mapToObj(items).toList();
        Map<String, Object> body = Case.fields(list, many, "callback_url", CALLBACK);
        // The outcome is never sent: this is about what is asked, and not about the callback
        Case later = Case.of(operation, "done later")
                .given(world -> world.kit().switches().set(Switch.BULK_DELAY, Duration.ofDays(1)))
                .body(body);
        return later.sends(later.operation().path()).json(json(body)).bulk(202, item);
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
