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

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.CustomFields;

/** Snippets: a line of text, or a block with a document. */
final class SnippetApi {

    private static final String ROOT = "snippet";
    private static final Set<String> TYPES = Set.of("inline", "block");

    private SnippetApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/snippets", Routes.PAGE + "archived include_content snippet_type", SnippetApi::list);
        routes.write("POST", "/v4/snippets", SnippetApi::create);
        routes.get("/v4/snippets/{id}", "",
                call -> Answer.wrapped(200, ROOT, call.account().snippets().get(call.id())));
        routes.write("PUT", "/v4/snippets/{id}", SnippetApi::update);
    }

    private static Answer list(Call call) {
        boolean archived = call.query().flag("archived");
        boolean content = call.query().flag("include_content");
        String type = call.query().choice("snippet_type", null, TYPES);
        return call.page("snippets", call.account().snippets().list(
                snippet -> snippet.get("archived").booleanValue() == archived
                        && (type == null || type.equals(snippet.get("snippet_type").textValue()))),
                Order.NEWEST, snippet -> {
                    ObjectNode node = snippet.deepCopy();
                    if (!content) {
                        node.remove("content");
                        node.remove("document");
                    }
                    return node;
                });
    }

    private static Answer create(Call call) {
        Body body = call.body();
        String name = Validation.required(body, "name", "name can't be blank");
        String type = body.choice("snippet_type", TYPES, "snippet_type must be one of: inline, block");
        if (type == null) {
            throw ApiException.invalid("snippet_type can't be blank");
        }
        long id = call.account().snippets().nextId();
        String now = Json.time(call.now());
        ObjectNode snippet = Json.object().put("id", id).put("name", name).put("snippet_type", type)
                .put("archived", false).put("key", CustomFields.snakeCase(name)).put("created_at", now)
                .put("updated_at", now).putNull("content").putNull("document");
        apply(body, snippet);
        boolean inline = type.equals("inline");
        if (snippet.get(inline ? "content" : "document").isNull()) {
            throw ApiException.invalid((inline ? "content" : "document_attributes") + " can't be blank");
        }
        return Answer.wrapped(201, ROOT, call.account().snippets().put(id, snippet));
    }

    private static Answer update(Call call) {
        Body body = call.body();
        ObjectNode snippet = call.account().snippets().get(call.id()).deepCopy();
        if (body.has("name")) {
            snippet.put("name", Validation.required(body, "name", "name can't be blank"));
        }
        String type = body.text("snippet_type");
        if (type != null && !type.equals(snippet.get("snippet_type").textValue())) {
            throw ApiException.invalid("snippet_type cannot be changed");
        }
        apply(body, snippet);
        new Fields(body, snippet).flag("archived");
        snippet.put("updated_at", Json.time(call.now()));
        return Answer.wrapped(200, ROOT, call.account().snippets().put(call.id(), snippet));
    }

    // each type has one of the two; the other one is ignored
    private static void apply(Body body, ObjectNode snippet) {
        if (snippet.get("snippet_type").textValue().equals("inline")) {
            new Fields(body, snippet).text("content");
            return;
        }
        Body document = body.object("document_attributes");
        if (document != null) {
            String html = Validation.required(document, "value_html", "document_attributes.value_html can't be blank");
            int version = snippet.get("document").path("version").asInt(0) + 1;
            snippet.putObject("document").put("id", snippet.get("id").longValue()).putNull("value")
                    .put("value_html", html).put("value_plain", html.replaceAll("<[^>]*>", ""))
                    .put("version", version);
        }
    }
}
