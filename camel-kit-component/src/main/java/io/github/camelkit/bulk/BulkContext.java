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
package io.github.camelkit.bulk;

import io.github.camelkit.BulkMode;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.server.InboundOptions;

/**
 * An endpoint, and what is set on it for bulk operations.
 *
 * @param inbound where callbacks come in
 */
public record BulkContext(EndpointContext endpoint, BulkOptions options, ExchangeOptions exchange,
        InboundOptions inbound) {

    /**
     * Checks options for bulk calls where it is not known yet which operations there will be.
     *
     * @throws IllegalArgumentException if bulk calls are asked for, and the account has only an API key
     */
    public void checkAccount(KitAccount account) {
        boolean async = options.getBulkMode() == BulkMode.ASYNC;
        if ((options.isCoalesce() || async) && !account.credential().isOAuth()) {
            throw new IllegalArgumentException("kit:" + endpoint.resource() + " makes bulk calls, which need OAuth,"
                    + " and only an API key is given: set accessToken or refreshToken, or leave out the option "
                    + (async ? "bulkMode" : "coalesce"));
        }
    }
}
