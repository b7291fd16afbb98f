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
package io.github.camelkit.simulator.control;

import java.util.function.LongFunction;

import io.github.camelkit.simulator.oauth.OAuthServer;
import io.github.camelkit.simulator.oauth.TokenPair;
import io.github.camelkit.simulator.state.Account;

/** The OAuth side of a simulator: tokens to begin with, and their state. */
public final class SimulatorOAuth {

    private final OAuthServer server;
    private final LongFunction<Account> accounts;

    /** For the simulator itself. */
    public SimulatorOAuth(OAuthServer server, LongFunction<Account> accounts) {
        this.server = server;
        this.accounts = accounts;
    }

    /** Issues a pair for an account. */
    public TokenPair issue(long accountId) {
        return server.issue(accounts.apply(accountId));
    }

    /** Lets all access tokens expire now. */
    public void expireAll() {
        server.expireAll();
    }

    /** Makes all refresh tokens invalid, as when the user removes the app. */
    public void revokeAll() {
        server.revokeAll();
    }

    /**
     * The account whose user consents on the authorization page, the first one unless told otherwise. A browser with a
     * cookie {@code kit_simulator_account} is signed in to the account with that id.
     */
    public void consentAs(long accountId) {
        server.consentingAccount(accountId);
    }

    /** How many pairs were issued for refresh tokens. */
    public long refreshCount() {
        return server.refreshes();
    }

    /** How often a refresh token was presented that had been used before. */
    public long reusedRefreshTokens() {
        return server.reused();
    }
}
