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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppSite;
import io.github.camelkit.simulator.apps.AppStore;
import io.github.camelkit.simulator.apps.Browser;
import io.github.camelkit.simulator.apps.ConsentForm;
import io.github.camelkit.simulator.apps.Sessions;
import io.github.camelkit.simulator.control.ControlApi;
import io.github.camelkit.simulator.control.Simulation;
import io.github.camelkit.simulator.control.SimulatorAccount;
import io.github.camelkit.simulator.control.SimulatorClock;
import io.github.camelkit.simulator.control.SimulatorOAuth;
import io.github.camelkit.simulator.control.SimulatorState;
import io.github.camelkit.simulator.face.FaceSite;
import io.github.camelkit.simulator.face.LiveStream;
import io.github.camelkit.simulator.fault.Faults;
import io.github.camelkit.simulator.http.FrontHandler;
import io.github.camelkit.simulator.http.HttpServer;
import io.github.camelkit.simulator.http.Quota;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.simulator.http.Replies;
import io.github.camelkit.simulator.oauth.KeptTokens;
import io.github.camelkit.simulator.oauth.OAuthServer;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switches;

/**
 * Kit's V4 API over HTTP on this machine: it keeps what it is told, checks credentials, enforces the rolling limit,
 * pages, and fails on demand. It listens on the loopback interface unless told otherwise, shows
 * what it does on a page at its address, and ends with {@link #close()}.
 *
 * <pre>{@code
 * try (KitSimulator kit = KitSimulator.start()) {
 *     // call kit.baseUri() with the header X-Kit-Api-Key: kit.apiKey()
 * }
 * }</pre>
 */
public final class KitSimulator implements AutoCloseable {

    /** The id of the OAuth app, unless another is set. */
    public static final String CLIENT_ID = "kit_simulator_client_id";
    /** The secret of the OAuth app, unless another is set. */
    public static final String CLIENT_SECRET = "kit_simulator_client_secret";

    private final Simulation simulation;
    private final AppStore apps;
    private final SimulatorOAuth oauth;
    private final Replies replies;
    private final LiveStream stream;
    private final HttpServer server;
    private SimulatorEditor editor;

    KitSimulator(KitSimulatorBuilder settings) {
        SimulatorClock clock = new SimulatorClock(settings.clock, settings.nanos());
        simulation = new Simulation(settings.simulation(), clock);
        apps = new AppStore(new StoreAccounts(), this::editor, this::baseUri, clock);
        Sessions sessions = new Sessions();
        Switches switches = simulation.switches();
        OAuthServer oauthServer = new OAuthServer(settings.client(), clock, switches, simulation.credentials(),
                this::account, new ConsentForm(apps, sessions, switches));
        oauthServer.adopt(account(1), settings.refreshToken);
        simulation.keep("tokens", KeptTokens.class, oauthServer::restore, oauthServer::kept);
        simulation.onReset(() -> {
            oauthServer.reset();
            oauthServer.adopt(account(1), settings.refreshToken);
            apps.reset();
            sessions.clear();
        });
        oauth = new SimulatorOAuth(oauthServer, this::account);
        replies = new Replies(clock);
        ControlApi control = new ControlApi(simulation);
        AppSite site = new AppSite(apps, sessions, oauthServer);
        FaceSite face = new FaceSite();
        FrontHandler front = new FrontHandler(simulation.api(), oauthServer::answer,
                FrontHandler.first(control::answer, face::answer, site::answer), simulation.faults(), simulation.log(),
                clock, clock::nanos, replies, simulation::settle);
        stream = new LiveStream(control);
        server = listen(settings, front);
    }

    private HttpServer listen(KitSimulatorBuilder settings, FrontHandler front) {
        try {
            return new HttpServer(settings.host, settings.port, front, stream.handler());
        } catch (RuntimeException e) {
            stream.close();
            simulation.close();
            throw e;
        }
    }

    /** The version of this build, {@code unknown} if it was not built by Maven. */
    static String version() {
        try (InputStream file = KitSimulator.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a simulator with the defaults on a free port. */
    public static KitSimulator start() {
        return builder().start();
    }

    public static KitSimulatorBuilder builder() {
        return new KitSimulatorBuilder();
    }

    /** Adds an account with credentials and contents of its own. */
    public SimulatorAccount addAccount(String name) {
        return simulation.addAccount(name);
    }

    private final class StoreAccounts implements AppStore.Accounts {

        @Override
        public List<Account> all() {
            return accounts().stream().map(SimulatorAccount::account).toList();
        }

        @Override
        public Account add(String name) {
            return addAccount(name).account();
        }
    }

    /** All accounts; the first one is there from the start. */
    public List<SimulatorAccount> accounts() {
        return simulation.accounts();
    }

    private Account account(long id) {
        return simulation.account(id).account();
    }

    /** The address to call, without a slash at the end. */
    public String baseUri() {
        return "http://" + server.host() + ":" + port();
    }

    public int port() {
        return server.port();
    }

    /** The first account's API key. */
    public String apiKey() {
        return simulation.first().apiKey();
    }

    /** The first account's access token, which does not expire unless told to. */
    public String accessToken() {
        return simulation.first().accessToken();
    }

    /** The requests received so far, oldest first; the oldest of very many are forgotten. */
    public List<RecordedRequest> requests() {
        return simulation.log().all();
    }

    /** Forgets the requests received so far, and their counts. */
    public void clearRequests() {
        simulation.log().clear();
    }

    /** How many answers had this status since the start or the last clear; -1 counts requests without an answer. */
    public long countStatus(int status) {
        return simulation.log().countOf(status);
    }

    /** The script of failures. */
    public Faults faults() {
        return simulation.faults();
    }

    /** What can be changed while it runs. */
    public Switches switches() {
        return simulation.switches();
    }

    /** The contents of the first account. */
    public SimulatorState state() {
        return simulation.first().state();
    }

    /** The OAuth side. */
    public SimulatorOAuth oauth() {
        return oauth;
    }

    /** Calls editor plugins as Kit's editor does. */
    public synchronized SimulatorEditor editor() {
        // its HTTP client has a thread, which most simulators need not have
        if (editor == null) {
            editor = new SimulatorEditor(simulation.switches());
        }
        return editor;
    }

    /** Registers the app of the simulator's App Store, in place of an earlier one. Its client is the simulator's one. */
    public void app(App app) {
        apps.register(app);
    }

    /** A browser for tests, signed in to an account: it installs the app, and writes with its blocks. */
    public Browser browser(long accountId) {
        return new Browser(baseUri(), apps, account(accountId));
    }

    /** Makes everything as it was at the start: contents, credentials, limits, faults, switches, time and requests. */
    public void reset() {
        simulation.reset();
    }

    /** Lets time pass at once: for the limits, for tokens, and for what is sent again later. */
    public void advance(Duration time) {
        simulation.advance(time);
    }

    /** How much of its limit each credential has used. */
    public List<Quota> quotas() {
        return simulation.quotas();
    }

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        stream.close();
        replies.close();
        server.close();
        simulation.close();
    }
}
