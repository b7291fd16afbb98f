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
package io.github.camelkit.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelkit.simulator.control.Simulation;
import io.github.camelkit.simulator.control.SimulatorState;
import io.github.camelkit.simulator.oauth.OAuthClient;

/** Settings of a simulator; each one has a default. */
public final class KitSimulatorBuilder {

    String host = "127.0.0.1";
    int port;
    Path seed;
    Path dataDir;
    boolean consentPage;
    String apiKey = "kit_simulator_api_key";
    String accessToken = "kit_simulator_access_token";
    int rateLimit = 120;
    int oauthRateLimit = 600;
    Duration window = Duration.ofSeconds(60);
    long subscribers;
    Clock clock = Clock.systemUTC();
    Duration listLag = Duration.ZERO;
    boolean recordRequests = true;
    String refreshToken = "kit_simulator_refresh_token";
    private boolean ownClock;
    private String clientId = KitSimulator.CLIENT_ID;
    private String clientSecret = KitSimulator.CLIENT_SECRET;
    private Duration tokenLifetime = Duration.ofSeconds(172_800);

    KitSimulatorBuilder() {
    }

    /**
     * The name or address to listen on, default is the loopback interface; {@code 0.0.0.0} is all of them. Nobody has to
     * prove who they are to see and change what is in it.
     */
    public KitSimulatorBuilder host(String value) {
        host = value;
        return this;
    }

    /** What the first account is filled with: a JSON file, or CSV of subscribers; see {@link SimulatorState#seed}. */
    public KitSimulatorBuilder seed(Path file) {
        seed = file;
        return this;
    }

    /**
     * Where accounts, what is in them, and tokens are kept, so that they are there at the next start. What was kept
     * comes before {@link #seed(Path)} and {@link #subscribers(long)}.
     */
    public KitSimulatorBuilder dataDir(Path directory) {
        dataDir = directory;
        return this;
    }

    /** The port to listen on; 0 (default) takes a free one. */
    public KitSimulatorBuilder port(int value) {
        port = value;
        return this;
    }

    /** The first account's API key. */
    public KitSimulatorBuilder apiKey(String value) {
        apiKey = value;
        return this;
    }

    /** The first account's access token. */
    public KitSimulatorBuilder accessToken(String value) {
        accessToken = value;
        return this;
    }

    /** How many calls an API key may make in a window; 0 for no limit, default 120. */
    public KitSimulatorBuilder rateLimit(int calls) {
        rateLimit = calls;
        return this;
    }

    /** How many calls an access token may make in a window; 0 for no limit, default 600. */
    public KitSimulatorBuilder oauthRateLimit(int calls) {
        oauthRateLimit = calls;
        return this;
    }

    /** The rolling window of the limits, default 60 s. */
    public KitSimulatorBuilder window(Duration value) {
        window = value;
        return this;
    }

    /** How many subscribers the first account has from the start; they are generated when asked for. */
    public KitSimulatorBuilder subscribers(long count) {
        subscribers = count;
        return this;
    }

    /** The clock for all times, the limit's among them; default is the system's. */
    public KitSimulatorBuilder clock(Clock value) {
        clock = value;
        ownClock = true;
        return this;
    }

    /** Up to how long lists lag behind changes, default not at all. */
    public KitSimulatorBuilder listLag(Duration max) {
        listLag = max;
        return this;
    }

    /** Whether requests are kept for {@link KitSimulator#requests()}, default yes; statuses are always counted. */
    public KitSimulatorBuilder recordRequests(boolean on) {
        recordRequests = on;
        return this;
    }

    /** The id of the OAuth app. */
    public KitSimulatorBuilder clientId(String value) {
        clientId = value;
        return this;
    }

    /** The secret of the OAuth app. */
    public KitSimulatorBuilder clientSecret(String value) {
        clientSecret = value;
        return this;
    }

    /** How long access tokens live that the token endpoint issues, default 172,800 s. */
    public KitSimulatorBuilder tokenLifetime(Duration value) {
        tokenLifetime = value;
        return this;
    }

    /** A refresh token that is valid for the first account from the start. */
    public KitSimulatorBuilder refreshToken(String value) {
        refreshToken = value;
        return this;
    }

    /** Starts the simulator. */
    public KitSimulator start() {
        return new KitSimulator(this);
    }

    Simulation.Start simulation() {
        return new Simulation.Start(apiKey, accessToken, rateLimit, oauthRateLimit, window, subscribers, listLag,
                recordRequests, seed, dataDir, consentPage);
    }

    OAuthClient client() {
        return new OAuthClient(clientId, clientSecret, tokenLifetime);
    }

    // the system clock may jump, so it is not used for the limit
    LongSupplier nanos() {
        return ownClock ? this::clockNanos : System::nanoTime;
    }

    private long clockNanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
