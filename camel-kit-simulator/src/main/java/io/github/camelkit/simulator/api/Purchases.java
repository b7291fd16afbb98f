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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;

/** Changes to purchases that come from elsewhere than the API. */
public final class Purchases {

    private Purchases() {
    }

    /** Adds a purchase of one product. */
    public static long add(Account account, String email, String transactionId) {
        ObjectNode given = Json.object().put("email_address", email).put("transaction_id", transactionId)
                .put("currency", "USD");
        given.putArray("products").addObject().put("name", "Book").put("pid", "1").put("lid", "1").put("quantity", 1)
                .put("unit_price", 9.5);
        PurchaseBody purchase = PurchaseBody.read(new Body(given), account.now(), new ArrayList<>());
        return PurchaseApi.store(account, purchase, null).get("id").longValue();
    }
}
