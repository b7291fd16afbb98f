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
package io.github.camelkit.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One line of a purchase.
 * <p>
 * Section "Purchases" of Kit's reference.
 *
 * @param pid       the shop's own id of the product, the same for its variants
 * @param lid       the shop's own id of the line, unique in the purchase
 * @param unitPrice in the purchase's currency
 */
public record Product(
        String name,
        String pid,
        String lid,
        Integer quantity,
        BigDecimal unitPrice,
        String sku,
        Map<String, Object> additional) implements KitModel {

    public Product {
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Product}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Product> {

        private Builder() {
            super(Product.class);
        }

        private Builder(Product start) {
            super(Product.class, start);
        }

        public Builder name(String name) {
            return set("name", name);
        }

        public Builder pid(String pid) {
            return set("pid", pid);
        }

        public Builder lid(String lid) {
            return set("lid", lid);
        }

        public Builder quantity(Integer quantity) {
            return set("quantity", quantity);
        }

        public Builder unitPrice(BigDecimal unitPrice) {
            return set("unit_price", unitPrice);
        }

        public Builder sku(String sku) {
            return set("sku", sku);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
