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
package io.github.camelkit.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PurchaseTest extends SimulatorTest {

    private static String purchase(String transaction, String products) {
        return "{\"purchase\":{\"email_address\":\"ada@example.com\",\"first_name\":\"Ada\",\"currency\":\"EUR\","
                + "\"transaction_id\":\"" + transaction + "\",\"status\":\"paid\",\"total\":10.50,\"products\":["
                + products + "]}}";
    }

    private static String product(String pid, String lid) {
        return "{\"name\":\"Book\",\"pid\":\"" + pid + "\",\"lid\":\"" + lid
                + "\",\"quantity\":1,\"unit_price\":10.50}";
    }

    @Test
    void createsThePurchaseAndItsSubscriber() {
        Http.Reply created = oauth.post("/v4/purchases", purchase("t1", product("p1", "l1")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).contains("\"total\":10.50");
        assertThat(created.at("purchase/subscriber_id").asLong())
                .isEqualTo(kit.state().subscriberId("ada@example.com"));
        long id = created.at("purchase/id").asLong();
        assertThat(oauth.get("/v4/purchases/" + id).at("purchase")).isEqualTo(created.at("purchase"));
        assertThat(oauth.get("/v4/purchases").at("purchases")).hasSize(1);
        assertError(oauth.get("/v4/purchases/1"), 404, "Not Found");
    }

    @Test
    void theSameTransactionAppendsItsItems() {
        oauth.post("/v4/purchases", purchase("t1", product("p1", "l1")));
        Http.Reply again = oauth.post("/v4/purchases", purchase("t1", product("p1", "l1")));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("purchase/products")).hasSize(2);
        assertThat(kit.state().purchaseCount()).isEqualTo(1);
        assertThat(kit.state().purchasedProductCount("t1")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|Purchase cannot be blank",
        "{\"purchase\":{\"email_address\":\"a@example.com\",\"currency\":\"EUR\"}}|Transaction cannot be blank",
        "{\"purchase\":[]}|purchase must be an object",
        "{\"purchase\":{\"transaction_id\":\"1\",\"currency\":\"EUR\"}}|Email address is invalid",
        "{\"purchase\":{\"transaction_id\":\"1\",\"email_address\":\"a@example.com\"}}|Currency cannot be blank",
        "{\"purchase\":{\"transaction_id\":\"1\",\"email_address\":\"a@example.com\",\"currency\":\"EUR\","
                + "\"status\":\"open\"}}|Status must be paid",
        "{\"purchase\":{\"transaction_id\":\"1\",\"email_address\":\"a@example.com\",\"currency\":\"EUR\"}}"
                + "|Products cannot be blank"})
    void refusesBodies(String body, String error) {
        assertError(oauth.post("/v4/purchases", body), 422, error);
        assertThat(kit.state().purchaseCount()).isZero();
    }

    @Test
    void productsMustDiffer() {
        assertError(oauth.post("/v4/purchases", purchase("t1", product("p1", "l1") + "," + product("p1", "l2"))),
                422, "Products must have a unique pid");
        assertError(oauth.post("/v4/purchases", purchase("t1", product("p1", "l1") + "," + product("p2", "l1"))),
                422, "Products must have a unique lid");
    }
}
