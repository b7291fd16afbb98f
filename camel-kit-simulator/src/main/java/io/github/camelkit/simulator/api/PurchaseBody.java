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

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;

/** A purchase as it was sent; what is wrong with it goes to a list of errors. */
record PurchaseBody(String email, String transactionId, ObjectNode amounts, ArrayNode products) {

    static PurchaseBody read(Body body, long now, List<String> errors) {
        String transactionId = required(body, "transaction_id", "Transaction", errors);
        String email = body.text("email_address");
        if (!Validation.isEmail(email)) {
            errors.add("Email address is invalid");
        }
        String status = body.text("status");
        if (status != null && !status.equals("paid")) {
            errors.add("Status must be paid");
        }
        ObjectNode amounts = Json.object();
        String currency = required(body, "currency", "Currency", errors);
        if (currency != null && !currency.matches("[A-Za-z]{3}")) {
            errors.add("Currency is invalid");
        }
        amounts.put("currency", currency);
        amounts.put("transaction_time", time(body, now, errors));
        for (String name : List.of("subtotal", "discount", "tax", "shipping", "total")) {
            BigDecimal amount = body.number(name);
            amounts.put(name, amount == null ? BigDecimal.ZERO : amount);
        }
        return new PurchaseBody(email, transactionId, amounts, products(body, errors));
    }

    private static String required(Body body, String name, String label, List<String> errors) {
        String text = body.textOrNumber(name);
        if (text == null || text.isBlank()) {
            errors.add(label + " cannot be blank");
            return null;
        }
        return text;
    }

    private static String time(Body body, long now, List<String> errors) {
        String text = body.text("transaction_time");
        if (text == null) {
            return Json.time(now);
        }
        try {
            return Json.time(Query.parseTime(text).toEpochMilli());
        } catch (DateTimeException e) {
            errors.add("Transaction time is invalid");
            return null;
        }
    }

    private static ArrayNode products(Body body, List<String> errors) {
        ArrayNode products = Json.array();
        ArrayNode given = body.array("products");
        if (given == null || given.isEmpty()) {
            errors.add("Products cannot be blank");
            return products;
        }
        Set<String> pids = new HashSet<>();
        Set<String> lids = new HashSet<>();
        for (JsonNode item : given) {
            if (item instanceof ObjectNode object) {
                ObjectNode product = product(new Body(object), errors);
                unique(product.get("pid"), pids, "pid", errors);
                unique(product.get("lid"), lids, "lid", errors);
                products.add(product);
            } else {
                errors.add("Products is invalid");
            }
        }
        return products;
    }

    private static ObjectNode product(Body body, List<String> errors) {
        ObjectNode product = Json.object();
        Long quantity = body.integer("quantity");
        BigDecimal price = body.number("unit_price");
        product.put("quantity", quantity);
        product.put("lid", required(body, "lid", "Product lid", errors));
        product.put("unit_price", price);
        product.put("sku", body.textOrNumber("sku"));
        product.put("name", required(body, "name", "Product name", errors));
        product.put("pid", required(body, "pid", "Product pid", errors));
        if (quantity == null) {
            errors.add("Product quantity cannot be blank");
        }
        if (price == null) {
            errors.add("Product unit price cannot be blank");
        }
        return product;
    }

    private static void unique(JsonNode value, Set<String> seen, String name, List<String> errors) {
        if (!value.isNull() && !seen.add(value.textValue())) {
            errors.add("Products must have a unique " + name);
        }
    }
}
