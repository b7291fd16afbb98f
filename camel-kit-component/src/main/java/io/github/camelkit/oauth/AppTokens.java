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
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.Quota;
import io.github.camelkit.client.RollingQuota;
import io.github.camelkit.credential.OAuthCredential;
import io.github.camelkit.credential.StaticCredential;
import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.store.KitStore;
import org.apache.camel.Exchange;

/**
 * Gets tokens from Kit for the app of an endpoint, and keeps them under the names of accounts.
 */
final class AppTokens {

    private static final String USED = "refreshed-";
    // Longer than any refresh takes
    private static final Duration USED_FOR = Duration.ofMinutes(10);

    private final EndpointContext endpoint;

    AppTokens(EndpointContext endpoint) {
        this.endpoint = endpoint;
    }

    private KitRuntime runtime() {
        return endpoint.runtime();
    }

    /**
     * @param verifier null if there was no challenge
     */
    TokenPair exchange(String code, String redirectUri, String verifier) {
        return runtime().accounts().tokenEndpoint(endpoint.configuration()).exchange(code, redirectUri, verifier);
    }

    /** Renews the tokens of an account, in turn with all others who do. */
    CompletableFuture<TokenPair> renew(String account) {
        KitAccount known = endpoint.account(account);
        if (known.credential() instanceof OAuthCredential tokens) {
            return tokens.renew();
        }
        throw new IllegalArgumentException("account " + known.name() + " has no tokens that are renewed");
    }

    /** Exchanges a refresh token that is good once: whoever else has it, here or on another node, is refused. */
    TokenPair refresh(String refreshToken) {
        KitStore store = endpoint.store();
        String key = USED + Secret.digest(refreshToken);
        String owner = UUID.randomUUID().toString();
        try {
            if (!store.claim(key, owner, USED_FOR)) {
                throw new KitValidationException(AppOperation.REFRESH + ": this refresh token is being used, or was used"
                        + " in the last minutes. Kit takes it once", Details.notSent(AppOperation.REFRESH.toString()));
            }
        } catch (IOException e) {
            throw new KitException(AppOperation.REFRESH + ": the store cannot be claimed: " + e.getClass().getName(),
                    Details.notSent(AppOperation.REFRESH.toString()));
        }
        try {
            // The claim stays: it must not be sent again
            return runtime().accounts().tokenEndpoint(endpoint.configuration()).refresh(refreshToken);
        } catch (KitException e) {
            release(store, key, owner);
            throw e;
        }
    }

    private static void release(KitStore store, String key, String owner) {
        try {
            store.release(key, owner);
        } catch (IOException e) {
            // It ends with its lease
            return;
        }
    }

    /** Revokes one token. */
    void revoke(String token) {
        runtime().accounts().tokenEndpoint(endpoint.configuration()).revoke(token);
    }

    /** Revokes the tokens of an account, and forgets it. */
    void revokeAccount(String account) {
        try {
            if (!runtime().accounts().revoke(account, endpoint.configuration(), endpoint.store())) {
                throw new IllegalArgumentException("account " + account + " has no tokens that the app got from Kit");
            }
            runtime().accounts().remove(account, endpoint.store());
        } catch (IOException e) {
            throw new KitException(AppOperation.REVOKE + ": the tokens of account " + account
                    + " cannot be read or removed: " + e.getClass().getName(),
                    Details.notSent(AppOperation.REVOKE.toString()));
        }
    }

    /** Asks Kit whose tokens they are. */
    CompletableFuture<CurrentAccount> account(TokenPair tokens, Exchange exchange) {
        Operation probe = Operations.probe();
        KitRequest request = KitRequest.of(probe, probe.path(), null);
        RollingQuota none = new RollingQuota(new Quota.Settings(0, TimeUnit.SECONDS.toNanos(1), 1,
                TimeUnit.SECONDS.toNanos(1)), System::nanoTime, runtime().timer());
        KitAccount unnamed = new KitAccount("being-installed", StaticCredential.accessToken(tokens.accessToken()), none);
        return endpoint.call(request, unnamed, exchange)
                .thenApply(result -> read(probe, request, result.response()));
    }

    private static CurrentAccount read(Operation probe, KitRequest request, KitResponse response) {
        try {
            return (CurrentAccount) new AnswerReader(probe, true).read(response).body();
        } catch (IOException e) {
            throw new CompletionException(KitErrors.unreadable(request, response, e));
        }
    }

    /**
     * @return what was stored of the account before; null if that is nothing
     */
    TokenPair keep(String account, TokenPair tokens) throws IOException {
        return runtime().accounts().install(account, tokens, endpoint.configuration(),
                endpoint.store());
    }

    /**
     * @param before null if the account was not there
     */
    void undo(String account, TokenPair before) throws IOException {
        if (before == null) {
            runtime().accounts().remove(account, endpoint.store());
        } else {
            keep(account, before);
        }
    }
}
