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
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitCredential;
import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.HttpTransports;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes credentials that are renewed, and knows which accounts have tokens in a store.
 */
public class OAuthCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredentials.class);
    // "OAuth Web Server App Flow" of Kit's reference
    private static final String TOKEN_URI = "https://app.kit.com/oauth/token";
    private static final String AUTHORIZE_URI = "https://app.kit.com/oauth/authorize";
    // Where another address than Kit's is set, no token may go to the real Kit
    private static final String TOKEN_PATH = "/v4/oauth/token";
    private static final String AUTHORIZE_PATH = "/v4/oauth/authorize";

    private final CamelContext context;
    private final HttpTransports transports;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public OAuthCredentials(CamelContext context, HttpTransports transports, Executor pool,
            ScheduledExecutorService timer) {
        this.context = context;
        this.transports = transports;
        this.pool = pool;
        this.timer = timer;
    }

    public OAuthCredential credential(String account, KitCredential given, KitConfiguration configuration,
            KitStore store) {
        OAuthSettings settings = new OAuthSettings(account, given.clientId(), given.clientSecret(),
                given.refreshToken(), given.accessToken());
        TokenEndpoint endpoint = endpoint(given.clientId(), given.clientSecret(), configuration);
        if (store instanceof MemoryKitStore && warned.add(account)) {
            LOG.warn("The tokens of account {} are kept in memory only: Kit accepts its refresh token once, so the"
                    + " account must be authorised again after a restart. Set the option storeDirectory or store.",
                    account);
        }
        return new OAuthCredential(settings, RefreshPolicy.defaults(), endpoint, store, pool, timer,
                Clock.systemUTC());
    }

    /**
     * @param clientSecret null for a public client
     */
    public TokenEndpoint endpoint(String clientId, String clientSecret, KitConfiguration configuration) {
        URI uri = URI.create(KitConfiguration.plainUri(tokenUri(configuration)));
        return new TokenEndpoint(transport(configuration, uri), uri.getRawPath(), clientId, clientSecret,
                Clock.systemUTC(), () -> new DefaultExchange(context));
    }

    private static String tokenUri(KitConfiguration configuration) {
        return uri(configuration, configuration.getTokenUri(), TOKEN_URI, TOKEN_PATH);
    }

    /** Where a browser is sent for the consent of its user. */
    public static String authorizeUri(KitConfiguration configuration) {
        return KitConfiguration.plainUri(
                uri(configuration, configuration.getAuthorizeUri(), AUTHORIZE_URI, AUTHORIZE_PATH));
    }

    private static String uri(KitConfiguration configuration, String given, String kits, String path) {
        if (given != null) {
            return given;
        }
        String baseUri = configuration.plainBaseUri();
        return KitConfiguration.DEFAULT_BASE_URI.equals(baseUri) ? kits : baseUri + path;
    }

    private HttpTransport transport(KitConfiguration configuration, URI tokenUri) {
        return transports.get(configuration, tokenUri.getScheme() + "://" + tokenUri.getRawAuthority());
    }

    /** The tokens of an account in the store; null if there are none. */
    public static TokenPair stored(String account, KitStore store) throws IOException {
        String text = store.load(OAuthSettings.storeKey(account));
        return text == null ? null : TokenPair.fromJson(text);
    }

    /**
     * @throws IllegalArgumentException if the tokens are those of another app
     */
    public static void checkApp(String account, TokenPair stored, String clientId) {
        if (stored != null && stored.isOfAnotherThan(clientId)) {
            throw new IllegalArgumentException("Account " + account + " was installed by another app: give each app a"
                    + " store of its own");
        }
    }

    /**
     * Whether there are tokens of an account that an app can use; those that cannot be read are reported by what reads
     * them next.
     *
     * @throws IllegalArgumentException if they are those of another app
     */
    public static boolean isStored(String account, String clientId, KitStore store) {
        if (!isStored(account, store)) {
            return false;
        }
        try {
            checkApp(account, stored(account, store), clientId);
        } catch (IOException e) {
            LOG.debug("The tokens of account {} cannot be read: {}", account, e.getClass().getName());
        }
        return true;
    }

    private static boolean isStored(String account, KitStore store) {
        try {
            return store.load(OAuthSettings.storeKey(account)) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("The store cannot be read for account " + account, e);
        }
    }

    /** Whether there was something to remove. */
    public static boolean removeStored(String account, KitStore store) throws IOException {
        boolean stored = isStored(account, store);
        store.remove(OAuthSettings.storeKey(account));
        return stored;
    }
}
