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
package io.github.camelkit.simulator.http;

import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Cursor;
import io.github.camelkit.simulator.paging.Item;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.paging.Page;
import io.github.camelkit.simulator.paging.PageRequest;
import io.github.camelkit.simulator.paging.Source;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** An accepted call, as the operations see it. */
public record Call(Account account, boolean oauth, Query query, Body body, int bodySize, long[] ids) {

    /** The first id in the path. */
    public long id() {
        return ids[0];
    }

    /** The second id in the path. */
    public long secondId() {
        return ids[1];
    }

    public long now() {
        return account.now();
    }

    public Switches switches() {
        return account.switches();
    }

    /** Answers the page that the query asks for. */
    public <T> Answer page(String root, Source<T> source, Order order, Function<T, JsonNode> render) {
        return Answer.json(200, page(root, source, order, query.page(order), render));
    }

    /** The body of a page. */
    public <T> ObjectNode page(String root, Source<T> source, Order order, PageRequest request,
                               Function<T, JsonNode> render) {
        Page<T> page = Page.cut(source, request, order);
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray(root);
        for (Item<T> item : page.items()) {
            items.add(render.apply(item.value()));
        }
        body.set("pagination", pagination(page, request, order.by()));
        return body;
    }

    private ObjectNode pagination(Page<?> page, PageRequest request, Order.By by) {
        ObjectNode node = Json.object();
        boolean loop = switches().is(Switch.REPEAT_CURSORS) && request.after() != null;
        node.put("has_previous_page", page.hasPrevious());
        node.put("has_next_page", page.hasNext() || loop);
        node.put("start_cursor", Cursor.encode(page.first(), by));
        node.put("end_cursor", Cursor.encode(loop ? request.after() : page.last(), by));
        node.put("per_page", page.perPage());
        if (page.total() != null) {
            node.put("total_count", page.total());
        }
        return node;
    }
}
