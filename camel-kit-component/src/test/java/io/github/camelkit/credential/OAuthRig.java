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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelkit.TestClock;
import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.Json;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorBuilder;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/** A simulated Kit whose clock goes when it is told to, and the credentials of its account. */
final class OAuthRig implements AutoCloseable {

    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "s3cret+of/the=client";
    static final String REFRESH_TOKEN = "configured_refresh_token";
    static final String TOKEN_PATH = "/v4/oauth/token";
    static final Duration LIFE = Duration.ofHours(48);
    static final Duration WAIT = Duration.ofSeconds(20);

    final TestClock clock = new TestClock();
    final MemoryKitStore memory = new MemoryKitStore(clock);
    final KitSimulator kit;
    final ExecutorService pool = Executors.newCachedThreadPool();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CloseableHttpClient client = client(Duration.ofSeconds(10));
    private final List<OAuthCredential> credentials = new ArrayList<>();
    RefreshPolicy policy = RefreshPolicy.defaults().withDelays(Duration.ofMillis(10), Duration.ofMillis(50));

    OAuthRig() {
        this(KitSimulator.builder());
    }

    OAuthRig(KitSimulatorBuilder builder) {
        kit = builder.clock(clock).clientId(CLIENT_ID).clientSecret(CLIENT_SECRET).tokenLifetime(LIFE)
                .refreshToken(REFRESH_TOKEN).start();
        kit.switches().set(Switch.STRICT_PARAMETERS, true);
    }

    static CloseableHttpClient client(Duration timeout) {
        HttpClientBuilder builder = HttpClients.custom().disableAutomaticRetries().disableCookieManagement()
                .setDefaultRequestConfig(config(timeout));
        HttpTransport.markWhatIsSent(builder);
        return builder.build();
    }

    private static RequestConfig config(Duration timeout) {
        return RequestConfig.custom().setResponseTimeout(Timeout.of(timeout)).build();
    }

    static HttpTransport transport(CloseableHttpClient client, String baseUri, Duration timeout) {
        return new HttpTransport(client, baseUri, config(timeout), timeout.toNanos());
    }

    TokenEndpoint endpoint(String secret) {
        return endpoint(secret, Duration.ofSeconds(10));
    }

    TokenEndpoint endpoint(String secret, Duration timeout) {
        return new TokenEndpoint(transport(client, kit.baseUri(), timeout), TOKEN_PATH, CLIENT_ID, secret, clock);
    }

    OAuthSettings settings(String refreshToken) {
        return new OAuthSettings("main", CLIENT_ID, CLIENT_SECRET, refreshToken, null);
    }

    OAuthCredential credential() {
        return credential(memory);
    }

    OAuthCredential credential(KitStore store) {
        return credential(store, settings(REFRESH_TOKEN));
    }

    OAuthCredential credential(KitStore store, OAuthSettings settings) {
        return credential(store, settings, endpoint(settings.clientSecret()));
    }

    OAuthCredential credential(KitStore store, OAuthSettings settings, TokenEndpoint endpoint) {
        OAuthCredential credential = new OAuthCredential(settings, policy, endpoint, store, pool, timer, clock);
        credentials.add(credential);
        return credential;
    }

    /** A pair that Kit issued for an installation. */
    TokenPair issue() {
        var issued = kit.oauth().issue(1);
        return new TokenPair(issued.accessToken(), issued.refreshToken(), clock.instant().plus(LIFE), clock.instant());
    }

    TokenPair stored() throws IOException {
        String text = memory.load(OAuthSettings.storeKey("main"));
        return text == null ? null : TokenPair.fromJson(text);
    }

    void store(TokenPair pair) {
        memory.save(OAuthSettings.storeKey("main"), pair.toJson());
    }

    /** The refresh tokens that were sent, in their order. */
    List<String> sent() throws IOException {
        List<String> sent = new ArrayList<>();
        for (var request : kit.requests()) {
            if (request.path().equals(TOKEN_PATH)) {
                sent.add((String) Json.asObject(Json.read(request.body())).get("refresh_token"));
            }
        }
        return sent;
    }

    static String token(CompletableFuture<Header> header) {
        try {
            return header.get(WAIT.toSeconds(), TimeUnit.SECONDS).getValue().replace("Bearer ", "");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        credentials.forEach(OAuthCredential::close);
        timer.shutdownNow();
        pool.shutdownNow();
        client.close();
        kit.close();
    }
}
