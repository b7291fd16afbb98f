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
package io.github.camelkit.examples.products;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelkit.plugin.KitPluginException;

/**
 * What there is to buy. In an application of your own, this is the database.
 */
final class Shop {

    private static final List<Product> PRODUCTS = List.of(
            new Product("assam", "Assam", "Strong and malty, <em>with milk</em>.", List.of("100 g", "250 g"), false),
            new Product("bancha", "Bancha", "A green tea for every day.", List.of("50 g", "100 g"), false),
            new Product("darjeeling", "Darjeeling", "The first flush is all drunk.", List.of("100 g"), true),
            new Product("earl-grey", "Earl Grey", "Black tea with bergamot.", List.of("100 g", "500 g"), false),
            // What is fine on the shop's own pages can be too much for an e-mail
            new Product("sencha", "Sencha", "See how we pick it: <video src=\"sencha.mp4\"></video>", List.of("50 g"),
                    false));

    private Shop() {
    }

    /**
     * The names of the products by their ids.
     *
     * @param text a part of the name or the whole id; empty for all
     */
    static Map<String, String> search(String text) {
        String part = text.toLowerCase(Locale.ROOT);
        Map<String, String> found = new LinkedHashMap<>();
        for (Product product : PRODUCTS) {
            if (product.id().equals(text) || product.name().toLowerCase(Locale.ROOT).contains(part)) {
                found.put(product.id(), product.name());
            }
        }
        return found;
    }

    /** The packets of a product, whose names contain a text. */
    static Map<String, String> packets(String id, String text) throws KitPluginException {
        Map<String, String> found = new LinkedHashMap<>();
        product(id).packets().stream().filter(packet -> packet.contains(text)).forEach(packet ->
                found.put(packet, packet));
        return found;
    }

    /**
     * @throws KitPluginException if it is not available; the message is for the user of Kit's editor
     */
    static Product product(String id) throws KitPluginException {
        Product product = PRODUCTS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(
                () -> new KitPluginException(404, "The shop has no such product any more"));
        if (product.soldOut()) {
            throw new KitPluginException(410, product.name() + " is sold out");
        }
        return product;
    }
}
