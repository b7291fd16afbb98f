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

import java.util.ArrayList;
import java.util.List;

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

/** Purchases. The same transaction sent again appends its line items. */
final class PurchaseApi {

    private static final String ROOT = "purchase";

    private PurchaseApi() {
    }

    static void register(Routes routes) {
        routes.oauth("GET", "/v4/purchases", Routes.PAGE, call -> call.page("purchases",
                call.account().purchases().list(), Order.NEWEST, purchase -> purchase));
        routes.oauth("POST", "/v4/purchases", "", PurchaseApi::create);
        routes.oauth("GET", "/v4/purchases/{id}", "",
                call -> Answer.wrapped(200, ROOT, call.account().purchases().get(call.id())));
    }

    private static Answer create(Call call) {
        Account account = call.account();
        Body wrapped = call.body().object(ROOT);
        Body body = wrapped == null ? call.body() : wrapped;
        if (body.json().isEmpty() || body.has(ROOT)) {
            throw ApiException.invalid("Purchase cannot be blank");
        }
        List<String> errors = new ArrayList<>();
        PurchaseBody purchase = PurchaseBody.read(body, call.now(), errors);
        if (!errors.isEmpty()) {
            throw new ApiException(422, errors);
        }
        ObjectNode stored = store(account, purchase, body.text("first_name"));
        return Answer.wrapped(201, ROOT, stored);
    }

    /** Stores a purchase, or appends its line items to the one with the same transaction. */
    static ObjectNode store(Account account, PurchaseBody purchase, String firstName) {
        Subscriber subscriber = Subscribers.upsert(account, purchase.email(), firstName, Subscriber.ACTIVE);
        Long same = account.purchaseIds().get(purchase.transactionId());
        ObjectNode stored = same == null ? fresh(account, subscriber, purchase)
                : appended(account.purchases().get(same), purchase);
        long id = stored.get("id").longValue();
        account.purchaseIds().put(purchase.transactionId(), id);
        account.purchases().put(id, stored);
        Happenings.purchased(account, stored);
        return stored;
    }

    private static ObjectNode fresh(Account account, Subscriber subscriber, PurchaseBody purchase) {
        ObjectNode node = Json.object().put("id", account.purchases().nextId())
                .put("transaction_id", purchase.transactionId()).put("status", "paid")
                .put("email_address", subscriber.email()).put("subscriber_id", subscriber.id());
        node.setAll(purchase.amounts());
        node.set("products", purchase.products());
        return node;
    }

    private static ObjectNode appended(ObjectNode same, PurchaseBody purchase) {
        ObjectNode node = same.deepCopy();
        node.withArray("products").addAll(purchase.products());
        return node;
    }
}
