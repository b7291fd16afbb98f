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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a subscriber bought at one time.
 * <p>
 * Section "Purchases" of Kit's reference.
 *
 * @param transactionId the shop's own; Kit adds products to the purchase that has it
 * @param status        {@code paid} is the one that Kit takes
 * @param firstName     only in what is sent to Kit
 * @param currency      three letters, such as {@code EUR}
 * @param subtotal      in {@code currency}, as the other amounts
 * @param shipping      only in what is sent to Kit
 */
public record Purchase(
        Long id,
        Long subscriberId,
        String transactionId,
        String status,
        String emailAddress,
        String firstName,
        String currency,
        OffsetDateTime transactionTime,
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal tax,
        BigDecimal shipping,
        BigDecimal total,
        List<Product> products,
        Map<String, Object> additional) implements KitModel {

    public Purchase {
        products = Copies.list(products);
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Purchase}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Purchase> {

        private Builder() {
            super(Purchase.class);
        }

        private Builder(Purchase start) {
            super(Purchase.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder subscriberId(Long subscriberId) {
            return set("subscriber_id", subscriberId);
        }

        public Builder transactionId(String transactionId) {
            return set("transaction_id", transactionId);
        }

        public Builder status(String status) {
            return set("status", status);
        }

        public Builder emailAddress(String emailAddress) {
            return set("email_address", emailAddress);
        }

        public Builder firstName(String firstName) {
            return set("first_name", firstName);
        }

        public Builder currency(String currency) {
            return set("currency", currency);
        }

        public Builder transactionTime(OffsetDateTime transactionTime) {
            return set("transaction_time", transactionTime);
        }

        public Builder subtotal(BigDecimal subtotal) {
            return set("subtotal", subtotal);
        }

        public Builder discount(BigDecimal discount) {
            return set("discount", discount);
        }

        public Builder tax(BigDecimal tax) {
            return set("tax", tax);
        }

        public Builder shipping(BigDecimal shipping) {
            return set("shipping", shipping);
        }

        public Builder total(BigDecimal total) {
            return set("total", total);
        }

        public Builder products(List<Product> products) {
            return set("products", products);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
