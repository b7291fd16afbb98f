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
package io.github.camelkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.control.SimulatorAccount;
import io.github.camelkit.simulator.oauth.TokenPair;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Tokens that are renewed, and several accounts side by side. */
class AccountsTest extends KitTestSupport {

    private static final String GET = "kit:account?operation=get";

    @TempDir
    Path directory;
    private final Map<String, KitCredential> vault = new ConcurrentHashMap<>();

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().tokenLifetime(Duration.ofSeconds(100)).start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setClientId("kit_simulator_client_id");
        configuration.setClientSecret("kit_simulator_client_secret");
        configuration.setRefreshToken("kit_simulator_refresh_token");
        configuration.setApiKeys(Map.of());
        component().setStoreDirectory(directory.toString());
    }

    private String accountName(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(CurrentAccount.class).account().name();
    }

    @Test
    void oneRefreshHoweverManyCallsWait() throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(template.asyncSend(GET, e -> { }));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        assertThat(kit.oauth().refreshCount()).isEqualTo(1);
    }

    @Test
    void tokenThatKitCallsExpiredIsRenewedOnce() throws Exception {
        send(GET, null);
        kit.oauth().expireAll();
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(template.asyncSend(GET, e -> { }));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        assertThat(kit.oauth().refreshCount()).isEqualTo(2);
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void purchaseIsSentAgainAfterItsTokenExpired() {
        send(GET, null);
        kit.oauth().expireAll();

        Exchange exchange = send("kit:purchases?operation=list", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(0);
    }

    @Test
    void nextProcessGoesOnWithTheStoredTokens() throws Exception {
        send(GET, null);
        context.stop();
        try (CamelContext next = new DefaultCamelContext()) {
            KitComponent component = next.getComponent("kit", KitComponent.class);
            KitConfiguration copy = component.getConfiguration();
            copy.setBaseUri(kit.baseUri());
            copy.setClientId("kit_simulator_client_id");
            copy.setClientSecret("kit_simulator_client_secret");
            copy.setRefreshToken("kit_simulator_refresh_token");
            component.setStoreDirectory(directory.toString());
            next.start();

            Exchange exchange = next.createProducerTemplate().request(GET, e -> { });

            assertThat(exchange.getException()).isNull();
            assertThat(kit.oauth().refreshCount()).isEqualTo(1);
        }
    }

    @Test
    void refusedRefreshTokenFailsEverybodyAndDoesNotHammer() {
        KitComponent wrong = new KitComponent();
        configure(wrong.getConfiguration());
        wrong.getConfiguration().setRefreshToken("nonsense");
        context.addComponent("wrong", wrong);
        kit.clearRequests();

        for (int i = 0; i < 5; i++) {
            assertThat(send("wrong:account?operation=get", null).getException())
                    .isInstanceOf(KitAuthenticationException.class).hasMessageContaining("Authorise the account again");
        }

        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void accountsByApiKeyAndHeader() {
        SimulatorAccount other = kit.addAccount("Other");
        component().getConfiguration()
                .setApiKeys(Map.of("first", kit.apiKey(), "second", other.apiKey()));

        String first = accountName(send(GET, null, KitConstants.ACCOUNT, "first"));
        String second = accountName(send(GET, null, KitConstants.ACCOUNT, "second"));
        String option = accountName(send(GET + "&account=second", null));

        assertThat(second).isEqualTo("Other").isEqualTo(option).isNotEqualTo(first);
    }

    @Test
    void accountHeaderIsUsedUp() {
        component().getConfiguration().setApiKeys(Map.of("first", kit.apiKey()));

        Exchange exchange = send(GET, null, KitConstants.ACCOUNT, "first");

        assertThat(exchange.getMessage().getHeader(KitConstants.ACCOUNT)).isNull();
    }

    @Test
    void unknownAccountIsAClearError() {
        kit.clearRequests();
        Exchange exchange = send(GET, null, KitConstants.ACCOUNT, "nobody");

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("Unknown account nobody");
        assertThat(catchThrowable(() -> context.getEndpoint(GET + "&account=nobody")))
                .hasStackTraceContaining("Unknown account nobody");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void vaultIsAskedAgainAfterKitRefusedWhatItGave() {
        component().getConfiguration().setCredentials(vault::get);
        vault.put("acme", KitCredential.apiKey("old and gone"));

        assertThat(send(GET, null, KitConstants.ACCOUNT, "acme").getException())
                .isInstanceOf(KitAuthenticationException.class);
        vault.put("acme", KitCredential.apiKey(kit.apiKey()));

        assertThat(accountName(send(GET, null, KitConstants.ACCOUNT, "acme"))).isNotBlank();
    }

    @Test
    void accountsOfOneAppInTheStore() throws Exception {
        SimulatorAccount other = kit.addAccount("Other");
        TokenPair first = kit.oauth().issue(1);
        TokenPair second = kit.oauth().issue(other.id());
        component().getConfiguration().setCredentials(vault::get);
        vault.put("one", KitCredential.oauth("kit_simulator_client_id", "kit_simulator_client_secret", first.refreshToken()));
        vault.put("two", KitCredential.oauth("kit_simulator_client_id", "kit_simulator_client_secret", second.refreshToken()));
        String one = accountName(send(GET, null, KitConstants.ACCOUNT, "one"));
        String two = accountName(send(GET, null, KitConstants.ACCOUNT, "two"));
        assertThat(one).isNotEqualTo(two);

        // Its tokens are in the store now: the name is enough
        vault.clear();
        try (CamelContext next = new DefaultCamelContext()) {
            KitComponent component = next.getComponent("kit", KitComponent.class);
            configure(component.getConfiguration());
            component.getConfiguration().setRefreshToken(null);
            component.setStoreDirectory(directory.toString());
            next.start();
            Exchange exchange = next.createProducerTemplate().request(GET,
                    e -> e.getMessage().setHeader(KitConstants.ACCOUNT, "two"));
            assertThat(accountName(exchange)).isEqualTo("Other");
        }
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void removedAccountIsGoneFromTheStore() throws IOException {
        component().getConfiguration().setCredentials(vault::get);
        vault.put("acme", KitCredential.oauth("kit_simulator_client_id", "kit_simulator_client_secret",
                kit.oauth().issue(1).refreshToken()));
        send(GET, null, KitConstants.ACCOUNT, "acme");
        vault.clear();
        assertThat(storedFiles()).isPositive();
        long before = storedFiles();

        assertThat(component().removeAccount("acme")).isTrue();

        assertThat(storedFiles()).isLessThan(before);
        assertThat(component().removeAccount("acme")).isFalse();
        assertThat(send(GET, null, KitConstants.ACCOUNT, "acme").getException())
                .hasMessageContaining("Unknown account acme");
    }

    private long storedFiles() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().contains("lock")).count();
        }
    }

    @Test
    void whileAnAccountIsRemovedNobodyTakesItsTokens() throws Exception {
        BrokenStore store = new BrokenStore();
        component().setStoreDirectory(null);
        component().setStore(store);
        useInstalledAccount(store);
        assertThat(get("acme").getException()).isNull();

        store.whileRemoving = () -> {
            store.whileRemoving = () -> { };
            Exchange meanwhile = get("acme");
            assertThat(meanwhile.getException()).hasMessageContaining("is being removed");
        };
        assertThat(component().removeAccount("acme")).isTrue();
        assertThat(store.removals).isPositive();
        assertThat(get("acme").getException()).hasMessageContaining("Unknown account acme");
    }

    @Test
    void anAccountWhoseTokensCannotBeRemovedIsNotUsedAnyMore() throws Exception {
        BrokenStore store = new BrokenStore();
        component().setStoreDirectory(null);
        component().setStore(store);
        useInstalledAccount(store);
        get("acme");
        store.whileRemoving = () -> {
            throw new IllegalStateException("read-only");
        };

        assertThatThrownBy(() -> component().removeAccount("acme")).hasMessageContaining("read-only");
        assertThat(store.removals).as("the store is asked for the tokens and for what else there is").isEqualTo(2);
        assertThat(component().runtime().listAccounts()).isEmpty();
        store.whileRemoving = () -> { };
        assertThat(component().removeAccount("acme")).isTrue();
        assertThat(store.keys()).isEmpty();
    }

    private void useInstalledAccount(KitStore store) throws IOException {
        var issued = kit.oauth().issue(1);
        store.save("account-acme", "{\"access_token\":\"" + issued.accessToken() + "\",\"refresh_token\":\""
                + issued.refreshToken() + "\"}");
        KitConfiguration configuration = component().getConfiguration();
        configuration.clearCredentials();
        configuration.setClientId("kit_simulator_client_id");
        configuration.setClientSecret("kit_simulator_client_secret");
    }

    private Exchange get(String account) {
        return send("kit:account?operation=get", null, KitConstants.ACCOUNT, account);
    }

    /** Lets something happen while it removes a value. */
    private static final class BrokenStore implements KitStore {

        private final KitStore store = new MemoryKitStore();
        private volatile Runnable whileRemoving = () -> { };
        private volatile int removals;

        @Override
        public String load(String key) throws IOException {
            return store.load(key);
        }

        @Override
        public void save(String key, String value) throws IOException {
            store.save(key, value);
        }

        @Override
        public synchronized void remove(String key) throws IOException {
            removals++;
            whileRemoving.run();
            store.remove(key);
        }

        @Override
        public Set<String> keys() throws IOException {
            return store.keys();
        }

        @Override
        public boolean claim(String key, String owner, Duration lease) throws IOException {
            return store.claim(key, owner, lease);
        }

        @Override
        public void release(String key, String owner) throws IOException {
            store.release(key, owner);
        }
    }

    @Test
    void eachAccountHasItsOwnQuota() {
        SimulatorAccount other = kit.addAccount("Other");
        KitComponent limited = new KitComponent();
        configure(limited.getConfiguration());
        limited.getConfiguration().setRefreshToken(null);
        limited.getConfiguration().setQuotaEnabled(true);
        limited.getConfiguration().setQuotaLimit(1);
        limited.getConfiguration().setQuotaTimeout(50);
        limited.getConfiguration().setApiKeys(Map.of("first", kit.apiKey(), "second", other.apiKey()));
        context.addComponent("limited", limited);

        assertThat(send("limited:account?operation=get", null, KitConstants.ACCOUNT, "first").getException()).isNull();
        assertThat(send("limited:account?operation=get", null, KitConstants.ACCOUNT, "second").getException()).isNull();
        assertThat(send("limited:account?operation=get", null, KitConstants.ACCOUNT, "first").getException())
                .hasMessageContaining("quotaTimeout");
    }

    @Test
    void refreshTokenNeedsAnApp() {
        assertThat(catchThrowable(() -> {
            KitComponent component = new KitComponent();
            component.getConfiguration().setRefreshToken("r");
            context.addComponent("other", component);
        })).hasMessageContaining("refreshToken is set without clientId");
    }
}
