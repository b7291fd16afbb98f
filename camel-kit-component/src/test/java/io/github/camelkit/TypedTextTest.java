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

import java.util.List;
import java.util.Map;

import io.github.camelkit.bulk.BulkReport;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts as files and people give them: with line ends, blanks and characters that nobody sees. */
class TypedTextTest extends KitTestSupport {

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com\r", " ann@example.com ", "\uFEFFann@example.com\n", "\tann@example.com",
        "\u00A0ann@example.com\u200B", "ann@example.com\u202F\r\n"})
    void whatStandsAroundAnAddressIsRemoved(String given) {
        assertSent("kit:subscribers?operation=create", given);
        assertSent("kit:subscribers?operation=create", Map.of("email_address", given));
        assertSent("kit:subscribers?operation=create", "{\"email_address\":\"" + escaped(given) + "\"}");
        assertSent("kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP"), given);
        assertSent("kit:subscribers?operation=bulkCreate", List.of(given));
        assertSent("kit:subscribers?operation=bulkCreate", List.of(Map.of("email_address", given)));
        assertSent("kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP"), null,
                KitConstants.EMAIL_ADDRESS, given);
    }

    private void assertSent(String uri, Object body, Object... headers) {
        kit.clearRequests();
        Exchange answer = send(uri, body, headers);
        assertThat(answer.getException()).isNull();
        assertThat(lastRequest().body()).contains("\"email_address\":\"ann@example.com\"");
    }

    private static String escaped(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    @ParameterizedTest
    @CsvSource({"200B,ZERO WIDTH SPACE", "00A0,NO-BREAK SPACE", "00AD,SOFT HYPHEN", "000D,CARRIAGE RETURN (CR)",
        "202E,RIGHT-TO-LEFT OVERRIDE"})
    void aCharacterThatNobodySeesIsNamed(String code, String name) {
        String address = "an" + (char) Integer.parseInt(code, 16) + "n@example.com";
        String reason = "the e-mail address has the character U+" + code + " (" + name + ") at position 3";

        assertThat(send("kit:subscribers?operation=create", address).getException()).hasMessageContaining(reason);
        assertThat(send("kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP"), address).getException())
                .hasMessageContaining(reason);
        assertThat(call(BulkReport.class, "kit:subscribers?operation=bulkCreate", List.of(address)).all())
                .singleElement().asString().contains(reason);
        assertThat(kit.requests()).extracting(RecordedRequest::method).doesNotContain("POST");
    }

    @Test
    void aNameLosesItsLineEnd() {
        send("kit:tags?operation=create", "VIP\r");

        assertThat(lastRequest().body()).isEqualTo("{\"name\":\"VIP\"}");
    }

    @Test
    void everyLineOfAFileFromWindows() throws Exception {
        context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file").split(body().tokenize("\n")).to("kit:subscribers?operation=create");
            }
        });

        send("direct:file", "\uFEFFann@example.com\r\nbob@example.com\r\n");

        assertThat(kit.requests()).extracting(RecordedRequest::status).containsExactly(201, 201);
    }
}
