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
import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.camelkit.credential.OAuthCredentials;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.server.RawServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses as people write them, and what stands between them and Kit. */
class AddressesTest extends KitTestSupport {

    private static final String GET = "kit:account?operation=get";

    private RawServer server;

    @AfterEach
    void closeServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private KitException answered(String head, String body) throws IOException {
        server = new RawServer(RawServer.of("HTTP/1.1 " + head, body.getBytes(StandardCharsets.UTF_8)));
        Exchange exchange = send(GET + "&retryAttempts=1&baseUri=" + server.uri(), null);
        assertThat(exchange.getException()).isInstanceOf(KitException.class);
        assertThat(exchange.getException().getMessage()).hasSizeLessThan(2_000).doesNotContain("<");
        return (KitException) exchange.getException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "//", "/v4", "/v4/", "//v4//" })
    void anAddressMayEndAsItIsWrittenInKitsDocumentation(String end) {
        assertThat(send(GET + "&baseUri=" + kit.baseUri() + end, null).getException()).isNull();
        assertThat(lastRequest().path()).isEqualTo("/v4/account");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/v4", "/v4/" })
    void tokensOfTheRealKitGoToItsOwnAddress(String end) {
        KitConfiguration configuration = new KitConfiguration();
        configuration.setBaseUri("https://api.kit.com" + end);
        assertThat(OAuthCredentials.authorizeUri(configuration)).isEqualTo("https://app.kit.com/oauth/authorize");
        configuration.setAuthorizeUri("https://app.example.com/v4");
        assertThat(OAuthCredentials.authorizeUri(configuration)).as("no base address").isEqualTo("https://app.example.com/v4");
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 307, 308 })
    void aRedirectSaysWhereTo(int status) throws IOException {
        assertThat(answered(status + " Moved\r\nLocation: https://kit.example.com/v4/account?key=secret", ""))
                .hasMessageContaining("answered " + status).hasMessageContaining("https://kit.example.com/v4/account")
                .hasMessageContaining("baseUri").hasMessageNotContaining("secret");
    }

    @Test
    void aBlockInFrontOfKitIsNoPermissionOfKits() throws IOException {
        assertThat(answered("403 Forbidden\r\nContent-Type: text/plain\r\nCF-Ray: 8f1c2d3e-FRA",
                "error code: 1010")).isInstanceOf(KitServerException.class).hasMessageContaining("in front of Kit")
                .hasMessageContaining("error code: 1010").hasMessageContaining("ray id 8f1c2d3e-FRA");
    }

    @Test
    void aPageInFrontOfKitIsQuotedInWords() throws IOException {
        KitException blocked = answered("403 Forbidden\r\nContent-Type: text/html",
                "<!DOCTYPE html><html><head><title>Attention Required!</title><style>p { color: red }</style></head>"
                        + "<body><!-- a comment --><p>Sorry, you have\n been  blocked</p>" + "<p>very</p>".repeat(5_000)
                        + "</body></html>");
        assertThat(blocked).isInstanceOf(KitServerException.class)
                .hasMessageContaining("Attention Required! Sorry, you have been blocked").hasMessageNotContaining("color");
        assertThat(blocked.getStatusCode()).isEqualTo(403);
    }

    @Test
    void kitsOwnRefusalStaysWhatItIs() throws IOException {
        assertThat(answered("403 Forbidden\r\nContent-Type: application/json\r\nCF-Ray: 8f1c2d3e-FRA",
                "{\"errors\":[\"Not on your plan\"]}")).isInstanceOf(KitPermissionException.class)
                .hasMessageContaining("Kit answered 403: Not on your plan").hasMessageContaining("8f1c2d3e-FRA");
    }

    @Test
    void anUnknownHostIsNamed() {
        Exchange exchange = send(GET + "&retryAttempts=1&baseUri=http://kit.invalid", null);
        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("cannot be reached (unknown host kit.invalid");
    }

    @Test
    void anUnknownHostOfTokensIsNamed() {
        component().getConfiguration().setTokenUri("http://tokens.invalid/token");
        Exchange exchange = send(GET + "&refreshToken=r&clientId=c", null);
        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class)
                .hasMessageContaining("the token endpoint cannot be reached: unknown host tokens.invalid")
                .hasMessageNotContaining("NotSentException");
    }

    @Test
    void httpOptionsOfAnEndpointHoldForItsTokensToo() throws IOException {
        server = new RawServer(RawServer.of("HTTP/1.1 502 Bad Gateway", "by this proxy".getBytes(StandardCharsets.UTF_8)));
        String proxy = "&http.proxyHost=127.0.0.1&http.proxyPort=" + URI.create(server.uri()).getPort();
        send(GET + "&retryAttempts=1&refreshToken=r&clientId=c&baseUri=http://kit.invalid" + proxy, null);
        assertThat(server.requests()).isNotEmpty()
                .allSatisfy(head -> assertThat(head).startsWith("POST http://kit.invalid/v4/oauth/token"));
    }
}
