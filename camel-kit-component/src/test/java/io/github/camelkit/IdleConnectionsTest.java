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
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.server.RawServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Servers close connections that nobody uses: what was not sent because of that is sent over another one. */
class IdleConnectionsTest extends KitTestSupport {

    private static final String CREATE = "kit:purchases?operation=create";
    private static final String ANSWER = "{\"purchase\":{\"id\":1,\"transaction_id\":\"t-1\"}}";

    private RawServer server;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        try {
            server = new RawServer(RawServer.json(ANSWER));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        configuration.setBaseUri(server.uri());
        configuration.setApiKey(null);
        configuration.setAccessToken("token");
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private static Map<String, Object> purchase(int size) {
        return Map.of("email_address", "ann@example.com", "transaction_id", "t".repeat(size), "currency", "USD",
                "status", "paid",
                "products", List.of(Map.of("name", "Course", "pid", "p1", "lid", "l1", "quantity", 1,
                        "unit_price", 9.5)));
    }

    @ParameterizedTest(name = "idle for {0} ms")
    @ValueSource(ints = { 0, 10, 300 })
    void aConnectionThatTheServerHasClosedCostsNoCall(int idle) throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(send(CREATE, purchase(10)).getException()).as("call " + i).isNull();
            server.closeConnections();
            await().pollDelay(Duration.ofMillis(idle)).until(() -> true);
        }
        assertThat(server.requests()).as("each was sent once").hasSize(6);
    }

    @Test
    void whatWasSentInPartIsSentAgain() throws Exception {
        assertThat(send(CREATE, purchase(10)).getException()).isNull();
        // Ends the connection while it is written to
        int[] left = { 1 };
        server.refuseBodies(() -> left[0]-- > 0);

        assertThat(send(CREATE, purchase(20_000_000)).getException()).isNull();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgain() {
        server.answer(out -> {
            throw new IOException("hung up");
        });
        Exchange exchange = send(CREATE, purchase(10));
        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class);
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }
}
