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
package io.github.camelkit.simulator.apps;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.camelkit.simulator.SimulatorEditor;
import io.github.camelkit.simulator.state.Account;

/** The one app of the simulator's App Store, and who has installed it. */
public final class AppStore {

    private final Accounts accounts;
    private final Supplier<SimulatorEditor> editor;
    private final Supplier<String> baseUri;
    private final Clock clock;
    private final Map<Long, Installation> installations = new ConcurrentHashMap<>();
    private volatile App app;

    /** The accounts of the simulator. */
    public interface Accounts {

        List<Account> all();

        /** Adds an account. */
        Account add(String name);
    }

    public AppStore(Accounts accounts, Supplier<SimulatorEditor> editor, Supplier<String> baseUri, Clock clock) {
        this.accounts = accounts;
        this.editor = editor;
        this.baseUri = baseUri;
        this.clock = clock;
    }

    /** Registers the app in place of an earlier one, which nobody has installed then. */
    public void register(App value) {
        installations.clear();
        app = value;
    }

    /** Uninstalls the app everywhere. */
    public void reset() {
        installations.clear();
    }

    /** The app, {@code null} as long as none is registered. */
    public App app() {
        return app;
    }

    Accounts accounts() {
        return accounts;
    }

    /** The account with this id. */
    Account account(String id) {
        return accounts.all().stream().filter(account -> Long.toString(account.id()).equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + id));
    }

    AppPlugin plugin(String name) {
        return app.plugins().stream().filter(plugin -> plugin.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("The app has no plugin " + name));
    }

    String address(String path) {
        return baseUri.get() + path;
    }

    Installation of(Account account) {
        App current = app;
        if (current == null) {
            throw new IllegalStateException("No app is registered");
        }
        return installations.computeIfAbsent(account.id(), id -> new Installation(current,
                new PluginConnection(current.authorization(), editor, clock)));
    }
}
