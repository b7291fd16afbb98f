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

import io.github.camelkit.simulator.http.ApiDispatcher;
import io.github.camelkit.simulator.state.Account;

/** An account of the simulator. */
public final class SimulatorAccount {

    private final Account account;
    private final String apiKey;
    private final String accessToken;
    private final SimulatorState state;

    SimulatorAccount(Account account, String apiKey, String accessToken, ApiDispatcher api) {
        this.account = account;
        this.apiKey = apiKey;
        this.accessToken = accessToken;
        this.state = new SimulatorState(account, api);
    }

    public long id() {
        return account.id();
    }

    public String name() {
        return account.name();
    }

    public String apiKey() {
        return apiKey;
    }

    public String accessToken() {
        return accessToken;
    }

    /** The account's contents. */
    public SimulatorState state() {
        return state;
    }

    /** For the simulator itself. */
    public Account account() {
        return account;
    }
}
