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
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.Tag;

/** Tags, and the subscribers that have them. */
final class TagApi {

    private static final String TAG = "/v4/tags/{id}";
    private static final String SUBSCRIBERS = TAG + "/subscribers";

    private TagApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/tags", Routes.PAGE + "include", TagApi::list);
        routes.write("POST", "/v4/tags", TagApi::create);
        routes.write("PUT", TAG, TagApi::update);
        routes.get(SUBSCRIBERS, Routes.PAGE + "created_after created_before tagged_after tagged_before slim status",
                TagApi::listSubscribers);
        routes.write("POST", SUBSCRIBERS, call -> add(call, Subscribers.named(known(call), call.body(),
                "Either subscriber id or email address is required to tag subscriber")));
        routes.write("POST", SUBSCRIBERS + "/{id}", call -> add(call, known(call).subscribers().get(call.secondId())));
        routes.write("DELETE", SUBSCRIBERS, "email_address", call -> remove(call, named(call)));
        routes.write("DELETE", SUBSCRIBERS + "/{id}",
                call -> remove(call, known(call).subscribers().get(call.secondId())));
    }

    // the account, once the tag in the path is known to be there
    private static Account known(Call call) {
        call.account().tags().get(call.id());
        return call.account();
    }

    // newer clients send the address as a query parameter
    private static Subscriber named(Call call) {
        String email = call.query().text("email_address");
        Body body = email == null ? call.body() : new Body(Json.object().put("email_address", email));
        return Subscribers.named(known(call), body,
                "Either subscriber id or email address is required to remove tag from subscriber");
    }

    private static Answer list(Call call) {
        boolean counts = call.query().list("include").contains("subscriber_count");
        return call.page("tags", call.account().tags().list(), Order.NEWEST, tag -> {
            ObjectNode node = Render.tag(tag);
            if (counts) {
                node.put("subscriber_count", call.account().tagged().count(tag.id()));
            }
            return node;
        });
    }

    private static Answer create(Call call) {
        String name = Validation.required(call.body(), "name", "Name can't be blank");
        Tag existing = Tags.byName(call.account(), name);
        Tag tag = existing == null ? Tags.create(call.account(), name) : existing;
        return Answer.wrapped(existing == null ? 201 : 200, "tag", Render.tag(tag));
    }

    private static Answer update(Call call) {
        Account account = call.account();
        Tag tag = account.tags().get(call.id());
        String name = Validation.required(call.body(), "name", "Name can't be blank");
        Tag other = Tags.byName(account, name);
        if (other != null && other.id() != tag.id()) {
            throw ApiException.invalid("Name has already been taken");
        }
        Tag renamed = account.tags().put(tag.id(), new Tag(tag.id(), name, tag.createdAt()));
        return Answer.wrapped(200, "tag", Render.tag(renamed));
    }

    private static Answer add(Call call, Subscriber subscriber) {
        Tags.Tagging tagging = Tags.add(call.account(), call.id(), subscriber.id());
        ObjectNode node = Render.subscriber(call.account(), subscriber);
        return Answer.wrapped(tagging.isNew() ? 201 : 200, "subscriber",
                Render.linked(node, "tagged_at", tagging.link()));
    }

    private static Answer remove(Call call, Subscriber subscriber) {
        if (!Tags.remove(call.account(), call.id(), subscriber.id())) {
            throw ApiException.notFound();
        }
        return Answer.noContent();
    }

    private static Answer listSubscribers(Call call) {
        known(call);
        LinkQuery wanted = LinkQuery.of(call.query(), "tagged");
        boolean slim = call.query().flag("slim");
        Account account = call.account();
        return call.page("subscribers", account.tagged().ofOwner(call.id(), link -> wanted.matches(account, link)),
                Order.LATEST, link -> LinkQuery.row(account, link, "tagged_at", slim));
    }
}
