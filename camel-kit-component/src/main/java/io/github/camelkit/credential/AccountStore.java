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
package io.github.camelkit.credential;

import java.io.IOException;
import java.time.Duration;

import io.github.camelkit.http.Secrets;
import io.github.camelkit.store.KitStore;

/**
 * The tokens of one account in the store. Every failure is an {@link IOException} that can be shown: whatever a store
 * may put into its messages, no token is passed on.
 */
final class AccountStore {

    private final KitStore store;
    private final OAuthSettings settings;
    private final String key;

    AccountStore(KitStore store, OAuthSettings settings) {
        this.store = store;
        this.settings = settings;
        this.key = settings.storeKey();
    }

    /** Null if absent. */
    TokenPair load() throws IOException {
        String text;
        try {
            text = store.load(key);
        } catch (IOException | RuntimeException | Error e) {
            throw failure("cannot be read", e, null);
        }
        try {
            return text == null ? null : TokenPair.fromJson(text);
        } catch (IOException e) {
            throw failure("are damaged", e, null);
        }
    }

    void save(TokenPair pair) throws IOException {
        try {
            store.save(key, pair.withClientId(settings.clientId()).toJson());
        } catch (IOException | RuntimeException | Error e) {
            throw failure("cannot be saved", e, pair);
        }
    }

    void remove() throws IOException {
        try {
            store.remove(key);
        } catch (IOException | RuntimeException | Error e) {
            throw failure("cannot be removed", e, null);
        }
    }

    boolean claim(String owner, Duration lease) throws IOException {
        try {
            return store.claim(key, owner, lease);
        } catch (IOException | RuntimeException | Error e) {
            throw failure("cannot be claimed", e, null);
        }
    }

    void release(String owner) throws IOException {
        try {
            store.release(key, owner);
        } catch (IOException | RuntimeException | Error e) {
            throw failure("cannot be released", e, null);
        }
    }

    private IOException failure(String what, Throwable e, TokenPair pair) {
        String why = Secrets.redact(e.toString(), settings.clientSecret(), settings.refreshToken(),
                settings.accessToken(), pair == null ? null : pair.accessToken(),
                pair == null ? null : pair.refreshToken());
        return new IOException("the tokens of account " + settings.account() + " in the store " + what + ": " + why);
    }
}
