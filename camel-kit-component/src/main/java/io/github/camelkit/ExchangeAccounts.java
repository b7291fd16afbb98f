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
package io.github.camelkit;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.http.KitException.Details;
import io.github.camelkit.http.KitValidationException;
import org.apache.camel.Exchange;

/**
 * The account that an exchange is for: the one that its header names, else that of the endpoint.
 */
final class ExchangeAccounts {

    private ExchangeAccounts() {
    }

    static KitAccount of(KitEndpoint endpoint, Exchange exchange) {
        String name = exchange.getMessage().getHeader(KitConstants.ACCOUNT, String.class);
        try {
            return endpoint.account(name);
        } catch (IllegalArgumentException e) {
            throw new KitValidationException("kit:" + endpoint.getResource() + ": " + e.getMessage(),
                    Details.notSent(endpoint.getResource(), e));
        }
    }
}
