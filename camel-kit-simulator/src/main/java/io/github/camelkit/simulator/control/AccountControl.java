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
package io.github.camelkit.simulator.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;

/** Accounts and what is in them: read, filled, changed. */
final class AccountControl {

    private static final String ACCOUNT = "/simulator/accounts/{id}";
    private static final Set<String> STATES = Set.of("active", "inactive", "bounced", "complained", "cancelled");
    private static final Set<String> PROGRESS = Set.of("draft", "scheduled", "sending", "sent");
    // the lists of the API that can be read here, and what is added to their queries
    private static final Map<String, String> LISTS = lists();

    private final Simulation simulation;

    AccountControl(Simulation simulation) {
        this.simulation = simulation;
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("subscribers", "status=all&include=tags&include_total_count=true");
        lists.put("forms", "status=all");
        for (String kind : new String[] {"tags", "sequences", "broadcasts", "webhooks", "webhook_endpoints", "purchases",
            "custom_fields", "segments", "email_templates", "posts", "snippets"}) {
            lists.put(kind, "");
        }
        return lists;
    }

    void register(Routes routes) {
        routes.get("/simulator/accounts", "", call -> Answer.wrapped(200, "accounts", accounts(simulation)));
        routes.write("POST", "/simulator/accounts", this::add);
        routes.get(ACCOUNT, "", call -> account(200, call));
        routes.write("POST", ACCOUNT + "/seed", this::seed);
        LISTS.forEach((kind, query) ->
                routes.get(ACCOUNT + "/" + kind, "limit after", call -> list(call, kind, query)));
        routes.write("PATCH", ACCOUNT + "/subscribers/{id}", this::changeSubscriber);
        routes.write("PATCH", ACCOUNT + "/broadcasts/{id}", this::changeBroadcast);
        routes.write("DELETE", ACCOUNT + "/purchases/{id}", call -> {
            account(call).state().deletePurchase(call.secondId());
            return Answer.noContent();
        });
    }

    private SimulatorAccount account(Call call) {
        return simulation.account(call.account().id());
    }

    private Answer add(Call call) {
        String name = call.body().text("name");
        if (name == null || name.isBlank()) {
            throw ApiException.invalid("name is missing");
        }
        return Answer.wrapped(201, "account", json(simulation.addAccount(name)));
    }

    private Answer account(int status, Call call) {
        return Answer.wrapped(status, "account", json(account(call)));
    }

    static ArrayNode accounts(Simulation simulation) {
        ArrayNode accounts = Json.array();
        simulation.accounts().forEach(account -> accounts.add(json(account)));
        return accounts;
    }

    // keys and tokens are of this machine only, and whoever reads them here can change everything anyway
    private static ObjectNode json(SimulatorAccount account) {
        Account contents = account.account();
        ObjectNode json = Json.object().put("id", account.id()).put("name", account.name())
                .put("api_key", account.apiKey()).put("access_token", account.accessToken());
        ObjectNode counts = json.putObject("counts");
        counts.put("subscribers", contents.subscribers().size()).put("tags", contents.tags().size())
                .put("forms", contents.forms().size()).put("sequences", contents.sequences().size())
                .put("broadcasts", contents.broadcasts().size()).put("webhooks", contents.webhooks().size())
                .put("webhook_endpoints", contents.endpoints().size()).put("purchases", contents.purchases().size())
                .put("custom_fields", contents.customFields().all().size());
        return json;
    }

    private Answer list(Call call, String kind, String query) {
        String limit = call.query().text("limit");
        String after = call.query().raw("after");
        String all = query + (limit == null ? "" : "&per_page=" + limit) + (after == null ? "" : "&after=" + after);
        return simulation.api().run(call.account(), "GET", "/v4/" + kind, all, Json.object());
    }

    private Answer seed(Call call) {
        account(call).state().seed(call.body().json());
        return account(200, call);
    }

    private Answer changeSubscriber(Call call) {
        String state = call.body().choice("state", STATES, "state must be one of active, inactive, bounced, complained, "
                + "cancelled");
        ObjectNode others = call.body().json().deepCopy();
        others.remove("state");
        long id = call.secondId();
        if (state != null) {
            account(call).state().setSubscriberState(id, state);
        }
        String path = "/v4/subscribers/" + id;
        return others.isEmpty() ? simulation.api().run(call.account(), "GET", path, null, others)
                : simulation.api().run(call.account(), "PUT", path, null, others);
    }

    private Answer changeBroadcast(Call call) {
        String status = call.body().choice("status", PROGRESS, "status must be one of draft, scheduled, sending, sent");
        if (status == null) {
            throw ApiException.invalid("status is missing");
        }
        account(call).state().setBroadcastStatus(call.secondId(), status);
        return simulation.api().run(call.account(), "GET", "/v4/broadcasts/" + call.secondId(), null, Json.object());
    }
}
