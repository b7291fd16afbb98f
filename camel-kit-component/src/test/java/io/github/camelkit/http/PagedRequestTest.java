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
package io.github.camelkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PagedRequestTest {

    private static final Operation LIST = operation("subscribers", "list");
    private static final Operation FILTER = operation("subscribers", "filter");
    private static final Operation DELIVERIES = operation("webhook-endpoints", "listDeliveries");

    private static Operation operation(String resource, String name) {
        return Operations.find(resource, name).orElseThrow();
    }

    private static KitRequest get(String path) {
        return new KitRequest("subscribers/list", "GET", path, null, false, true);
    }

    private static KitRequest post(String json) {
        return new KitRequest("subscribers/filter", "POST", "/v4/subscribers/filter",
                json.getBytes(StandardCharsets.UTF_8), false, true);
    }

    // Requests

    @Test
    void setsTheCursorInTheQuery() {
        PagedRequest paged = new PagedRequest(LIST, get("/v4/subscribers?status=all&after=x%3D&per_page=2"
                + "&include_total_count=true&before=y"));

        KitRequest next = paged.after("a+b/c= d&");

        assertThat(paged.firstCursor()).isEqualTo("x=");
        assertThat(next.path()).isEqualTo("/v4/subscribers?status=all&per_page=2&after=a%2Bb%2Fc%3D%20d%26");
        assertThat(next.method()).isEqualTo("GET");
        assertThat(next.operation()).isEqualTo("subscribers/list");
        assertThat(next.body()).isNull();
        assertThat(next.repeatable()).isTrue();
    }

    @Test
    void addsAQueryWhereThereIsNone() {
        PagedRequest paged = new PagedRequest(LIST, get("/v4/subscribers"));

        assertThat(paged.firstCursor()).isNull();
        assertThat(paged.after("MQ==").path()).isEqualTo("/v4/subscribers?after=MQ%3D%3D");
        assertThat(new PagedRequest(LIST, get("/v4/subscribers?after=x")).after("y").path())
                .isEqualTo("/v4/subscribers?after=y");
    }

    @Test
    void setsTheCursorInTheBody() {
        PagedRequest paged = new PagedRequest(FILTER, post("{\"all\":[{\"type\":\"x\"}],\"per_page\":2,\"after\":\"w\","
                + "\"include_total_count\":true,\"before\":null}"));

        KitRequest next = paged.after("a+b/c==");

        assertThat(paged.firstCursor()).isEqualTo("w");
        assertThat(next.path()).isEqualTo("/v4/subscribers/filter");
        assertThat(next.method()).isEqualTo("POST");
        assertThat(new String(next.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"all\":[{\"type\":\"x\"}],\"per_page\":2,\"after\":\"a+b/c==\"}");
    }

    // Pages

    @Test
    void readsAListThatIsNotPublished() throws Exception {
        KitPage<?> page = new PageReader(DELIVERIES).read(answer("{\"note\":\"x\",\"pagination\":{"
                + "\"has_next_page\":true,\"end_cursor\":\"e\"},\"things\":[{\"id\":1},2],\"others\":[3]}"));

        assertThat(page.root()).isEqualTo("things");
        assertThat(List.<Object>copyOf(page)).containsExactly(Map.of("id", 1), 2);
        assertThat(page.nextCursor()).isEqualTo("e");
        assertThat(page.additional()).containsOnlyKeys("note", "others");
    }

    @Test
    void refusesWhatIsNoPage() {
        for (String json : List.of("[1]", "{}", "{\"pagination\":[]}", "1", "")) {
            assertThatThrownBy(() -> new PageReader(DELIVERIES).read(answer(json))).as(json)
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new PageReader(LIST).read(answer(json))).as(json)
                    .isInstanceOf(IOException.class);
        }
    }

    private static KitResponse answer(String json) {
        return new KitResponse(200, json.getBytes(StandardCharsets.UTF_8), "application/json", "id", null, null);
    }
}
