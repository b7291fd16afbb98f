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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.server.RawServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Answers that would fill the memory, and errors that a call meets: the call ends, and the next one works. */
class HugeAnswersTest extends KitTestSupport {

    private static final String ACCOUNT = "{\"user\":{\"email\":\"a@example.com\"},\"account\":{\"id\":1}}";
    private static final int MEGABYTE = 1024 * 1024;

    private RawServer server;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        try {
            server = new RawServer(RawServer.json(ACCOUNT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        configuration.setBaseUri(server.uri());
        configuration.setRetryAttempts(2);
        // One call at a time: a slot that is lost stops all others
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(1);
        configuration.setQuotaWindow(1);
        configuration.setQuotaTimeout(20_000);
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private KitException failure() {
        Exchange exchange = send("kit:account?operation=get", null);
        assertThat(exchange.getException()).isInstanceOf(KitException.class);
        KitException failure = (KitException) exchange.getException();
        assertThat(failure.getMessage()).hasSizeLessThan(5_000);
        assertThat(failure.getErrors()).allSatisfy(error -> assertThat(error).hasSizeLessThan(2_000));
        return failure;
    }

    private void nextCallWorks() {
        server.answer(RawServer.json(ACCOUNT));
        assertThat(send("kit:account?operation=get", null).getException()).isNull();
        assertThat(component().runtime().listAccounts()).allSatisfy(
                account -> assertThat(account.quota().used()).isLessThanOrEqualTo(1));
    }

    /** Without an end, for as long as the client reads. */
    private static void flood(OutputStream out, byte[] bytes) throws IOException {
        while (true) {
            out.write(bytes);
        }
    }

    @Test
    void anAnswerThatAnnouncesTwoGigabytesTakesNoMemory() {
        server.answer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            throw new IOException("hung up");
        });
        for (int i = 0; i < 3; i++) {
            assertThat(failure().getStatusCode()).isZero();
        }
        nextCallWorks();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        server.answer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            flood(out, new byte[MEGABYTE]);
        });
        KitException failure = failure();
        assertThat(failure).isInstanceOf(KitServerException.class).hasMessageContaining("larger than 64 MB");
        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(server.requests()).as("the same would come again").hasSize(1);
        nextCallWorks();
    }

    @Test
    void aCompressedAnswerIsBoundedAfterDecompression() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        server.answer(RawServer.of("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", bomb.toByteArray()));
        assertThat(failure()).isInstanceOf(KitServerException.class).hasMessageContaining("larger than 64 MB");
        nextCallWorks();
    }

    @Test
    void headersWithoutEndAreNotReadToTheirEnd() {
        server.answer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            flood(out, "X-More: and more\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(failure()).isInstanceOf(KitServerException.class).hasMessageContaining("headers");
        nextCallWorks();
    }

    @Test
    void ofALongErrorOnlyTheBeginningIsKept() {
        String error = "{\"errors\":[\"Too long: " + "x".repeat(10 * MEGABYTE) + "\"]}";
        server.answer(RawServer.of("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json",
                error.getBytes(StandardCharsets.US_ASCII)));
        assertThat(failure()).isInstanceOf(KitPermissionException.class).hasMessageContaining("Too long: xxx");
        server.answer(RawServer.of("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json",
                error.substring(0, 5_000).concat("\"]}").getBytes(StandardCharsets.US_ASCII)));
        KitException failure = failure();
        assertThat(failure.getErrors()).hasSize(1);
        assertThat(failure.getErrors().get(0)).startsWith("Too long: xxx").endsWith("...");
        nextCallWorks();
    }

    @Test
    void anErrorThatTheUsersHttpClientThrowsEndsTheCall() throws Exception {
        boolean[] broken = { true };
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setHttpClientConfigurer(builder -> builder.addRequestInterceptorLast((request, entity, ctx) -> {
            if (broken[0]) {
                throw new StackOverflowError("made up");
            }
        }));
        for (int i = 0; i < 3; i++) {
            assertThat(send("kit:account?operation=get", null).getException()).hasStackTraceContaining("StackOverflow");
        }
        broken[0] = false;
        nextCallWorks();
    }

    @Test
    void anErrorOnThePoolEndsTheCallToo() throws Exception {
        boolean[] broken = { true };
        context.getComponent("http", HttpComponent.class).setHttpClientConfigurer(
                builder -> builder.addResponseInterceptorLast((response, entity, ctx) -> {
                    if (broken[0]) {
                        throw new OutOfMemoryError("made up");
                    }
                }));
        CompletableFuture<?>[] calls = new CompletableFuture<?>[10];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = template.asyncSend("kit:account?operation=get", new DefaultExchange(context))
                    .thenAccept(exchange -> assertThat(exchange.isFailed()).isTrue());
        }
        CompletableFuture.allOf(calls).get(60, TimeUnit.SECONDS);
        broken[0] = false;
        nextCallWorks();
    }

    @Test
    void aPollerGoesOnAfterAnError() throws Exception {
        boolean[] broken = { true };
        context.getComponent("http", HttpComponent.class).setHttpClientConfigurer(
                builder -> builder.addResponseInterceptorLast((response, entity, ctx) -> {
                    if (broken[0]) {
                        throw new OutOfMemoryError("made up");
                    }
                }));
        MockEndpoint mock = context.getEndpoint("mock:tags", MockEndpoint.class);
        mock.expectedMinimumMessageCount(1);
        server.answer(RawServer.json("{\"tags\":[{\"id\":1,\"name\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"}],"
                + "\"pagination\":{\"has_next_page\":false,\"has_previous_page\":false}}"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:tags?mode=all&delay=50&initialDelay=0").to("mock:tags");
            }
        });
        await().until(() -> server.requests().size() >= 3);
        broken[0] = false;
        mock.assertIsSatisfied(30_000);
    }
}
