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
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Form;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;

/** Forms and landing pages, and the subscribers on them. */
final class FormApi {

    private static final String SUBSCRIBERS = "/v4/forms/{id}/subscribers";

    private FormApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/forms", Routes.PAGE + "include status type", FormApi::list);
        routes.get(SUBSCRIBERS, Routes.PAGE + "added_after added_before created_after created_before slim status",
                FormApi::listSubscribers);
        routes.write("POST", SUBSCRIBERS, call -> add(call, Subscribers.named(known(call), call.body(),
                "Either subscriber id or email address is required to add subscriber to form")));
        routes.write("POST", SUBSCRIBERS + "/{id}", call -> add(call, known(call).subscribers().get(call.secondId())));
    }

    private static Account known(Call call) {
        call.account().forms().get(call.id());
        return call.account();
    }

    private static Answer list(Call call) {
        String status = call.query().choice("status", Form.ACTIVE, Set.of("active", "archived", "trashed", "all"));
        String type = call.query().choice("type", null, Set.of("embed", "hosted"));
        boolean counts = call.query().list("include").contains("subscriber_count");
        Account account = call.account();
        return call.page("forms", account.forms().list(form ->
                (status.equals("all") || status.equals(form.status())) && (type == null || type.equals(form.type()))),
                Order.NEWEST, form -> {
                    ObjectNode node = json(form);
                    return counts ? node.put("subscriber_count", account.onForm().count(form.id())) : node;
                });
    }

    private static ObjectNode json(Form form) {
        String address = "https://forms.example.com/" + form.uid();
        return Json.object().put("id", form.id()).put("name", form.name())
                .put("created_at", Json.time(form.createdAt())).put("type", form.type())
                .putNull("format").put("embed_js", address + "/index.js").put("embed_url", address)
                .put("archived", form.status().equals(Form.ARCHIVED)).put("uid", form.uid());
    }

    private static Answer add(Call call, Subscriber subscriber) {
        String referrer = call.body().text("referrer");
        Account account = call.account();
        boolean already = account.onForm().find(call.id(), subscriber.id()) != null;
        Link link = Forms.add(account, account.forms().get(call.id()), subscriber, referrer);
        ObjectNode node = Render.linked(Render.subscriber(account, subscriber), "added_at", link);
        return Answer.wrapped(already ? 200 : 201, "subscriber", Forms.referrer(node, link));
    }

    private static Answer listSubscribers(Call call) {
        known(call);
        LinkQuery wanted = LinkQuery.of(call.query(), "added");
        boolean slim = call.query().flag("slim");
        Account account = call.account();
        return call.page("subscribers", account.onForm().ofOwner(call.id(), link -> wanted.matches(account, link)),
                Order.NEWEST, link -> Forms.referrer(LinkQuery.row(account, link, "added_at", slim), link));
    }
}
