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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PagingTest {

    private static String encode(JsonNode cursor) {
        return URLEncoder.encode(cursor.asText(), StandardCharsets.UTF_8);
    }

    private static List<Long> ids(Http.Reply page) {
        List<Long> ids = new ArrayList<>();
        page.at("subscribers").forEach(row -> ids.add(row.get("id").asLong()));
        return ids;
    }

    private static List<Long> down(long from, long to) {
        return LongStream.iterate(from, id -> id >= to, id -> id - 1).boxed().toList();
    }

    @Test
    void walksForwardAndBackward() {
        try (KitSimulator kit = KitSimulator.builder().subscribers(10).start()) {
            Http http = Http.key(kit);
            Http.Reply first = http.get("/v4/subscribers?per_page=4&include_total_count=true");
            assertThat(ids(first)).isEqualTo(down(10, 7));
            assertThat(first.at("pagination/has_previous_page").asBoolean()).isFalse();
            assertThat(first.at("pagination/has_next_page").asBoolean()).isTrue();
            assertThat(first.at("pagination/total_count").asLong()).isEqualTo(10);
            assertThat(first.at("pagination/start_cursor").asText()).isEqualTo("WzEwXQ==");
            Http.Reply second = next(http, first);
            assertThat(ids(second)).isEqualTo(down(6, 3));
            assertThat(second.at("pagination/has_previous_page").asBoolean()).isTrue();
            Http.Reply third = next(http, second);
            assertThat(ids(third)).isEqualTo(down(2, 1));
            assertThat(third.at("pagination/has_next_page").asBoolean()).isFalse();
            Http.Reply back = http.get("/v4/subscribers?per_page=4&before="
                    + encode(third.at("pagination/start_cursor")));
            assertThat(ids(back)).isEqualTo(down(6, 3));
            assertThat(back.at("pagination/has_next_page").asBoolean()).isTrue();
            assertThat(back.at("pagination/has_previous_page").asBoolean()).isTrue();
            Http.Reply start = http.get("/v4/subscribers?per_page=4&before="
                    + encode(back.at("pagination/start_cursor")));
            assertThat(ids(start)).isEqualTo(down(10, 7));
            assertThat(start.at("pagination/has_previous_page").asBoolean()).isFalse();
            Http.Reply behind = next(http, third);
            assertThat(ids(behind)).isEmpty();
            assertThat(behind.at("pagination/end_cursor").isNull()).isTrue();
            assertThat(behind.at("pagination/has_previous_page").asBoolean()).isTrue();
        }
    }

    private static Http.Reply next(Http http, Http.Reply page) {
        return http.get("/v4/subscribers?per_page=4&after=" + encode(page.at("pagination/end_cursor")));
    }

    @Test
    void isStableWhenSubscribersComeAndGo() {
        try (KitSimulator kit = KitSimulator.builder().subscribers(10).start()) {
            Http http = Http.key(kit);
            Http.Reply first = http.get("/v4/subscribers?per_page=4");
            kit.state().addSubscriber("new@example.com");
            kit.state().setSubscriberState(7, "cancelled");
            kit.state().setSubscriberState(5, "cancelled");
            Http.Reply second = next(http, first);
            assertThat(ids(second)).containsExactly(6L, 4L, 3L, 2L);
            Http.Reply back = http.get("/v4/subscribers?per_page=4&before="
                    + encode(second.at("pagination/start_cursor")));
            assertThat(ids(back)).containsExactly(11L, 10L, 9L, 8L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated_at", "id"})
    void sortsByTimeInBothDirections(String field) {
        try (KitSimulator kit = KitSimulator.builder().subscribers(5).start()) {
            Http http = Http.key(kit);
            kit.state().setSubscriberState(3, "inactive");
            List<Long> ascending = new ArrayList<>();
            String query = "/v4/subscribers?status=all&per_page=2&sort_order=asc&sort_field=" + field;
            Http.Reply page = http.get(query);
            ascending.addAll(ids(page));
            while (page.at("pagination/has_next_page").asBoolean()) {
                page = http.get(query + "&after=" + encode(page.at("pagination/end_cursor")));
                ascending.addAll(ids(page));
            }
            assertThat(ascending).isEqualTo(field.equals("id") ? List.of(1L, 2L, 3L, 4L, 5L)
                    : List.of(1L, 2L, 4L, 5L, 3L));
            List<Long> descending = ids(http.get("/v4/subscribers?status=all&sort_field=" + field));
            assertThat(descending).isEqualTo(field.equals("id") ? List.of(5L, 4L, 3L, 2L, 1L)
                    : List.of(3L, 5L, 4L, 2L, 1L));
        }
    }

    @Test
    void filtersByTimeAcrossWrittenAndGeneratedOnes() {
        HandClock clock = new HandClock();
        try (KitSimulator kit = KitSimulator.builder().clock(clock).rateLimit(0).subscribers(5).start()) {
            for (int i = 6; i <= 10; i++) {
                clock.forward(Duration.ofSeconds(1));
                kit.state().addSubscriber("a" + i + "@example.com");
            }
            clock.forward(Duration.ofSeconds(1));
            kit.state().setSubscriberState(2, "inactive");
            Http http = Http.key(kit);
            String all = "/v4/subscribers?status=all&include_total_count=true&per_page=2";
            for (int id = 1; id <= 10; id++) {
                String created = http.get("/v4/subscribers/" + id).at("subscriber/created_at").asText();
                assertThat(all(http, all + "&created_after=" + created)).isEqualTo(down(10, id + 1));
                assertThat(all(http, all + "&created_before=" + created)).isEqualTo(down(id - 1, 1));
                List<Long> updated = id == 2 ? List.of(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 2L)
                        : LongStream.concat(LongStream.rangeClosed(id + 1, 10).filter(other -> other != 2),
                                LongStream.of(2)).boxed().toList();
                assertThat(all(http, all + "&sort_field=updated_at&sort_order=asc&updated_after=" + created))
                        .isEqualTo(updated);
                assertThat(all(http, all + "&sort_order=asc&updated_after=" + created))
                        .containsExactlyInAnyOrderElementsOf(updated);
            }
        }
    }

    private static List<Long> all(Http http, String query) {
        Http.Reply page = http.get(query);
        List<Long> ids = new ArrayList<>(ids(page));
        long total = page.at("pagination/total_count").asLong();
        while (page.at("pagination/has_next_page").asBoolean()) {
            page = http.get(query + "&after=" + encode(page.at("pagination/end_cursor")));
            ids.addAll(ids(page));
        }
        assertThat(ids).hasSize((int) total);
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=WzEwXQ", "after=nonsense", "after=e30%3D", "before=WyIxIl0%3D",
        "per_page=0", "per_page=1001", "per_page=ten", "per_page=-1", "include_total_count=yes",
        "after=WzEwXQ%3D%3D&before=WzEwXQ%3D%3D"})
    void refusesQueries(String query) {
        try (KitSimulator kit = KitSimulator.builder().subscribers(10).start()) {
            assertThat(Http.key(kit).get("/v4/subscribers?" + query).status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=WzEwXQ==", "unknown=1"})
    void refusesWhatKitAcceptsWhenStrict(String query) {
        try (KitSimulator kit = KitSimulator.start()) {
            assertThat(Http.key(kit).get("/v4/subscribers?" + query).status()).isEqualTo(200);
            kit.switches().set(Switch.STRICT_PARAMETERS, true);
            assertThat(Http.key(kit).get("/v4/subscribers?" + query).status()).isEqualTo(422);
        }
    }

    @Test
    void aMillionSubscribersCostNothing() {
        try (KitSimulator kit = KitSimulator.builder().subscribers(1_000_000).start()) {
            Http http = Http.key(kit);
            Http.Reply page = http.get("/v4/subscribers?per_page=1000&include_total_count=true");
            assertThat(page.at("pagination/total_count").asLong()).isEqualTo(1_000_000);
            assertThat(ids(page)).isEqualTo(down(1_000_000, 999_001));
            kit.state().setSubscriberState(500_000, "cancelled");
            assertThat(ids(http.get("/v4/subscribers?status=cancelled"))).containsExactly(500_000L);
            assertThat(http.get("/v4/subscribers?per_page=1&include_total_count=true").at("pagination/total_count")
                    .asLong()).isEqualTo(999_999);
            String created = http.get("/v4/subscribers/1000").at("subscriber/created_at").asText();
            assertThat(http.get("/v4/subscribers?sort_order=asc&per_page=1&created_after=" + created)
                    .at("subscribers/0/id").asLong()).isEqualTo(1001);
            assertThat(http.get("/v4/subscribers?per_page=1&include_total_count=true&created_before=" + created)
                    .at("pagination/total_count").asLong()).isEqualTo(999);
            assertThat(kit.state().subscriberId("subscriber77@example.com")).isEqualTo(77);
        }
    }

    @Test
    void canLoopOnDemand() {
        try (KitSimulator kit = KitSimulator.builder().subscribers(3).start()) {
            kit.switches().set(Switch.REPEAT_CURSORS, true);
            Http http = Http.key(kit);
            Http.Reply page = next(http, next(http, http.get("/v4/subscribers?per_page=1")));
            assertThat(page.at("pagination/has_next_page").asBoolean()).isTrue();
            assertThat(next(http, page).at("pagination/end_cursor")).isEqualTo(page.at("pagination/end_cursor"));
        }
    }
}
