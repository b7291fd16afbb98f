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
package io.github.camelkit.runtime;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitCredential;
import io.github.camelkit.KitCredentials;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.Quota;
import io.github.camelkit.credential.Credential;
import io.github.camelkit.credential.OAuthCredential;
import io.github.camelkit.credential.OAuthCredentials;
import io.github.camelkit.credential.StaticCredential;
import io.github.camelkit.credential.TokenEndpoint;
import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.store.KitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts that calls are made for. All endpoints of the context that have the same credentials share an account,
 * its quota and its tokens.
 */
public class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final int API_KEY_LIMIT = 120;
    private static final int OAUTH_LIMIT = 600;

    /**
     * An account is one to Kit, and may have another name or other tokens for each address and app.
     *
     * @param store where its tokens are kept; null if they are not renewed
     */
    private record Key(String name, String credential, String baseUri, KitStore store) {
    }

    /** Accounts of one name at one address get in each other's way. */
    private record Place(String name, String baseUri) {
        static Place of(Key key) {
            return new Place(key.name(), key.baseUri());
        }
    }

    private record Removal(String name, KitStore store) {
    }

    /** What an account had sent at a time. */
    private record Seen(long sent, long nanoTime) {
    }

    // As many are kept whether they are used or not
    private static final int KEPT = 100;
    private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long SWEEP_MINUTES = 5;

    /** Is told of accounts that come and go. */
    interface Listener {
        void added(KitAccount account);

        void removed(KitAccount account);
    }

    private final OAuthCredentials oauth;
    private final Listener listener;
    private final LongSupplier nanoTime;
    private final Quotas quotas;
    private final Map<Key, KitAccount> accounts = new ConcurrentHashMap<>();
    private final Map<Place, Set<Key>> places = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final Set<Key> uninstalled = ConcurrentHashMap.newKeySet();
    private final Set<Removal> removals = ConcurrentHashMap.newKeySet();
    private final Map<KitAccount, Seen> seen = new HashMap<>();
    private List<KitAccount> evicted = List.of();

    /**
     * @param pool     runs what blocks; {@code timer}: wakes what waits, and is never held up
     * @param nanoTime of a clock that never goes back
     */
    Accounts(OAuthCredentials oauth, Executor pool, ScheduledExecutorService timer, Listener listener,
            LongSupplier nanoTime) {
        this.oauth = oauth;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.quotas = new Quotas(pool, timer, nanoTime);
        timer.scheduleWithFixedDelay(() -> sweep(pool), SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    /** Never throws: a timer stops what has thrown. */
    private void sweep(Executor pool) {
        try {
            pool.execute(this::evictIdle);
        } catch (RuntimeException | Error e) {
            LOG.warn("Idle accounts were not forgotten this time: {}", e.toString());
        }
    }

    /**
     * The account of that name.
     *
     * @param  name                     null for the one whose credentials stand in the configuration
     * @param  store                    where tokens are kept that are renewed
     * @throws IllegalArgumentException if it is not known, or its credentials contradict each other
     */
    KitAccount get(String name, KitConfiguration configuration, KitStore store) {
        KitCredential credential = name == null ? configured(configuration) : named(name, configuration, store);
        if (credential == null) {
            throw new IllegalArgumentException(name == null ? missing() : unknown(name));
        }
        return get(name, credential, configuration, store);
    }

    /**
     * Takes the tokens of an installation of the app, into use and into the store.
     *
     * @return                          what was stored of the account before; null if that is nothing
     * @throws IllegalArgumentException if the account has other credentials here, or the store has it from another app
     */
    public TokenPair install(String name, TokenPair tokens, KitConfiguration configuration, KitStore store)
            throws IOException {
        TokenPair before = OAuthCredentials.stored(name, store);
        OAuthCredentials.checkApp(name, before, configuration.getClientId());
        KitCredential app = KitCredential.oauth(configuration.getClientId(), configuration.getClientSecret(), null);
        ((OAuthCredential) get(name, app, configuration, store).credential()).replace(tokens);
        return before;
    }

    public TokenEndpoint tokenEndpoint(KitConfiguration configuration) {
        return oauth.endpoint(configuration.getClientId(), configuration.getClientSecret(), configuration);
    }

    private synchronized KitAccount get(String name, KitCredential given, KitConfiguration configuration,
            KitStore store) {
        String baseUri = configuration.plainBaseUri();
        Key key = key(name, given, baseUri, store);
        Quota.Settings settings = quotaSettings(configuration, given.apiKey() == null);
        KitAccount account = accounts.get(key);
        if (given.isRenewed() && removals.contains(new Removal(key.name(), store))) {
            // Its tokens may still be in the store
            throw new IllegalArgumentException("Account " + key.name() + " is being removed");
        }
        if (given.isRenewed() && given.refreshToken() != null && uninstalled.contains(key)) {
            // Its refresh token is used up, and Kit takes none twice
            throw new IllegalArgumentException("Account " + key.name() + " was removed: authorise it again");
        }
        if (account == null) {
            checkOneChain(key);
            dropOthers(key);
            Credential credential = given.isRenewed()
                    ? oauth.credential(key.name(), given, configuration, store) : fixed(given);
            account = new KitAccount(key.name(), label(key), credential,
                    quotas.take(credential.id(), baseUri, settings, store));
            accounts.put(key, account);
            labels.add(account.label());
            places.computeIfAbsent(Place.of(key), place -> new HashSet<>()).add(key);
            listener.added(account);
        }
        quotas.check(account.credential().id(), baseUri, settings, store);
        return account;
    }

    /** Its name; with the host, and a number if need be, where another account is called so already. */
    private String label(Key key) {
        String host = key.name() + '@' + URI.create(key.baseUri()).getAuthority();
        String label = labels.contains(key.name()) ? host : key.name();
        for (int i = 2; labels.contains(label); i++) {
            label = host + '-' + i;
        }
        return label;
    }

    /** Its ids tell secrets apart without telling what they are. */
    private static Key key(String name, KitCredential given, String baseUri, KitStore store) {
        String id = given.isRenewed() ? "oauth-" + given.clientId()
                + (given.refreshToken() == null ? "" : '-' + StaticCredential.digest(given.refreshToken()))
                : fixed(given).id();
        return new Key(name == null ? id : name, id, baseUri, given.isRenewed() ? store : null);
    }

    /** Two refresh tokens under one name would replace each other in the store. */
    private void checkOneChain(Key key) {
        if (key.credential().startsWith("oauth-") && places.getOrDefault(Place.of(key), Set.of()).stream()
                .anyMatch(other -> other.store() == key.store())) {
            throw new IllegalArgumentException("Account " + key.name() + " has two refresh tokens: give the accounts"
                    + " names of their own with the option account");
        }
    }

    private static StaticCredential fixed(KitCredential given) {
        return given.apiKey() != null
                ? StaticCredential.apiKey(given.apiKey()) : StaticCredential.accessToken(given.accessToken());
    }

    // Where credentials come from

    private static KitCredential configured(KitConfiguration configuration) {
        configuration.checkCredentials();
        if (configuration.getApiKey() != null) {
            return KitCredential.apiKey(configuration.getApiKey());
        }
        if (configuration.getRefreshToken() != null) {
            return KitCredential.oauth(configuration.getClientId(), configuration.getClientSecret(),
                    configuration.getRefreshToken(), configuration.getAccessToken());
        }
        return configuration.getAccessToken() == null
                ? null : KitCredential.accessToken(configuration.getAccessToken());
    }

    private KitCredential named(String name, KitConfiguration configuration, KitStore store) {
        KitCredentials bean = configuration.getCredentials();
        KitCredential found = bean == null ? null : bean.find(name);
        if (found == null && configuration.getApiKeys() != null && configuration.getApiKeys().get(name) != null) {
            found = KitCredential.apiKey(configuration.getApiKeys().get(name));
        }
        if (found == null && name.equals(configuration.getAccount()) && configuration.getRefreshToken() != null) {
            // Before the store is asked: the account stays the same one when its tokens have been renewed
            found = configured(configuration);
        }
        if (found == null && configuration.getClientId() != null
                && OAuthCredentials.isStored(name, configuration.getClientId(), store)) {
            found = KitCredential.oauth(configuration.getClientId(), configuration.getClientSecret(), null);
        }
        if (found == null && name.equals(configuration.getAccount())) {
            found = configured(configuration);
        }
        return found;
    }

    private static String missing() {
        return "No credentials: set apiKey, accessToken, or refreshToken with clientId, on the component"
                + " (camel.component.kit.api-key) or on the endpoint; or name an account with the option account or the"
                + " header " + KitConstants.ACCOUNT;
    }

    private static String unknown(String name) {
        return "Unknown account " + name + ": the bean of the option credentials does not know it, the option apiKeys"
                + " has no key for it, and no tokens of it are in the store";
    }

    private static Quota.Settings quotaSettings(KitConfiguration configuration, boolean oauth) {
        int limit = configuration.getQuotaLimit();
        if (limit <= 0) {
            limit = oauth ? OAUTH_LIMIT : API_KEY_LIMIT;
        }
        return new Quota.Settings(configuration.isQuotaEnabled() ? limit : 0,
                TimeUnit.MILLISECONDS.toNanos(configuration.getQuotaWindow()), configuration.getQuotaMaxQueued(),
                TimeUnit.MILLISECONDS.toNanos(configuration.getQuotaTimeout()));
    }

    // What is known

    /** By name. */
    List<KitAccount> list() {
        List<KitAccount> all = new ArrayList<>(accounts.values());
        all.sort(Comparator.comparing(KitAccount::name));
        return all;
    }

    /** Those that a vault gave for the name before; an unnamed account is called after its credential. */
    private void dropOthers(Key key) {
        for (Key other : List.copyOf(places.getOrDefault(Place.of(key), Set.of()))) {
            if (accounts.get(other).authenticationError() != null) {
                KitAccount dropped = drop(other);
                tell(() -> listener.removed(dropped));
            }
        }
    }

    /** Whoever holds on to it asks anew. */
    private KitAccount drop(Key key) {
        KitAccount account = accounts.remove(key);
        places.computeIfPresent(Place.of(key), (place, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
        quotas.leave(account.credential().id(), key.baseUri());
        seen.remove(account);
        labels.remove(account.label());
        account.retire();
        return account;
    }

    /** Forgets accounts that have sent nothing for an hour, where there are many: their tokens are in the store. */
    void evictIdle() {
        List<KitAccount> before;
        List<KitAccount> idle;
        synchronized (this) {
            // Closed the next time, because a call may just have begun
            before = evicted;
            idle = accounts.size() > KEPT ? takeOutIdle(nanoTime.getAsLong()) : List.of();
            evicted = idle;
        }
        before.forEach(Accounts::close);
        idle.forEach(account -> tell(() -> listener.removed(account)));
    }

    private List<KitAccount> takeOutIdle(long now) {
        List<KitAccount> idle = new ArrayList<>();
        for (Map.Entry<Key, KitAccount> entry : List.copyOf(accounts.entrySet())) {
            KitAccount account = entry.getValue();
            long sent = account.sent().sum();
            Seen before = seen.get(account);
            if (before == null || before.sent() != sent || account.quota().waiting() > 0 || isInDanger(account)) {
                seen.put(account, new Seen(sent, now));
            } else if (now - before.nanoTime() >= IDLE_NANOS) {
                idle.add(drop(entry.getKey()));
            }
        }
        return idle;
    }

    /** Whether tokens may be in memory only. */
    private static boolean isInDanger(KitAccount account) {
        return account.credential() instanceof OAuthCredential tokens && tokens.status().lastError() != null;
    }

    private static void close(KitAccount account) {
        if (account.credential() instanceof OAuthCredential tokens) {
            tell(tokens::close);
        }
    }

    /**
     * Asks Kit to revoke the tokens of an account, those in use and those in the store.
     *
     * @param  configuration names the app, for an account that was not used yet
     * @return               whether there were tokens that the app got from Kit
     * @throws KitException  if Kit has not revoked them
     */
    public boolean revoke(String name, KitConfiguration configuration, KitStore store) throws IOException {
        boolean found = false;
        for (Map.Entry<Key, KitAccount> entry : List.copyOf(accounts.entrySet())) {
            if (entry.getKey().name().equals(name) && entry.getKey().store() == store
                    && entry.getValue().credential() instanceof OAuthCredential tokens) {
                tokens.revoke();
                found = true;
            }
        }
        TokenPair stored = found || configuration.getClientId() == null ? null : OAuthCredentials.stored(name, store);
        if (stored != null) {
            OAuthCredentials.checkApp(name, stored, configuration.getClientId());
            tokenEndpoint(configuration).revoke(stored);
            found = true;
        }
        return found;
    }

    /**
     * Forgets an account and removes its tokens from the store, as after its owner has uninstalled the app.
     *
     * @param  store that of the component which is asked
     * @return whether there was such an account
     */
    public boolean remove(String name, KitStore store) throws IOException {
        Removal removal = new Removal(name, store);
        List<KitAccount> gone;
        synchronized (this) {
            // First, so that nobody takes the tokens out of the store again before they are removed
            removals.add(removal);
            gone = takeOut(name, store);
        }
        try {
            IOException failure = null;
            for (KitAccount account : gone) {
                failure = first(failure, forget(account));
            }
            // Last, and also for accounts that were not used yet
            boolean stored = OAuthCredentials.removeStored(name, store);
            if (failure != null) {
                throw failure;
            }
            return stored || !gone.isEmpty();
        } finally {
            removals.remove(removal);
        }
    }

    private List<KitAccount> takeOut(String name, KitStore store) {
        List<KitAccount> gone = new ArrayList<>();
        for (Key key : Set.copyOf(accounts.keySet())) {
            if (key.name().equals(name) && (key.store() == null || key.store() == store)) {
                uninstalled.add(key);
                gone.add(drop(key));
            }
        }
        return gone;
    }

    /** What could not be removed; null if all was. */
    private IOException forget(KitAccount account) {
        tell(() -> listener.removed(account));
        if (!(account.credential() instanceof OAuthCredential tokens)) {
            return null;
        }
        try {
            tokens.remove();
            return null;
        } catch (IOException e) {
            return e;
        } finally {
            tokens.close();
        }
    }

    private static IOException first(IOException known, IOException next) {
        if (known != null && next != null) {
            known.addSuppressed(next);
        }
        return known == null ? next : known;
    }

    /** What an observer throws must not keep the rest from being done. */
    private static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("An account that ends could not be reported: {}", e.toString());
        }
    }

    /** It may take as long as a refresh that is under way. */
    void close() {
        List<KitAccount> all;
        List<KitAccount> toClose;
        synchronized (this) {
            all = List.copyOf(accounts.values());
            toClose = evicted;
            evicted = List.of();
            labels.clear();
            accounts.clear();
            places.clear();
            seen.clear();
            quotas.clear();
        }
        for (KitAccount account : all) {
            account.retire();
            tell(() -> listener.removed(account));
            close(account);
        }
        toClose.forEach(Accounts::close);
    }
}
