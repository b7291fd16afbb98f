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

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.simulator.EditorAnswer;
import org.apache.camel.CamelAuthorizationException;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Only those whose access token is good may ask. */
class PluginAccessTest extends PluginTestSupport {

    private static final String TOKEN = "plugin_token_of_this_test";

    private EditorAnswer ask(String token) {
        return kit.editor().html(url + "/html", Map.of(), token);
    }

    private void bean(KitPluginAuthenticator authenticator) throws Exception {
        context.getRegistry().bind("check", authenticator);
        answering("action=html&path=/html&authenticator=#check", "<p>");
    }

    private void route(Processor check) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:check").process(check);
            }
        });
        answering("action=html&path=/html&authenticator=direct:check", "<p>");
    }

    private static void assertRefused(EditorAnswer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(String.valueOf(status));
        assertThat(answer.errors()).isNotEmpty();
    }

    @Test
    void whoItIsTravelsWithTheExchange() throws Exception {
        bean(token -> TOKEN.equals(token) ? List.of("ann", 7) : null);

        assertThat(ask(TOKEN).status()).isEqualTo(200);

        assertThat(received.get(0).getMessage().getHeaders())
                .isEqualTo(Map.of(KitConstants.PLUGIN_USER, List.of("ann", 7)));
    }

    @Test
    void missingOrWrongTokens() throws Exception {
        bean(token -> TOKEN.equals(token) ? "ann" : null);

        assertRefused(ask(null), 401);
        assertRefused(ask("another"), 401);
        for (String header : List.of("", "Bearer", "Bearer ", "Basic YTpi", TOKEN, "Bearer" + TOKEN)) {
            HttpResponse<String> answer = send(request("/html", "application/json", "{\"settings\":{}}")
                    .header("Authorization", header).build());
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(received).isEmpty();
        assertThat(send(request("/html", "application/json", "{\"settings\":{}}").header("Authorization",
                "bearer " + TOKEN).build()).statusCode()).isEqualTo(200);
    }

    @Test
    void aParameterIsNoHeader() throws Exception {
        bean(token -> "ann");

        assertThat(post("/html?Authorization=Bearer+x", "{\"settings\":{}}").statusCode()).isEqualTo(401);
    }

    @Test
    void searchAnswersInItsFormat() throws Exception {
        context.getRegistry().bind("check", (KitPluginAuthenticator) token -> null);
        answering("action=search&path=/search&authenticator=#check", null);

        EditorAnswer answer = kit.editor().search(url + "/search", "", Map.of(), "another");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(json(answer.body()).get("data")).isEmpty();
        assertThat(answer.errors()).hasSize(1);
    }

    @Test
    void byARoute() throws Exception {
        route(e -> e.getMessage().setBody(TOKEN.equals(e.getMessage().getBody()) ? Map.of("id", 7) : null));

        assertThat(ask(TOKEN).status()).isEqualTo(200);
        assertRefused(ask("another"), 401);
        assertThat(received).singleElement().satisfies(e ->
                assertThat(e.getMessage().getHeader(KitConstants.PLUGIN_USER)).isEqualTo(Map.of("id", 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "untouched", "rollback", "rollbackLast", "security", "authorization"})
    void aRouteThatDoesNotVouch(String how) throws Exception {
        route(e -> {
            switch (how) {
                case "false" -> e.getMessage().setBody(false);
                case "rollback" -> {
                    e.getMessage().setBody("ann");
                    e.setRollbackOnly(true);
                }
                case "rollbackLast" -> {
                    e.getMessage().setBody("ann");
                    e.setRollbackOnlyLast(true);
                }
                case "security" -> throw new IllegalStateException(new SecurityException("no"));
                case "authorization" -> throw new CamelAuthorizationException("no", e);
                default -> {
                    // Leaves the token as it is
                }
            }
        });

        assertRefused(ask(TOKEN), 401);
        assertThat(received).isEmpty();
    }

    private static Stream<Object> nobody() {
        return Stream.of("", " ", List.of(), Set.of(), Map.of(), Optional.empty(), new int[0],
                new byte[0], false);
    }

    /** What a look-up leaves that has found nothing. */
    @ParameterizedTest
    @MethodSource("nobody")
    void nothingIsNoUserOfARoute(Object told) throws Exception {
        route(e -> e.getMessage().setBody(told));

        assertRefused(ask(TOKEN), 401);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void nothingIsNoUserOfABean(Object told) throws Exception {
        bean(token -> told);

        assertRefused(ask(TOKEN), 401);
        assertThat(received).isEmpty();
    }

    /** As an HTTP server leaves it that answers 204. */
    @Test
    void anEmptyStreamIsNoUser() throws Exception {
        route(e -> e.getMessage().setBody(new ByteArrayInputStreamCache(new ByteArrayInputStream(new byte[0]))));

        assertRefused(ask(TOKEN), 401);
        assertThat(received).isEmpty();
    }

    @Test
    void whatCannotBeCheckedNowIsNotWrong() throws Exception {
        bean(token -> {
            throw new IllegalStateException("no database for " + token);
        });

        assertRefused(ask(TOKEN), 503);
        assertThat(ask(TOKEN).body()).doesNotContain("database");
        assertThat(received).isEmpty();
    }
}
