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
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A Kit that is broken in any way: the right exception in bounded time, one callback, and the next call works. */
class BadKitTest extends KitTestSupport {

    private static final int ATTEMPTS = 3;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setRequestTimeout(400);
        configuration.setRetryAttempts(ATTEMPTS);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("500", kit -> kit.faults().next(ATTEMPTS).status(500), KitServerException.class, 500),
                fault("HTML 502", kit -> kit.faults().next(ATTEMPTS).html(502), KitServerException.class, 502),
                fault("HTML 200", kit -> kit.faults().next(1).status(200, "<html>Hello</html>", "text/html"),
                        KitServerException.class, 200),
                fault("JSON of another shape", kit -> kit.faults().next(1).status(200, "[1]", "application/json"),
                        KitServerException.class, 200),
                fault("JSON cut short", kit -> kit.faults().next(1).status(200, "{\"user\": {", "application/json"),
                        KitServerException.class, 200),
                fault("body cut short", kit -> kit.faults().next(ATTEMPTS).truncate(), KitConnectionException.class, 0),
                fault("closed before", kit -> kit.faults().next(ATTEMPTS).dropBefore(), KitConnectionException.class, 0),
                fault("closed after", kit -> kit.faults().next(ATTEMPTS).dropAfter(), KitConnectionException.class, 0),
                fault("no answer", kit -> kit.faults().next(ATTEMPTS).never(), KitConnectionException.class, 0),
                fault("401", kit -> kit.faults().next(1).status(401), KitAuthenticationException.class, 401));
    }

    @ParameterizedTest
    @CsvSource({"kit:webhook-endpoints?operation=list, The API key is invalid, true",
        "kit:webhook-endpoints?operation=list, The access token is invalid, false",
        "kit:raw?path=/v4/webhook_endpoints, Authentication Failed, true",
        "kit:tags?operation=list, The API key is invalid, false"})
    void aKeyThatWebhookEndpointsRefuseMayBeFine(String uri, String error, boolean advice) {
        kit.faults().next(1).status(401, "{\"errors\":[\"" + error + "\"]}", "application/json");

        Exception failure = send(uri, null).getException();

        assertThat(failure).isInstanceOf(KitAuthenticationException.class).hasMessageContaining(error);
        assertThat(failure.getMessage().contains("Kit wants OAuth for webhook endpoints")).isEqualTo(advice);
    }

    private static Arguments fault(String name, Consumer<KitSimulator> fault, Class<?> type, int status) {
        return arguments(name, fault, type, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsAsItShould(String name, Consumer<KitSimulator> fault, Class<?> type, int status) throws Exception {
        fault.accept(kit);

        Exchange failed = process("kit:account?operation=get");

        assertThat(failed.getException()).isInstanceOf(type);
        KitException exception = (KitException) failed.getException();
        assertThat(exception.getStatusCode()).isEqualTo(status);
        assertThat(exception.getOperation()).isEqualTo("account/get");
        assertThat(exception.getMessage()).doesNotContain("<html>").doesNotContain(kit.apiKey());
        kit.faults().clear();
        assertThat(call(CurrentAccount.class, "kit:account?operation=get", null)).isNotNull();
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        Exchange failed = process("kit:account?operation=get&baseUri=http://127.0.0.1:" + port);

        assertThat(failed.getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("cannot be reached");
        assertThat(((KitException) failed.getException()).isOutcomeUnknown()).isFalse();
    }

    @Test
    void aMergeThatReadsNothingSendsNothing() {
        kit.faults().next(1).on("GET", "/v4/broadcasts/*").status(204, "", "application/json");

        Exchange failed = send("kit:broadcasts?operation=update&merge=true&broadcastId=7", Map.of("subject", "New"));

        assertThat(failed.getException()).isInstanceOf(KitServerException.class).hasMessageContaining("204");
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void answerThatDripsIsAbortedInTime() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            CompletableFuture.runAsync(() -> drip(server));

            Exchange failed = process("kit:account?operation=get&retryAttempts=1&baseUri=http://127.0.0.1:"
                    + server.getLocalPort());

            assertThat(failed.getException()).isInstanceOf(KitConnectionException.class);
        }
    }

    /** One byte now and then, each in time for itself, without an end. */
    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Drip: ".getBytes(StandardCharsets.UTF_8));
            while (true) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                new CompletableFuture<Void>().orTimeout(50, TimeUnit.MILLISECONDS).exceptionally(t -> null).join();
            }
        } catch (IOException e) {
            // The client has hung up, as it should
        }
    }

    /** Calls the producer as Camel's engine does, and sees to it that it answers once. */
    private Exchange process(String uri) throws Exception {
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        ServiceHelper.startService(producer);
        Exchange exchange = new DefaultExchange(context);
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        boolean sync = producer.process(exchange, doneSync -> {
            calls.incrementAndGet();
            done.complete(doneSync);
        });
        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(sync);
        ServiceHelper.stopService(producer);
        assertThat(calls).hasValue(1);
        return exchange;
    }
}
