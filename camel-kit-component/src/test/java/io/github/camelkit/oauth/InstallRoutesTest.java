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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelkit.KitConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever the routes of an app do: nobody else waits for them, and no place is lost. */
class InstallRoutesTest extends InstallTestSupport {

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService browsers = Executors.newCachedThreadPool();

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(installs("&signIn=direct:signIn&deliveryTimeout=2000&maxInFlight=13")).routeId("installs")
                        .process(this::install).process(installed::add);
                from(installs("&signIn=direct:signIn").replace("/kit", "/few") + "&maxInFlight=2").process(installed::add);
                from("direct:signIn").process(this::signIn);
                from("platform-http:/other").setBody(constant("here"));
            }

            private void signIn(Exchange exchange) throws InterruptedException {
                String as = (String) exchange.getMessage().getBody(Map.class).get("as");
                if ("error".equals(as)) {
                    throw new NoClassDefFoundError("as the test wants it");
                }
                if ("slow".equals(as)) {
                    hang();
                }
                exchange.getMessage().setHeader(KitConstants.APP_USER, as);
            }

            private void install(Exchange exchange) throws InterruptedException {
                String user = exchange.getMessage().getHeader(KitConstants.APP_USER, String.class);
                if ("broken".equals(user)) {
                    throw new NoClassDefFoundError("as the test wants it");
                }
                if ("hanging".equals(user)) {
                    hang();
                }
            }

            private void hang() throws InterruptedException {
                waiting.incrementAndGet();
                assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
            }
        };
    }

    @AfterEach
    void letGo() {
        release.countDown();
        browsers.shutdown();
    }

    private CompletableFuture<HttpResponse<String>> later(String address) {
        return CompletableFuture.supplyAsync(() -> browser().get(address), browsers);
    }

    private String as(String user) {
        return start() + "&as=" + user;
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(r -> r.getCheck().getId().equals("kit-oauth-installs")).findFirst().orElseThrow();
    }

    @Test
    void twelveThatHangWhileSigningIn() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> hanging = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            hanging.add(later(as("slow")));
        }
        await().until(() -> waiting.get() == 12);

        assertThat(browser().get(app + "/other").body()).isEqualTo("here");
        assertThat(Browser.location(browser().install(as("ann")))).isEqualTo(BACK);
        assertThat(installed).hasSize(1);

        for (CompletableFuture<HttpResponse<String>> one : hanging) {
            HttpResponse<String> answer = one.get(60, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("The app could not sign you in");
        }
        assertThat(release.getCount()).as("the routes have not ended").isEqualTo(1);
        assertThat(Browser.location(browser().install(as("ben")))).isEqualTo(BACK);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains(
                "requests to /kit that have taken more than 2000 ms and have not ended: 12");
        int pending = store.keys().size();

        release.countDown();

        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(store.keys()).as("nobody comes back who was told that it failed").hasSize(pending);
    }

    /** Who has begun can finish, and others are told at once to come again. */
    @Test
    void asManyAsThereArePlaces() throws Exception {
        String few = start().replace("/kit?", "/few?") + "&as=";
        Browser begun = browser();
        String callback = begun.consent(few + "ann");
        later(few + "slow");
        later(few + "slow");
        await().until(() -> waiting.get() == 2);

        HttpResponse<String> refused = browser().get(few + "ben");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Browser.location(begun.get(callback))).isEqualTo(BACK);
    }

    @Test
    void anErrorWhileSigningIn() {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = browser().get(as("error"));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("The app could not sign you in");
        }
        assertThat(Browser.location(browser().install(as("ann")))).isEqualTo(BACK);
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    @Test
    void anErrorOfTheRouteOfInstallations() {
        for (int i = 0; i < 20; i++) {
            assertThat(browser().install(as("broken")).statusCode()).isEqualTo(500);
            assertThat(store.keys()).noneMatch(key -> key.startsWith("account-"));
        }
        assertThat(Browser.location(browser().install(as("ann")))).isEqualTo(BACK);
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    /** It is refused in time, keeps its place until the route has ended, and does not stand when that does. */
    @Test
    void anInstallationThatHangs() {
        HttpResponse<String> answer = browser().install(as("hanging"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(health().getMessage().orElseThrow()).contains(
                "installations that have taken more than 2000 ms and have not ended: 1;");

        release.countDown();

        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(store.keys()).noneMatch(key -> key.startsWith("account-"));
    }
}
