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

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Kit is answered also when the route is slow, and when too many ask. */
class PluginLoadTest extends PluginTestSupport {

    private static final String BODY = "{\"settings\":{}}";

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private void slow(String options) throws Exception {
        plugin("action=html&path=/html" + options, exchange -> {
            begun.countDown();
            goOn.await(30, TimeUnit.SECONDS);
            exchange.getMessage().setBody("<p>");
        });
    }

    private CompletableFuture<HttpResponse<String>> ask() {
        return CompletableFuture.supplyAsync(() -> post("/html", BODY));
    }

    private static void assertError(HttpResponse<String> answer, int code) {
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(json(answer.body()).get("code").asInt()).isEqualTo(code);
        assertThat(json(answer.body()).get("errors")).hasSize(1);
    }

    @Test
    void tooManyAtATime() throws Exception {
        slow("&maxInFlight=2");
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>(List.of(ask(), ask()));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        HttpResponse<String> answer = post("/html", BODY);
        goOn.countDown();

        assertError(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        for (CompletableFuture<HttpResponse<String>> one : asked) {
            assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(post("/html", BODY).statusCode()).isEqualTo(200);
    }

    /** The answer comes while the route is still at it. */
    @Test
    void tooSlow() throws Exception {
        slow("&deliveryTimeout=50");

        assertError(post("/html", BODY), 504);
        goOn.countDown();
    }

    @Test
    void anAuthenticatorThatIsTooSlow() throws Exception {
        context.getRegistry().bind("check", (KitPluginAuthenticator) token -> {
            goOn.await(30, TimeUnit.SECONDS);
            return "ann";
        });
        answering("action=html&path=/html&deliveryTimeout=50&authenticator=#check", "<p>");

        assertThat(kit.editor().html(url + "/html", Map.of(), "t").status()).isEqualTo(504);
        goOn.countDown();
        assertThat(received).isEmpty();
    }

    @Test
    void aRouteThatNeverEnds() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/html&deliveryTimeout=50").to(
                        "seda:nobody?waitForTaskToComplete=Always&timeout=30000");
            }
        });

        assertError(post("/html", BODY), 504);
    }

    @Test
    void handedOverToAnotherThread() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/html").to("seda:work");
                from("seda:work").setBody(constant("<p>later</p>"));
            }
        });

        assertThat(json(post("/html", BODY).body()).get("html").asText()).isEqualTo("<p>later</p>");
    }

    @Test
    void suspended() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/html").routeId("plugin").setBody(constant("<p>"));
            }
        });

        context.getRouteController().suspendRoute("plugin");
        assertError(post("/html", BODY), 503);
        context.getRouteController().resumeRoute("plugin");
        assertThat(post("/html", BODY).statusCode()).isEqualTo(200);
    }
}
