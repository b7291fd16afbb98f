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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers that describe a body must describe the one that is there. */
class LabelsTest extends KitTestSupport {

    private static final Object[] OF_A_FORM = {Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded;charset=ISO-8859-1",
        Exchange.CONTENT_LENGTH, "17", Exchange.CONTENT_ENCODING, "gzip", "transfer-encoding", "chunked",
        Exchange.HTTP_CHARACTER_ENCODING, "ISO-8859-1", "Accept", "text/html", "MyHeader", "mine"};

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split").to("kit:subscribers?operation=list&paging=stream&outputType=json&status=all")
                        .split(body()).to("mock:parts");
            }
        };
    }

    static Stream<String> uris() {
        return Stream.of("kit:subscribers?operation=create", "kit:subscribers?operation=list&paging=all",
                "kit:subscribers?operation=list&paging=stream", "kit:raw?path=/v4/account",
                "kit:subscribers?operation=get&subscriberId=99&ignoreNotFound=true");
    }

    @ParameterizedTest
    @MethodSource("uris")
    void whatDescribedTheBodyBeforeIsGone(String uri) {
        Exchange answer = send(uri, uri.contains("create") ? "zoe@example.com" : null, OF_A_FORM);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeaders()).doesNotContainKeys(Exchange.CONTENT_TYPE, Exchange.CONTENT_LENGTH,
                Exchange.CONTENT_ENCODING, Exchange.TRANSFER_ENCODING, Exchange.HTTP_CHARACTER_ENCODING);
        assertThat(answer.getMessage().getHeaders()).containsEntry("Accept", "text/html").containsEntry("MyHeader", "mine");
    }

    @Test
    void jsonIsLabelledAndSurvivesTheNextHttpStep() {
        Exchange answer = send("kit:subscribers?operation=create&outputType=json",
                Map.of("email_address", "zoe@example.com", "first_name", "Zo\u00EB"), OF_A_FORM);

        assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json;charset=UTF-8");
        answer.setProperty(Exchange.CHARSET_NAME, null);
        assertThat(answer.getMessage().getBody(byte[].class))
                .isEqualTo(answer.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theCharsetOfAFormDoesNotReachTheAnswer() {
        Exchange answer = template.request("kit:subscribers?operation=create&outputType=json", exchange -> {
            exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
            exchange.getMessage().setBody(Map.of("email_address", "zoe@example.com", "first_name", "Zo\u00EB"));
        });

        assertThat(new String(answer.getMessage().getBody(byte[].class), StandardCharsets.UTF_8)).contains("Zo\u00EB");
    }

    @Test
    void aFailureLeavesTheMessageAsItWas() {
        Exchange answer = send("kit:subscribers?operation=get&subscriberId=99", "as it was", OF_A_FORM);

        assertThat(answer.getException()).isNotNull();
        assertThat(answer.getMessage().getBody()).isEqualTo("as it was");
        assertThat(answer.getMessage().getHeader(Exchange.CONTENT_LENGTH)).isEqualTo("17");
    }

    @Test
    void partsOfAStreamAreLabelled() throws Exception {
        kit.state().addSubscriber("zoe@example.com", "X");
        var parts = context.getEndpoint("mock:parts", org.apache.camel.component.mock.MockEndpoint.class);
        parts.expectedMessageCount(1);
        parts.expectedHeaderReceived(Exchange.CONTENT_TYPE, "application/json;charset=UTF-8");

        send("direct:split", null, OF_A_FORM);

        parts.assertIsSatisfied();
    }
}
