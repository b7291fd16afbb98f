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
package io.github.camelkit.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RestConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Another HTTP server than platform-http, which listens where the user's REST DSL says. */
class AnotherServerTest extends EventTestSupport {

    @Test
    void byItsName() throws Exception {
        RestConfiguration users = new RestConfiguration();
        users.setComponent("netty-http");
        users.setHost("127.0.0.1");
        users.setPort(freePort());
        users.setContextPath("/not-for-events");
        context.setRestConfiguration(users);
        publicUrl = "http://127.0.0.1:" + users.getPort();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS + "&httpConsumerFactory=netty-http").process(received::add);
                from("kit:webhooks?event=subscriber.subscriber_bounce&autoRegister=false&path=/legacy"
                        + "&pathToken=a-token-for-this-test&httpConsumerFactory=netty-http").process(received::add);
            }
        });
        byte[] legacy = "{\"subscriber\":{\"id\":7}}".getBytes(StandardCharsets.UTF_8);

        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(send(request("/in", legacy).build()).statusCode()).isEqualTo(401);
        // In a connection of its own, since this server closes it afterwards
        assertThat(HttpClient.newHttpClient().send(request("/in", legacy).GET().build(), BodyHandlers.discarding())
                .statusCode()).isEqualTo(405);
        assertThat(send(request("/in", legacy).setHeader("Content-Type", "text/plain").build()).statusCode())
                .isEqualTo(415);
        assertThat(send(request("/legacy/wrong", legacy).build()).statusCode()).isEqualTo(403);
        assertThat(send(request("/legacy/a-token-for-this-test", legacy).build()).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(2);
    }
}
