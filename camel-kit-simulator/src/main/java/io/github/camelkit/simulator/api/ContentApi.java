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
package io.github.camelkit.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;

/** What can only be read: posts, segments, e-mail templates. */
final class ContentApi {

    private ContentApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/posts", Routes.PAGE + "include_content", ContentApi::posts);
        routes.get("/v4/posts/{id}", "", call -> Answer.wrapped(200, "post", call.account().posts().get(call.id())));
        routes.get("/v4/segments", Routes.PAGE, ContentApi::segments);
        routes.get("/v4/email_templates", Routes.PAGE, ContentApi::templates);
    }

    private static Answer posts(Call call) {
        boolean content = call.query().flag("include_content");
        return call.page("posts", call.account().posts().list(), Order.NEWEST, post -> {
            ObjectNode node = post.deepCopy();
            if (!content) {
                node.remove("content");
            }
            return node;
        });
    }

    private static Answer segments(Call call) {
        return call.page("segments", call.account().segments().list(), Order.NEWEST, segment -> Json.object()
                .put("id", segment.id()).put("name", segment.name())
                .put("created_at", Json.time(segment.createdAt())));
    }

    private static Answer templates(Call call) {
        return call.page("email_templates", call.account().emailTemplates().list(), Order.NEWEST,
                template -> Json.object().put("id", template.id()).put("name", template.name())
                        .put("is_default", template.isDefault()).put("category", template.category()));
    }
}
