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
package io.github.camelkit.operations;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.Product;
import io.github.camelkit.model.Purchase;

import static org.assertj.core.api.Assertions.assertThat;

final class PurchaseCases {

    private static final Map<String, Object> PRODUCT = Case.fields("name", "Course", "pid", "p1", "lid", "l1",
            "quantity", 1, "unit_price", new BigDecimal("49.90"));

    private PurchaseCases() {
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(List.of(
                Case.of("purchases/create")
                        .body(Case.fields("email_address", "ann@example.com", "transaction_id", "T-1", "currency",
                                "EUR", "total", new BigDecimal("49.90"), "products", List.of(PRODUCT)))
                        .sends("/v4/purchases").json("""
                                {"purchase":{"email_address":"ann@example.com","transaction_id":"T-1","currency":"EUR",
                                 "total":49.90,"products":[{"name":"Course","pid":"p1","lid":"l1","quantity":1,
                                 "unit_price":49.90}]}}""")
                        .answers(201, Purchase.class)
                        .check(r -> assertThat(r.as(Purchase.class).total()).isEqualByComparingTo("49.90")),
                Case.of("purchases/create", "all fields, from a model").bodyOf(ids -> whole())
                        .sends("/v4/purchases").json("""
                                {"purchase":{"email_address":"ann@example.com","first_name":"Ann","status":"paid",
                                 "transaction_id":"T-2","currency":"USD","transaction_time":"2026-01-05T10:00:00Z",
                                 "subtotal":40,"tax":4.5,"shipping":3,"discount":1,"total":46.5,
                                 "products":[{"name":"Book","pid":"p2","lid":"l2","quantity":2,"unit_price":20,
                                 "sku":"B-1"}]}}""")
                        .answers(201, Purchase.class)
                        .check(r -> assertThat(r.as(Purchase.class).tax()).isEqualByComparingTo("4.5")),
                Case.of("purchases/create", "wrapped already, as JSON")
                        .body("""
                                {"purchase":{"email_address":"ann@example.com","transaction_id":"T-3","currency":"EUR",
                                 "products":[{"name":"Course","pid":"p1","lid":"l1","quantity":1,"unit_price":1}]}}""")
                        .sends("/v4/purchases").json("""
                                {"purchase":{"email_address":"ann@example.com","transaction_id":"T-3","currency":"EUR",
                                 "products":[{"name":"Course","pid":"p1","lid":"l1","quantity":1,"unit_price":1}]}}""")
                        .answers(201, Purchase.class),
                Case.of("purchases/get").given(w -> purchase(w, "T-4")).options("purchaseId={purchaseId}")
                        .sends("/v4/purchases/{purchaseId}").answers(200, Purchase.class)
                        .check(r -> assertThat(r.as(Purchase.class).transactionId()).isEqualTo("T-4")),
                Case.of("purchases/list").given(w -> purchase(w, "T-5")).options("perPage=10&includeTotalCount=true")
                        .sends("/v4/purchases").query("per_page", "10", "include_total_count", "true")
                        .page(Purchase.class)
                        .check(r -> assertThat(r.item(Purchase.class).products()).hasSize(1))));
        cases.addAll(GenericCases.pages("purchases/list", Purchase.class, "", "/v4/purchases", w -> {
            purchase(w, "T-6");
            purchase(w, "T-7");
        }));
        return cases;
    }

    private static void purchase(World world, String transaction) {
        world.createAsApp("purchaseId", "/v4/purchases", """
                {"purchase":{"email_address":"ann@example.com","transaction_id":"%s","currency":"EUR",
                 "products":[{"name":"Course","pid":"p1","lid":"l1","quantity":1,"unit_price":1}]}}"""
                .formatted(transaction));
    }

    private static Purchase whole() {
        return Purchase.builder().emailAddress("ann@example.com").firstName("Ann").status("paid").transactionId("T-2")
                .currency("USD").transactionTime(OffsetDateTime.parse("2026-01-05T10:00:00Z"))
                .subtotal(new BigDecimal("40")).tax(new BigDecimal("4.5")).shipping(new BigDecimal("3"))
                .discount(BigDecimal.ONE).total(new BigDecimal("46.5"))
                .products(List.of(Product.builder().name("Book").pid("p2").lid("l2").quantity(2)
                        .unitPrice(new BigDecimal("20")).sku("B-1").build()))
                .build();
    }
}
