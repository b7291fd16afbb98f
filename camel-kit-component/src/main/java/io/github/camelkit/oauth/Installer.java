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

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.model.CurrentAccount;

/**
 * What an installation needs of the component.
 */
interface Installer {

    /** Asks the app whose browser it is. */
    void signIn(Visit visit, Consumer<Visitor> answer);

    /**
     * Exchanges a code; it blocks as long as that takes.
     *
     * @param  verifier                             null if there was no challenge
     * @throws io.github.camelkit.exception.KitException if there are no tokens
     */
    TokenPair exchange(String code, String verifier);

    /** Asks Kit whose tokens they are. */
    CompletableFuture<CurrentAccount> account(TokenPair tokens);

    /**
     * Puts the tokens of an account into use and into the store.
     *
     * @return what was stored of it before; null if nothing was
     */
    TokenPair keep(String account, TokenPair tokens) throws IOException;

    /**
     * Restores the account as it was before.
     *
     * @param before null if it was not there
     */
    void undo(String account, TokenPair before) throws IOException;

    /**
     * Hands the installation to the route.
     *
     * @param ended called once it has ended, with null if it succeeded
     */
    void route(Install install, Consumer<Refusal> ended);
}
