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

import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Broadcast;
import io.github.camelkit.simulator.state.Switch;

/** Broadcasts and their statistics. */
final class BroadcastApi {

    private static final String ROOT = "broadcast";
    private static final Order BY_ID = new Order(true, Order.By.ID);
    private static final String BROADCAST = "/v4/broadcasts/{id}";

    private static final List<String> STATUSES = List.of(Broadcast.DRAFT, Broadcast.SCHEDULED, Broadcast.SENDING,
            Broadcast.COMPLETED, Broadcast.ABORTED);
    private static final List<String> NOT_SLIM =
            List.of("content", "public_url", "email_address", "email_template", "subscriber_filter");

    private BroadcastApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/broadcasts", Routes.PAGE + "extra_fields sent_after sent_before slim status",
                BroadcastApi::list);
        routes.write("POST", "/v4/broadcasts", BroadcastApi::create);
        routes.get("/v4/broadcasts/stats", Routes.PAGE + "sent_after sent_before status", BroadcastApi::listStats);
        routes.get(BROADCAST, "extra_fields", BroadcastApi::get);
        routes.write("PUT", BROADCAST, BroadcastApi::update);
        routes.write("DELETE", BROADCAST, BroadcastApi::delete);
        routes.get(BROADCAST + "/stats", "", BroadcastApi::getStats);
        routes.get(BROADCAST + "/clicks", "after before per_page", BroadcastApi::getClicks);
    }

    private static ObjectNode shown(Call call, Broadcast broadcast, List<String> extra) {
        String status = broadcast.status(call.now());
        ObjectNode node = broadcast.json().deepCopy().put("status", status);
        boolean isPublic = node.get("public").booleanValue();
        node.put("public_url", isPublic ? "https://creators.example.com/posts/" + broadcast.id() : null);
        if (extra.contains("clicks") && call.switches().is(Switch.STATS_PLAN)) {
            node.set("clicks", BroadcastStats.clicks(call.account(), broadcast));
        }
        if (extra.contains("stats") && call.switches().is(Switch.STATS_PLAN)) {
            node.set("stats", BroadcastStats.stats(call.account(), broadcast));
        }
        return node;
    }

    private static Predicate<Broadcast> filter(Call call) {
        Query query = call.query();
        String status = query.oneOf("status", STATUSES);
        long after = query.time("sent_after", Long.MIN_VALUE);
        long before = query.time("sent_before", Long.MAX_VALUE);
        boolean dated = after != Long.MIN_VALUE || before != Long.MAX_VALUE;
        return broadcast -> {
            String now = broadcast.status(call.now());
            return (status == null || status.equals(now))
                    && (!dated || now.equals(Broadcast.COMPLETED) && broadcast.sendAt() > after
                            && broadcast.sendAt() < before);
        };
    }

    private static Answer list(Call call) {
        List<String> extra = call.query().list("extra_fields");
        boolean slim = call.query().flag("slim");
        return call.page("broadcasts", call.account().broadcasts().list(filter(call)), Order.NEWEST, broadcast -> {
            ObjectNode node = shown(call, broadcast, extra);
            if (slim) {
                node.remove(NOT_SLIM);
            }
            return node;
        });
    }

    private static Answer get(Call call) {
        Broadcast broadcast = call.account().broadcasts().get(call.id());
        return Answer.wrapped(200, ROOT, shown(call, broadcast, call.query().list("extra_fields")));
    }

    private static Answer create(Call call) {
        Validation.permitted(call);
        Account account = call.account();
        long id = account.broadcasts().nextId();
        Broadcast broadcast = BroadcastBody.read(call, id, Json.time(call.now()));
        account.broadcasts().put(id, broadcast);
        ObjectNode node = shown(call, broadcast, List.of());
        Happenings.object(account, ROOT, "created", node);
        if (broadcast.status(call.now()).equals(Broadcast.COMPLETED)) {
            Happenings.object(account, ROOT, "sent", node);
        }
        return Answer.wrapped(201, ROOT, node);
    }

    private static Broadcast open(Call call) {
        Validation.permitted(call);
        Broadcast broadcast = call.account().broadcasts().get(call.id());
        if (!broadcast.isOpen(call.now())) {
            throw ApiException.invalid("Broadcast is already sending.");
        }
        return broadcast;
    }

    private static Answer update(Call call) {
        Broadcast old = open(call);
        Broadcast broadcast = BroadcastBody.read(call, old.id(), old.json().get("created_at").textValue());
        call.account().broadcasts().put(old.id(), broadcast);
        return Answer.wrapped(200, ROOT, shown(call, broadcast, List.of()));
    }

    private static Answer delete(Call call) {
        ObjectNode node = shown(call, open(call), List.of());
        call.account().broadcasts().remove(call.id());
        Happenings.object(call.account(), ROOT, "deleted", node);
        return Answer.noContent();
    }

    private static void checkPlan(Call call) {
        if (!call.switches().is(Switch.STATS_PLAN)) {
            throw ApiException.noPermission();
        }
    }

    private static ObjectNode statsOf(Call call, Broadcast broadcast) {
        ObjectNode node = Json.object().put("id", broadcast.id());
        node.set("stats", BroadcastStats.stats(call.account(), broadcast));
        return node;
    }

    private static Answer getStats(Call call) {
        checkPlan(call);
        return Answer.wrapped(200, ROOT, statsOf(call, call.account().broadcasts().get(call.id())));
    }

    private static Answer listStats(Call call) {
        checkPlan(call);
        return call.page("broadcasts", call.account().broadcasts().list(filter(call)), Order.NEWEST, broadcast -> {
            ObjectNode node = statsOf(call, broadcast);
            node.set("subject", broadcast.json().get("subject"));
            node.set("send_at", broadcast.json().get("send_at"));
            return node;
        });
    }

    private static Answer getClicks(Call call) {
        checkPlan(call);
        Broadcast broadcast = call.account().broadcasts().get(call.id());
        ObjectNode page = call.page("clicks", BroadcastStats.clickSource(call.account(), broadcast),
                BY_ID, call.query().page(BY_ID), click -> click);
        ObjectNode body = Json.object();
        body.putObject(ROOT).put("id", broadcast.id()).set("clicks", page.get("clicks"));
        body.set("pagination", page.get("pagination"));
        return Answer.json(200, body);
    }
}
