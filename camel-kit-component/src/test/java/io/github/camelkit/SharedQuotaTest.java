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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Kit counts by credential: components of one context that use the same one share its quota, and all that goes with it. */
class SharedQuotaTest extends KitTestSupport {

    private static final int LIMIT = 10;
    private static final int WINDOW_MILLIS = 400;
    private static final String FIRST = "kit:account?operation=get";
    private static final String OTHER = "other:account?operation=get";

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(LIMIT).window(Duration.ofMillis(WINDOW_MILLIS)).start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(LIMIT);
        configuration.setQuotaWindow(WINDOW_MILLIS);
    }

    @Override
    protected void setUp() {
        KitComponent other = new KitComponent();
        configure(other.getConfiguration());
        context.addComponent("other", other);
    }

    private void sendSome() throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 6 * LIMIT; i++) {
            calls.add(template.asyncSend(i % 2 == 0 ? FIRST : OTHER, e -> { }));
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    @Test
    void twoComponentsNeverExceedTheLimitTogether() throws Exception {
        sendSome();

        assertThat(kit.countStatus(200)).isEqualTo(6 * LIMIT);
        assertThat(kit.countStatus(429)).isZero();
    }

    @Test
    void theyMustNotContradictEachOther() {
        send(FIRST, null);
        context.getComponent("other", KitComponent.class).getConfiguration().setQuotaLimit(LIMIT - 1);

        assertThatThrownBy(() -> context.getEndpoint(OTHER))
                .hasStackTraceContaining("Endpoints that share credentials must have the same options");
    }

    @Test
    void anAccountIsThereOnce() {
        send(FIRST, null);
        send(OTHER, null);

        assertThat(HealthCheckHelper.getHealthCheckRegistry(context).stream()
                .filter(check -> check.getId().startsWith("kit-account-"))).hasSize(1);
        assertThat(component().listAccounts().size()).isEqualTo(1);
        assertThat(component().getSent()).isEqualTo(2);
    }

    @Test
    void oneGoesOnWhenTheOtherStops() throws Exception {
        send(FIRST, null);
        send(OTHER, null);

        context.removeComponent("other").stop();

        sendOnce(FIRST);
        assertThat(HealthCheckHelper.getHealthCheckRegistry(context).stream()
                .filter(check -> check.getId().startsWith("kit-account-"))).hasSize(1);
        assertThat(kitThreads()).isPositive();
        context.stop();
        await().untilAsserted(() -> assertThat(kitThreads()).isZero());
    }

    @Test
    void theyGoOnWhenTheContextStartsAgain() throws Exception {
        KitComponent component = component();
        send(FIRST, null);

        context.stop();
        assertThat(component.getSent()).isZero();
        assertThat(component.getWaiting()).isZero();
        assertThat(component.listAccounts().size()).isZero();
        // Threads that were there end by themselves
        await().untilAsserted(() -> assertThat(kitThreads()).as("to look opens nothing").isZero());
        context.start();
        // The context makes new ones
        configure(component().getConfiguration());
        setUp();
        template = context.createProducerTemplate();

        long before = kit.countStatus(200);
        sendSome();
        assertThat(kit.countStatus(200) - before).isEqualTo(6 * LIMIT);
    }

    @Test
    void whatTheContextHasShutDownIsMadeAnew() throws Exception {
        send(FIRST, null);
        context.getExecutorServiceManager().shutdownNow(component().runtime().pool());
        context.getExecutorServiceManager().shutdownNow(component().runtime().timer());

        sendSome();
    }

    private void sendOnce(String uri) {
        assertThat(send(uri, null).getException()).isNull();
    }

    private long kitThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Camel (" + context.getName() + ")")
                        && thread.getName().contains("Kit")).count();
    }

    @Test
    void theyHaveOneStoreForOneDirectory(@TempDir Path directory) {
        KitComponent first = withStore(directory.toString());
        KitComponent second = withStore(directory.resolve("..").resolve(directory.getFileName()).toString());

        assertThat(first.store()).isSameAs(second.store());
        assertThat(component().store()).isNotSameAs(first.store())
                .isSameAs(context.getComponent("other", KitComponent.class).store());
    }

    private KitComponent withStore(String directory) {
        KitComponent component = new KitComponent();
        component.setStoreDirectory(directory);
        context.addComponent("at" + directory.length(), component);
        return component;
    }
}
