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
package io.github.camelkit.oauth;

import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.model.CurrentAccount;

/**
 * An installation that has tokens.
 *
 * @param name    what the account is called here: its id
 * @param account the account and its user, as Kit answers them
 * @param appUser the user as the app knows them; null if it did not ask
 * @param tokens  those of the account
 */
record Install(String name, CurrentAccount account, String appUser, TokenPair tokens) {

    @Override
    public String toString() {
        return "installation of account " + name;
    }
}
