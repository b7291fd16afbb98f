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
package io.github.camelkit.plugin;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An error in the code of users is one answer to Kit, and no place is lost. */
class PluginErrorsTest extends PluginTestSupport {

    private static final String BODY = "{\"settings\":{}}";

    private final AtomicInteger errors = new AtomicInteger(20);
    private final CountDownLatch release = new CountDownLatch(1);

    private void act() {
        if (errors.getAndDecrement() > 0) {
            throw new NoClassDefFoundError("as the test wants it");
        }
    }

    @AfterEach
    void letGo() {
        release.countDown();
    }

    /** A body that cannot be read. */
    private final class Broken {
        @Override
        public String toString() {
            act();
            return "<p>";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"route", "expression", "body", "authenticator", "authenticating route"})
    void isOneAnswer(String where) throws Exception {
        context.getRegistry().bind("bean", (KitPluginAuthenticator) token -> {
            act();
            return "ann";
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String authenticator = switch (where) {
                    case "authenticator" -> "&authenticator=#bean";
                    case "authenticating route" -> "&authenticator=direct:check";
                    default -> "";
                };
                from("direct:check").process(exchange -> act()).setBody(constant("ann"));
                from("kit:plugins?action=html&path=/html&maxInFlight=1" + authenticator).process(exchange -> {
                    if ("route".equals(where)) {
                        act();
                    }
                }).setBody().exchange(exchange -> answer());
            }

            private Object answer() {
                if ("expression".equals(where)) {
                    act();
                }
                return "body".equals(where) ? new Broken() : "<p>";
            }
        });

        for (int i = 0; i < 20; i++) {
            int status = kit.editor().html(url + "/html", Map.of(), "t").status();
            assertThat(status).isEqualTo(where.startsWith("auth") ? 503 : 500);
        }

        assertThat(kit.editor().html(url + "/html", Map.of(), "t").status()).isEqualTo(
                "body".equals(where) ? 500 : 200);
        await().until(() -> context.getInflightRepository().size() == 0);
    }

    @Test
    void lostWithAThread() throws Exception {
        errors.set(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/html&maxInFlight=1").threads(1, 1).process(exchange -> act())
                        .setBody(constant("<p>"));
            }
        });

        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> post("/html", BODY).statusCode());
        await().dontCatchUncaughtExceptions().until(() -> {
            System.gc();
            return answer.isDone();
        });

        assertThat(answer.get()).isEqualTo(500);
        assertThat(post("/html", BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void whatHangsIsShown() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/html&maxInFlight=1&deliveryTimeout=100").routeId("plugin")
                        .process(exchange -> release.await(60, TimeUnit.SECONDS)).setBody(constant("<p>"));
            }
        });

        assertThat(post("/html", BODY).statusCode()).isEqualTo(504);
        assertThat(post("/html", BODY).statusCode()).as("the place is taken").isEqualTo(503);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow()).contains(
                "requests that have taken more than 100 ms and have not ended: 1;");

        release.countDown();
        await().until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(post("/html", BODY).statusCode()).isEqualTo(200);
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(r -> r.getCheck().getId().equals("kit-plugins-plugin")).findFirst().orElseThrow();
    }
}
