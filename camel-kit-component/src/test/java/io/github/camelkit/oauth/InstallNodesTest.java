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
package io.github.camelkit.oauth;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.control.SimulatorAccount;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes that share a store in files, and many creators. */
class InstallNodesTest {

    private static final int CREATORS = 24;

    @TempDir
    private Path directory;
    private final KitSimulator kit = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start();
    private final List<CamelContext> contexts = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final Map<String, String> installed = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < 2; i++) {
            CamelContext context = new DefaultCamelContext();
            addresses.add(InstallTestSupport.startServer(context));
            contexts.add(context);
        }
        for (CamelContext context : contexts) {
            KitComponent component = context.getComponent("kit", KitComponent.class);
            component.setStoreDirectory(directory.toString());
            KitConfiguration configuration = component.getConfiguration();
            configuration.setBaseUri(kit.baseUri());
            configuration.setClientId(InstallTestSupport.CLIENT_ID);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // Both are told the address of the first, as behind a load balancer
                    from("kit:oauth?path=/kit&redirectUri=" + addresses.get(0) + "/kit/callback&signIn=direct:signIn"
                            + "&maxInFlight=40").process(InstallNodesTest.this::note);
                    from("direct:signIn").setHeader(KitConstants.APP_USER, simple("user-${body[user]}"));
                }
            });
            context.start();
        }
    }

    private void note(Exchange exchange) {
        installed.put(exchange.getMessage().getHeader(KitConstants.INSTALLED_ACCOUNT, String.class),
                exchange.getMessage().getHeader(KitConstants.APP_USER, String.class) + ' '
                        + exchange.getMessage().getBody(CurrentAccount.class).account().name());
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
        kit.close();
    }

    private String install(int from, int to, SimulatorAccount account) {
        Browser browser = new Browser().signedInAtKit(account.id());
        String callback = browser.consent(addresses.get(from) + "/kit?user=" + account.id() + "&redirect="
                + InstallTestSupport.BACK + account.id());
        HttpResponse<String> answer = browser.get(callback.replace(addresses.get(0), addresses.get(to)));
        return Browser.location(answer);
    }

    @SuppressWarnings("unchecked")
    private List<String> subscribers(int node, long account) {
        KitPage<Subscriber> page = contexts.get(node).createProducerTemplate().requestBodyAndHeader(
                "kit:subscribers?operation=list", null, KitConstants.ACCOUNT, String.valueOf(account), KitPage.class);
        return page.stream().map(Subscriber::emailAddress).toList();
    }

    @Test
    void begunOnOneAndFinishedOnTheOther() {
        SimulatorAccount account = kit.addAccount("Ann");
        account.state().addSubscriber("reader@example.com");

        assertThat(install(0, 1, account)).isEqualTo(InstallTestSupport.BACK + account.id());

        assertThat(installed).containsExactly(Map.entry(String.valueOf(account.id()), "user-" + account.id() + " Ann"));
        assertThat(subscribers(0, account.id())).containsExactly("reader@example.com");
        assertThat(subscribers(1, account.id())).containsExactly("reader@example.com");
        kit.oauth().expireAll();
        assertThat(subscribers(0, account.id())).hasSize(1);
        assertThat(subscribers(1, account.id())).hasSize(1);
        assertThat(kit.oauth().refreshCount()).as("one node renewed, the other took it over").isEqualTo(1);
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    /** Each with a user, an account and subscribers of its own, at the same time on both nodes. */
    @Test
    void manyAtOnceNeverMix() {
        List<SimulatorAccount> accounts = new ArrayList<>();
        for (int i = 0; i < CREATORS; i++) {
            SimulatorAccount account = kit.addAccount("Creator " + i);
            account.state().addSubscriber("reader-of-" + account.id() + "@example.com");
            accounts.add(account);
        }
        ExecutorService threads = Executors.newFixedThreadPool(CREATORS);
        try {
            List<CompletableFuture<String>> ends = new ArrayList<>();
            for (int i = 0; i < CREATORS; i++) {
                int from = i % 2;
                int to = i / 2 % 2;
                SimulatorAccount account = accounts.get(i);
                ends.add(CompletableFuture.supplyAsync(() -> install(from, to, account), threads));
            }
            for (int i = 0; i < CREATORS; i++) {
                assertThat(ends.get(i).join()).isEqualTo(InstallTestSupport.BACK + accounts.get(i).id());
            }
        } finally {
            threads.shutdown();
        }

        kit.oauth().expireAll();
        assertThat(installed).hasSize(CREATORS);
        for (int i = 0; i < CREATORS; i++) {
            long id = accounts.get(i).id();
            assertThat(installed).containsEntry(String.valueOf(id), "user-" + id + " Creator " + i);
            assertThat(subscribers(i % 2, id)).containsExactly("reader-of-" + id + "@example.com");
        }
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }
}
