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
package io.github.camelkit.simulator.control;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelkit.simulator.api.Operations;
import io.github.camelkit.simulator.events.Events;
import io.github.camelkit.simulator.fault.Faults;
import io.github.camelkit.simulator.http.ApiDispatcher;
import io.github.camelkit.simulator.http.Credentials;
import io.github.camelkit.simulator.http.Quota;
import io.github.camelkit.simulator.http.RequestLog;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Errands;
import io.github.camelkit.simulator.state.Keeper;
import io.github.camelkit.simulator.state.Later;
import io.github.camelkit.simulator.state.ListLag;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;
import io.github.camelkit.simulator.store.DataDir;

/** Everything about a simulator but its addresses: what the Java API and the control over HTTP both act on. */
public final class Simulation implements AutoCloseable {

    private static final String ACCOUNTS = "accounts";

    private final Start start;
    private final SimulatorClock clock;
    private final Switches switches = new Switches();
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final Later later = new Later();
    private final Events events = new Events();
    private final Credentials credentials;
    private final ApiDispatcher api;
    private final DataDir dataDir;
    private final Keeper keeper;
    private final List<SimulatorAccount> accounts = new CopyOnWriteArrayList<>();
    private final List<Runnable> onReset = new ArrayList<>();
    private final Map<String, Supplier<?>> kept = new ConcurrentHashMap<>();
    private final Map<String, Object> lastKept = new HashMap<>();

    /**
     * What a simulator begins with, and goes back to.
     *
     * @param rateLimit   calls in a window with an API key, 0 for no limit
     * @param tokenLimit  calls in a window with an access token, 0 for no limit
     * @param subscribers how many subscribers the first account has
     * @param seed        a file with more, {@code null} for none
     * @param dataDir     where the accounts are kept, {@code null} for nowhere
     * @param consentPage whether the consent page asks everyone
     */
    public record Start(String apiKey, String accessToken, int rateLimit, int tokenLimit, Duration window,
                        long subscribers, Duration listLag, boolean recordRequests, Path seed, Path dataDir,
                        boolean consentPage) {
    }

    /** An account as it is kept. */
    private record Kept(Account.Origin origin, String apiKey, String accessToken) {
    }

    public Simulation(Start start, SimulatorClock clock) {
        this.start = start;
        this.clock = clock;
        log = new RequestLog(start.recordRequests());
        credentials = new Credentials(clock, start.rateLimit(), start.tokenLimit(), start.window().toNanos());
        api = new ApiDispatcher(Operations.routes(), credentials, switches);
        dataDir = start.dataDir() == null ? null : DataDir.open(start.dataDir());
        keeper = dataDir == null ? Keeper.NONE : dataDir;
        switches.set(Switch.CONSENT_PAGE, start.consentPage());
        try {
            open();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open() {
        List<Kept> known = new ArrayList<>();
        keeper.load(ACCOUNTS, Kept.class, (id, account) -> known.add(account));
        known.sort(Comparator.comparingLong(one -> one.origin().id()));
        known.forEach(this::add);
        if (known.isEmpty()) {
            add("Kit Simulator", start.apiKey(), start.accessToken(), start.subscribers());
            seed();
        }
        settle();
    }

    private void seed() {
        if (start.seed() != null) {
            first().state().seed(start.seed());
        }
    }

    private SimulatorAccount add(String name, String apiKey, String accessToken, long subscribers) {
        Kept account = new Kept(new Account.Origin(accounts.size() + 1L, name, clock.millis(), subscribers), apiKey,
                accessToken);
        keeper.put(ACCOUNTS, account.origin().id(), account);
        return add(account);
    }

    private SimulatorAccount add(Kept kept) {
        Account account = new Account(kept.origin(), clock, switches, later, new ListLag(clock, start.listLag()), events,
                keeper.of(kept.origin().id()));
        // the first account is known by what the simulator is started with
        boolean first = accounts.isEmpty();
        SimulatorAccount added = new SimulatorAccount(account, first ? start.apiKey() : kept.apiKey(),
                first ? start.accessToken() : kept.accessToken(), api);
        admit(added);
        accounts.add(added);
        return added;
    }

    private void admit(SimulatorAccount account) {
        credentials.addKey(account.apiKey(), account.account());
        credentials.addToken(account.accessToken(), account.account(), Long.MAX_VALUE);
    }

    /** Adds an account with credentials and contents of its own. */
    public synchronized SimulatorAccount addAccount(String name) {
        return add(name, "key_" + UUID.randomUUID(), "token_" + UUID.randomUUID(), 0);
    }

    /** All accounts; the first one is there from the start. */
    public List<SimulatorAccount> accounts() {
        return List.copyOf(accounts);
    }

    public SimulatorAccount first() {
        return accounts.get(0);
    }

    /** The account with this id, {@code null} if absent. */
    public SimulatorAccount account(long id) {
        return id < 1 || id > accounts.size() ? null : accounts.get((int) id - 1);
    }

    /** Keeps something more, where anything is kept: it is given what was kept, and then asked for what there is. */
    public <T> void keep(String kind, Class<T> type, Consumer<T> restore, Supplier<T> present) {
        if (dataDir != null) {
            dataDir.load(kind, type, (key, row) -> restore.accept(row));
            kept.put(kind, present);
            keepPresent();
        }
    }

    private synchronized void keepPresent() {
        kept.forEach((kind, present) -> {
            Object now = present.get();
            if (!now.equals(lastKept.put(kind, now))) {
                dataDir.put(kind, "all", now);
            }
        });
    }

    /** Does something whenever the simulator is reset. */
    public void onReset(Runnable action) {
        onReset.add(action);
    }

    /** Makes everything as it was at the start, with the seed if there was one. */
    public void reset() {
        reset(start.subscribers());
    }

    /** The same with another number of subscribers, which are generated when asked for. */
    public synchronized void reset(long subscribers) {
        later.clear();
        faults.clear();
        switches.reset();
        switches.set(Switch.CONSENT_PAGE, start.consentPage());
        clock.reset();
        credentials.clear();
        while (accounts.size() > 1) {
            SimulatorAccount account = accounts.remove(accounts.size() - 1);
            account.account().clear(0);
            keeper.remove(ACCOUNTS, account.id());
        }
        Account first = first().account();
        first.lag().max(start.listLag());
        first.clear(subscribers);
        keeper.put(ACCOUNTS, first.id(), new Kept(new Account.Origin(first.id(), first.name(), first.createdAt(),
                subscribers), first().apiKey(), first().accessToken()));
        admit(first());
        onReset.forEach(Runnable::run);
        seed();
        settle();
        log.clear();
    }

    /** Lets time pass: for the limits, for tokens, and for what is sent again later. */
    public void advance(Duration time) {
        clock.advance(time);
        later.advance(time);
    }

    /** Sets how long the changes to come may lag behind in lists, in all accounts. */
    public void listLag(Duration max) {
        accounts.forEach(account -> account.state().listLag(max));
    }


    /** How much of the limits is used. */
    public List<Quota> quotas() {
        return credentials.quotas(clock::nanos);
    }

    /** What is and was sent to users, oldest first. */
    public List<Errands.Shown> errands() {
        return later.errands().all();
    }

    /** Keeps what has changed, where it is kept at all. */
    public void settle() {
        if (dataDir != null) {
            keepPresent();
            dataDir.commit();
        }
    }

    public Clock clock() {
        return clock;
    }

    public SimulatorClock time() {
        return clock;
    }

    public Switches switches() {
        return switches;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    public Credentials credentials() {
        return credentials;
    }

    public ApiDispatcher api() {
        return api;
    }

    /** Whether the accounts are kept in a directory. */
    public boolean keeps() {
        return dataDir != null;
    }

    @Override
    public void close() {
        later.close();
        if (dataDir != null) {
            dataDir.close();
        }
    }
}
