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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KitPageTest {

    @Test
    void isTheListOfItsItems() {
        KitPage<Tag> page = KitPage.read("tags", Tag.class, Json.sample("tags"));

        assertThat(page).extracting(Tag::id).containsExactly(4L, 5L);
        assertThat(page).isEqualTo(new ArrayList<>(page));
        assertThat(page.root()).isEqualTo("tags");
        assertThat(page.pagination().perPage()).isEqualTo(500);
        assertThatThrownBy(() -> page.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsTheCursorsThatLeadSomewhere() {
        KitPage<Broadcast> first = KitPage.read("broadcasts", Broadcast.class, Json.sample("broadcasts"));
        KitPage<Broadcast> last = KitPage.read("broadcasts", Broadcast.class, Json.sample("broadcasts-stats"));

        assertThat(first.nextCursor()).isEqualTo("WzUwMl0=");
        assertThat(first.previousCursor()).isNull();
        assertThat(first.totalCount()).isEqualTo(31L);
        assertThat(last.nextCursor()).isNull();
        assertThat(last.previousCursor()).isEqualTo("WzUwMl0=");
        assertThat(last.totalCount()).isNull();
    }

    @Test
    void doesWithoutPagination() {
        KitPage<Tag> page = KitPage.of("tags", List.of(Tag.named("Cider")), null, null);

        assertThat(page.pagination()).isNull();
        assertThat(page.nextCursor()).isNull();
        assertThat(page.previousCursor()).isNull();
        assertThat(page.totalCount()).isNull();
        assertThat(Json.canonical(page.toMap())).isEqualTo("{\"tags\":[{\"name\":\"Cider\"}]}");
        assertThat(Json.canonical(KitPage.of("tags", null, null, null).toMap())).isEqualTo("{\"tags\":[]}");
    }

    @Test
    void canHaveMapsAsItems() {
        KitPage<Map<String, Object>> page = KitPage.of("things", List.of(Map.of("a", 1)), null, Map.of("more", true));

        assertThat(Json.canonical(page.toMap())).isEqualTo("{\"more\":true,\"things\":[{\"a\":1}]}");
    }

    @Test
    void keepsItemsOfAnotherForm() {
        Map<String, Object> json = Json.read("{\"tags\": [{\"id\": 1}, 5, null], \"pagination\": null}");

        KitPage<Tag> page = KitPage.read("tags", Tag.class, json);

        assertThat(page).extracting(Tag::id).containsExactly(1L);
        assertThat(Json.canonical(page.toMap())).isEqualTo(Json.canonical(json));
    }

    @Test
    void jacksonWritesItAsAList() {
        assertThat(Json.canonical(KitPage.of("tags", List.of(Tag.named("Cider")), null, null)))
                .isEqualTo("[{\"name\":\"Cider\"}]");
    }
}
