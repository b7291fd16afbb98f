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
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.credential.OAuthStatus.State;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.Hashes;
import io.github.camelkit.store.KitStore;
import org.apache.hc.core5.http.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of an account, renewed before it expires.
 * <p>
 * However many calls need a token, one refresh is under way. While the old token still holds they go on with it; when
 * it does not, they wait without a thread. Once Kit refuses the refresh token, calls fail as soon as the old token
 * ends, until a new pair comes by {@link #replace} or through the store, where it is looked for now and then.
 */
public final class OAuthCredential implements Credential, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);

    private final OAuthSettings settings;
    private final RefreshPolicy policy;
    private final TokenKeeper keeper;
    private final TokenRefresh.Tools tools;
    private final Saver saver;
    private final RefusalWatch watch;
    private final RefreshCounts counts = new RefreshCounts();
    private final String id;

    // Guarded by this; nothing that blocks is done under it
    private Refreshing running;
    private LastRefresh last = LastRefresh.GOOD;
    private final RefreshPace pace = new RefreshPace();
    private boolean closed;

    /**
     * @param executor runs what blocks: the token endpoint and the store
     * @param timer    wakes what waits, and is never held up
     * @param clock    the wall clock, which the processes that share the store agree on
     */
    public OAuthCredential(OAuthSettings settings, RefreshPolicy policy, TokenEndpoint endpoint, KitStore store,
            Executor executor, ScheduledExecutorService timer, Clock clock) {
        this.settings = settings;
        this.policy = policy;
        AccountStore accountStore = new AccountStore(store, settings);
        this.keeper = new TokenKeeper(settings, accountStore, clock);
        this.tools = new TokenRefresh.Tools(keeper, endpoint, accountStore, policy, executor, timer, clock, counts);
        this.saver = new Saver(keeper, tools::lease, executor, timer);
        this.watch = new RefusalWatch(tools, this::isRefused, this::healed);
        this.id = "account-" + settings.account() + '-' + StaticCredential.digest(settings.clientId());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isOAuth() {
        return true;
    }

    /** Tokens come and go: what lasts is the secret of the app. */
    @Override
    public String derive(String purpose) {
        return settings.clientSecret() == null ? null
                : Hashes.hmacHex(settings.clientSecret(), settings.account() + ' ' + purpose);
    }

    @Override
    public CompletableFuture<Header> header() {
        CompletableFuture<Header> fresh = keeper.fresh();
        if (fresh != null) {
            return fresh;
        }
        Refreshing begun = null;
        CompletableFuture<Header> header;
        synchronized (this) {
            CompletableFuture<Header> usable = keeper.usable();
            KitException why = unavailable();
            boolean stale = why == null && running == null && keeper.fresh() == null;
            boolean tooSoon = stale && pace.isTooSoon(tools.clock().instant());
            if (stale && !tooSoon) {
                running = new Refreshing();
                begun = running;
            }
            if (usable != null) {
                header = usable;
            } else if (tooSoon) {
                header = keeper.accepted();
                header = header != null ? header
                        : CompletableFuture.failedFuture(OAuthErrors.tooSoon(settings.account()));
            } else if (running != null) {
                header = running.waiting;
            } else {
                header = why == null ? keeper.newest() : CompletableFuture.failedFuture(why);
            }
        }
        if (begun != null) {
            begun.refresh.start();
        }
        return header;
    }

    /** Why no refresh is begun now; null if one can be, or is under way. */
    private KitException unavailable() {
        if (last.isRefused()) {
            return last.refusal();
        }
        if (closed) {
            return OAuthErrors.stopping(settings.account());
        }
        return running == null ? last.coolingDown(tools.clock().instant(), policy.coolDown()) : null;
    }

    @Override
    public boolean expired(Header used) {
        keeper.reject(used);
        synchronized (this) {
            return !last.isRefused() && !closed;
        }
    }

    /**
     * Renews the tokens now, although they may still hold; if somebody else is about to, theirs are taken.
     *
     * @return the pair in hand then; it fails as {@link #header()} does
     */
    public CompletableFuture<TokenPair> renew() {
        synchronized (this) {
            pace.reset();
        }
        long before = counts.refreshes().sum();
        return header().thenCompose(held -> {
            // There may have been no usable token, so that this was a renewal already
            if (counts.refreshes().sum() == before) {
                keeper.reject(held);
            }
            return header();
        }).thenApply(renewed -> keeper.pair());
    }

    /**
     * Takes the pair of a new installation, and saves it. It may block for as long as the store does; if saving fails,
     * the pair is used all the same, and {@link #status()} says so.
     */
    public void replace(TokenPair installed) {
        keeper.replace(installed);
        Refreshing waiting;
        synchronized (this) {
            waiting = running;
            running = null;
            last = LastRefresh.GOOD;
            pace.reset();
        }
        if (waiting != null && !complete(waiting)) {
            waiting.waiting.completeExceptionally(OAuthErrors.removed(settings.account()));
        }
        saver.check();
    }

    /**
     * Asks Kit to revoke the newest tokens, which are forgotten by {@link #remove}. It may block for as long as Kit and
     * the store do.
     *
     * @throws IOException if the store cannot be read
     */
    public void revoke() throws IOException {
        keeper.look();
        TokenPair pair = keeper.pair();
        if (pair != null) {
            tools.endpoint().revoke(pair);
        }
    }

    /**
     * Forgets the account, whose app was uninstalled. It may block for as long as the store does.
     *
     * @throws IOException if the tokens are still in the store; they are not used any more all the same
     */
    public void remove() throws IOException {
        KitAuthenticationException why = OAuthErrors.removed(settings.account());
        Refreshing waiting;
        try {
            keeper.remove();
        } finally {
            synchronized (this) {
                waiting = running;
                running = null;
                last = LastRefresh.refused(why);
            }
            if (waiting != null) {
                waiting.waiting.completeExceptionally(why);
            }
            watch.start();
        }
    }

    /** How the tokens are; never blocks. */
    public OAuthStatus status() {
        TokenPair pair = keeper.pair();
        String saveError = keeper.saveError();
        State state;
        String error;
        synchronized (this) {
            state = last.state();
            error = last.error();
            if (state == null) {
                error = saveError;
                state = saveError != null ? State.SAVE_FAILED : running != null ? State.REFRESHING : State.OK;
            }
        }
        return new OAuthStatus(settings.account(), state, pair == null ? null : pair.expiresAt(),
                counts.refreshes().sum(), keeper.adopted(), counts.failures().sum(),
                pair == null ? null : pair.createdAt(), error);
    }

    /**
     * Ends the renewal. The answer to a refresh that was sent is waited for and saved, since it is the account; so this
     * comes before the executor, the timer and the connections are shut down.
     */
    @Override
    public void close() {
        Refreshing underWay;
        synchronized (this) {
            closed = true;
            underWay = running;
        }
        if (underWay != null) {
            underWay.refresh.stop(underWay.waiting);
            underWay.waiting.completeExceptionally(OAuthErrors.stopping(settings.account()));
        }
        saver.close();
    }

    /** Whether there was a header to complete the waiting calls with. */
    private boolean complete(Refreshing ended) {
        CompletableFuture<Header> header = keeper.newest();
        return header != null && ended.waiting.complete(header.join());
    }

    /** Whether calls fail until there are other tokens. */
    private synchronized boolean isRefused() {
        return last.isRefused() && !closed;
    }

    private void healed() {
        synchronized (this) {
            last = LastRefresh.GOOD;
        }
        LOG.info("There are new tokens of account {}", settings.account());
    }

    @Override
    public String toString() {
        return id;
    }

    /** A refresh under way, and those who wait for it. */
    private final class Refreshing implements TokenRefresh.Outcome {

        private final CompletableFuture<Header> waiting = new CompletableFuture<>();
        private final TokenRefresh refresh = new TokenRefresh(tools, settings.account(), this);

        @Override
        public void done() {
            end(null, null);
            if (!complete(this)) {
                waiting.completeExceptionally(OAuthErrors.removed(settings.account()));
            }
            saver.check();
        }

        @Override
        public void failed(KitException why) {
            if (end(why, null) && !refresh.isStopped()) {
                LOG.warn("The tokens of account {} were not refreshed: {}", settings.account(), why.getMessage());
            }
            waiting.completeExceptionally(why);
            saver.check();
        }

        @Override
        public void refused(KitAuthenticationException why) {
            if (end(null, why)) {
                LOG.warn("The tokens of account {} were refused: {}", settings.account(), why.getMessage());
            }
            waiting.completeExceptionally(why);
            watch.start();
        }

        /** Whether it is still this refresh that counts: an installation or a removal overtakes it. */
        private boolean end(KitException failed, KitAuthenticationException refused) {
            synchronized (OAuthCredential.this) {
                if (running != this) {
                    return false;
                }
                running = null;
                last = new LastRefresh(failed, refused, tools.clock().instant());
                if (failed == null && refused == null) {
                    TokenPair pair = keeper.pair();
                    pace.refreshed(tools.clock().instant(), pair == null ? null : pair.life(), settings.account());
                }
                return true;
            }
        }
    }
}
