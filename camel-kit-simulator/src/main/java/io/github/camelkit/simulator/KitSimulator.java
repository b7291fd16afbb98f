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

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.simulator.api.Operations;
import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.apps.AppSite;
import io.github.camelkit.simulator.apps.AppStore;
import io.github.camelkit.simulator.apps.Browser;
import io.github.camelkit.simulator.apps.ConsentForm;
import io.github.camelkit.simulator.apps.Sessions;
import io.github.camelkit.simulator.events.Events;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.ApiDispatcher;
import io.github.camelkit.simulator.http.Credentials;
import io.github.camelkit.simulator.http.FrontHandler;
import io.github.camelkit.simulator.http.HttpServer;
import io.github.camelkit.simulator.http.Replies;
import io.github.camelkit.simulator.oauth.OAuthServer;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Later;
import io.github.camelkit.simulator.state.ListLag;

/**
 * Kit's V4 API over HTTP on this machine: it keeps what it is told, checks credentials, enforces the rolling limit,
 * pages, and fails on demand. It listens on the loopback interface only and ends with {@link #close()}.
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

    private final KitSimulatorBuilder settings;
    private final Switches switches = new Switches();
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final Later later = new Later();
    private final Events events = new Events();
    private final Credentials credentials;
    private final List<SimulatorAccount> accounts = new CopyOnWriteArrayList<>();
    private final AppStore apps;
    private final OAuthServer oauthServer;
    private final SimulatorOAuth oauth;
    private final Replies replies;
    private final HttpServer server;
    private SimulatorEditor editor;

    KitSimulator(KitSimulatorBuilder settings) {
        this.settings = settings;
        log = new RequestLog(settings.recordRequests);
        credentials = new Credentials(settings.clock, settings.rateLimit, settings.oauthRateLimit,
                settings.window.toNanos());
        Account first = newAccount("Kit Simulator", settings.subscribers);
        accounts.add(register(first, settings.apiKey, settings.accessToken));
        apps = new AppStore(new StoreAccounts(), this::editor, this::baseUri, settings.clock);
        Sessions sessions = new Sessions();
        oauthServer = new OAuthServer(settings.client(), settings.clock, switches, credentials, this::account,
                new ConsentForm(apps, sessions, switches));
        oauthServer.adopt(first, settings.refreshToken);
        oauth = new SimulatorOAuth(oauthServer, this::account);
        replies = new Replies(settings.clock);
        ApiDispatcher api = new ApiDispatcher(Operations.routes(), credentials, switches);
        ControlApi control = new ControlApi(log);
        AppSite site = new AppSite(apps, sessions, oauthServer);
        FrontHandler front = new FrontHandler(api, oauthServer::answer, request -> {
            Answer own = control.answer(request);
            return own != null ? own : site.answer(request);
        }, faults, log, settings.clock, settings.nanos(), replies);
        server = new HttpServer(settings.port, front);
    }

    /** Starts a simulator with the defaults on a free port. */
    public static KitSimulator start() {
        return builder().start();
    }

    public static KitSimulatorBuilder builder() {
        return new KitSimulatorBuilder();
    }

    private Account newAccount(String name, long subscribers) {
        return new Account(accounts.size() + 1L, name, subscribers, settings.clock, switches, later,
                new ListLag(settings.clock, settings.listLag), events);
    }

    private SimulatorAccount register(Account account, String apiKey, String accessToken) {
        credentials.addKey(apiKey, account);
        credentials.addToken(accessToken, account, Long.MAX_VALUE);
        return new SimulatorAccount(account, apiKey, accessToken);
    }

    /** Adds an account with credentials and contents of its own. */
    public synchronized SimulatorAccount addAccount(String name) {
        Account account = newAccount(name, 0);
        SimulatorAccount added = register(account, "key_" + UUID.randomUUID(), "token_" + UUID.randomUUID());
        accounts.add(added);
        return added;
    }

    private final class StoreAccounts implements AppStore.Accounts {

        @Override
        public List<Account> all() {
            return accounts.stream().map(SimulatorAccount::account).toList();
        }

        @Override
        public Account add(String name) {
            return addAccount(name).account();
        }
    }

    /** All accounts; the first one is there from the start. */
    public List<SimulatorAccount> accounts() {
        return new ArrayList<>(accounts);
    }

    private Account account(long id) {
        return accounts.get((int) id - 1).account();
    }

    /** The address to call, without a slash at the end. */
    public String baseUri() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.port();
    }

    /** The first account's API key. */
    public String apiKey() {
        return accounts.get(0).apiKey();
    }

    /** The first account's access token, which does not expire unless told to. */
    public String accessToken() {
        return accounts.get(0).accessToken();
    }

    /** The requests received so far, oldest first; the oldest of very many are forgotten. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** Forgets the requests received so far, and their counts. */
    public void clearRequests() {
        log.clear();
    }

    /** How many answers had this status since the start or the last clear; -1 counts requests without an answer. */
    public long countStatus(int status) {
        return log.countOf(status);
    }

    /** The script of failures. */
    public Faults faults() {
        return faults;
    }

    /** What can be changed while it runs. */
    public Switches switches() {
        return switches;
    }

    /** The contents of the first account. */
    public SimulatorState state() {
        return accounts.get(0).state();
    }

    /** The OAuth side. */
    public SimulatorOAuth oauth() {
        return oauth;
    }

    /** Calls editor plugins as Kit's editor does. */
    public synchronized SimulatorEditor editor() {
        // its HTTP client has a thread, which most simulators need not have
        if (editor == null) {
            editor = new SimulatorEditor(switches);
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

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        replies.close();
        server.close();
        later.close();
    }
}
