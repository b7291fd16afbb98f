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

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.api.Operation;
import io.github.camelkit.client.KitAccount;

/**
 * The accounts that an endpoint calls Kit for.
 */
final class EndpointAccounts {

    private final KitEndpoint endpoint;
    // By name, for what an endpoint is configured with does not change
    private final Map<String, KitAccount> known = new ConcurrentHashMap<>();

    EndpointAccounts(KitEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether there is more than the one account whose credentials are configured, if any are. */
    boolean mayComeByHeader() {
        KitConfiguration configuration = endpoint.getConfiguration();
        return configuration.getApiKey() == null && configuration.getAccessToken() == null
                && configuration.getRefreshToken() == null && configuration.getAccount() == null
                && (configuration.getCredentials() != null || configuration.getApiKeys() != null
                        || configuration.getClientId() != null);
    }

    /**
     * The account to call Kit for.
     *
     * @param  name                     null for that of the endpoint
     * @throws IllegalArgumentException if it is not known
     */
    KitAccount get(String name) {
        String wanted = name != null ? name : endpoint.getConfiguration().getAccount();
        String key = wanted == null ? "" : wanted;
        KitAccount account = known.get(key);
        if (account == null || account.isRetired() || mayHaveChanged(account)) {
            account = endpoint.getComponent().runtime().accounts().get(wanted, endpoint.getConfiguration(),
                    endpoint.getComponent().store());
            known.put(key, account);
        }
        return account;
    }

    /** Kit does not accept its credentials, and a vault may have others by now. */
    private boolean mayHaveChanged(KitAccount account) {
        return endpoint.getConfiguration().getCredentials() != null && account.authenticationError() != null;
    }

    /** Those that were asked for so far. */
    Collection<KitAccount> used() {
        return known.values();
    }

    /**
     * Checks options for bulk calls where it is not known yet which operations there will be.
     *
     * @throws IllegalArgumentException if there is one, and the account has only an API key
     */
    static void checkBulk(KitEndpoint endpoint, KitAccount account) {
        KitBulkOptions options = endpoint.getBulkOptions();
        boolean async = options.getBulkMode() == BulkMode.ASYNC;
        if ((options.isCoalesce() || async) && !account.credential().isOAuth()) {
            throw new IllegalArgumentException("kit:" + endpoint.getResource() + " makes bulk calls, which need OAuth,"
                    + " and only an API key is given: set accessToken or refreshToken, or leave out the option "
                    + (async ? "bulkMode" : "coalesce"));
        }
    }

    /**
     * Checks that Kit lets an account do something.
     *
     * @throws IllegalArgumentException if it has only an API key, and the operation needs OAuth
     */
    static void checkCredential(Operation operation, KitAccount account) {
        if (operation.isOAuthOnly() && !account.credential().isOAuth()) {
            throw new IllegalArgumentException("kit:" + operation.resource() + "?operation=" + operation.name()
                    + " needs OAuth, and only an API key is given: set accessToken or refreshToken");
        }
    }
}
