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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an account's pair in hand and in the store, and knows which of the two is newer.
 * <p>
 * Refresh tokens form a chain, each valid for one use. Times do not show which pair is newer, as clocks differ; but
 * whatever is in the store and is not one that this process knows to be superseded was put there by somebody else
 * later. All methods that touch the store hold the monitor; the pair in hand can be had without it.
 */
final class TokenKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);
    private static final int MAX_REMEMBERED = 100;
    private static final int MAX_ORIGINS = 20;

    /**
     * A pair, and whether it was saved.
     *
     * @param header   the header to send
     * @param rejected whether Kit called its access token expired
     */
    record Hand(TokenPair pair, CompletableFuture<Header> header, boolean rejected) {

        static Hand of(TokenPair pair) {
            return new Hand(pair, CompletableFuture.completedFuture(
                    new BasicHeader("Authorization", "Bearer " + pair.accessToken(), true)), false);
        }

        @Override
        public String toString() {
            return pair.toString();
        }
    }

    private final OAuthSettings settings;
    private final AccountStore store;
    private final Clock clock;
    private final AtomicReference<Hand> hand = new AtomicReference<>();
    private final Set<String> superseded = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_REMEMBERED;
        }
    });
    private final LongAdder adopted = new LongAdder();
    private boolean begun;
    private long installs;
    private volatile String saveError;

    TokenKeeper(OAuthSettings settings, AccountStore store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /** Null if there is no pair. */
    TokenPair pair() {
        Hand current = hand.get();
        return current == null ? null : current.pair();
    }

    /** The header if its token need not be renewed yet; else null. */
    CompletableFuture<Header> fresh() {
        Hand current = hand.get();
        return current != null && !current.rejected() && current.pair().isFresh(clock.instant())
                ? current.header() : null;
    }

    /** The header if its token can be sent; else null. */
    CompletableFuture<Header> usable() {
        Hand current = hand.get();
        return current != null && !current.rejected() && current.pair().isUsable(clock.instant())
                ? current.header() : null;
    }

    /** The header unless Kit called its token expired, whatever the clock says; else null. */
    CompletableFuture<Header> accepted() {
        Hand current = hand.get();
        return current != null && !current.rejected() && current.pair().accessToken() != null ? current.header() : null;
    }

    /** Whatever is in hand, even if it was good for an instant only; null if there is nothing. */
    CompletableFuture<Header> newest() {
        Hand current = hand.get();
        return current != null && current.pair().accessToken() != null ? current.header() : null;
    }

    /** Takes note that Kit calls a token expired, if it is the one in hand. */
    void reject(Header used) {
        Hand current = hand.get();
        if (current != null && current.header().join().getValue().equals(used.getValue())) {
            // If it fails, another pair came in between
            hand.compareAndSet(current, new Hand(current.pair(), current.header(), true));
        }
    }

    long adopted() {
        return adopted.sum();
    }

    /** Why the pair in hand is only in memory; null if it is not. */
    String saveError() {
        return saveError;
    }

    /** Changes with each installation or removal in this process, which no refresh sent before may undo. */
    synchronized long installs() {
        return installs;
    }

    /** Takes the pair in the store if it is newer than the one in hand. */
    synchronized void look() throws IOException {
        TokenPair stored = store.load();
        if (!begun) {
            begin(stored);
            begun = true;
        } else if (isNewer(stored)) {
            take(stored);
        }
    }

    /** A configured refresh token that the store does not know of starts a new chain; else it was used up long ago. */
    private void begin(TokenPair stored) {
        String origin = settings.origin();
        if (stored != null && (origin == null || stored.origins().contains(origin))) {
            take(stored);
        } else if (origin != null || settings.accessToken() != null) {
            hand.set(Hand.of(new TokenPair(settings.accessToken(), settings.refreshToken(), null, clock.instant(), null,
                    origins(stored))));
            supersede(stored);
        }
    }

    private boolean isNewer(TokenPair stored) {
        TokenPair current = pair();
        return stored != null && !superseded.contains(stored.identity())
                && (current == null || !current.identity().equals(stored.identity()));
    }

    private void take(TokenPair stored) {
        supersede(pair());
        hand.set(Hand.of(stored));
        saved();
        adopted.increment();
        LOG.debug("Took the tokens of account {} from the store; they hold until {}", settings.account(),
                stored.expiresAt());
    }

    /**
     * Saves the answer to a refresh and then takes it; unless, after the refresh was sent, the account was installed
     * anew or removed, or somebody else put a pair into the store.
     *
     * @param installsThen {@link #installs()} before it was sent
     */
    synchronized void settle(TokenPair answer, long installsThen) {
        if (installs != installsThen) {
            return;
        }
        TokenPair current = pair();
        supersede(current);
        TokenPair stored = loadQuietly();
        if (isNewer(stored)) {
            take(stored);
            return;
        }
        TokenPair fresh = answer.withOrigins(origins(current));
        save(fresh);
        hand.set(Hand.of(fresh));
    }

    /** Saves the pair in hand if it is not saved; or takes the stored one if it is newer. */
    synchronized void saveAgain() {
        if (saveError == null) {
            return;
        }
        try {
            look();
        } catch (IOException e) {
            saveError = e.getMessage();
            return;
        }
        if (saveError != null && pair() != null) {
            save(pair());
        }
    }

    /** Takes the pair of a new installation. */
    synchronized void replace(TokenPair installed) {
        TokenPair stored = loadQuietly();
        List<String> origins = origins(stored == null ? pair() : stored);
        supersede(stored);
        supersede(pair());
        installs++;
        begun = true;
        TokenPair fresh = installed.withOrigins(origins);
        save(fresh);
        hand.set(Hand.of(fresh));
    }

    /** Forgets the pair, here first: the account is not to be used, whether the store can be reached or not. */
    synchronized void remove() throws IOException {
        supersede(pair());
        installs++;
        begun = true;
        hand.set(null);
        saved();
        supersede(loadQuietly());
        store.remove();
    }

    private TokenPair loadQuietly() {
        try {
            return store.load();
        } catch (IOException e) {
            LOG.debug("Going on without the store: {}", e.getMessage());
            return null;
        }
    }

    private void supersede(TokenPair pair) {
        if (pair != null) {
            superseded.add(pair.identity());
        }
    }

    /** Those of the chain so far, and what is configured here. */
    private List<String> origins(TokenPair before) {
        List<String> origins = new ArrayList<>(before == null ? List.of() : before.origins());
        String own = settings.origin();
        if (own != null && !origins.contains(own)) {
            origins.add(own);
        }
        return origins.subList(Math.max(0, origins.size() - MAX_ORIGINS), origins.size());
    }

    private void save(TokenPair pair) {
        try {
            store.save(pair);
            if (saveError != null) {
                LOG.info("The tokens of account {} are saved now", settings.account());
            }
            saved();
        } catch (IOException e) {
            if (saveError == null) {
                LOG.warn("Not saved: {}. They stay in memory, and the account must be authorised again if the process"
                        + " ends before they are saved", e.getMessage());
            }
            saveError = e.getMessage();
        }
    }

    private void saved() {
        saveError = null;
    }
}
