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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelkit.exception.KitValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Nothing that cannot work is sent, and the message says what to set. */
class BadInputTest extends KitTestSupport {

    @AfterEach
    void nothingWasSent() {
        assertThat(kit.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kit:subscriber?operation=create | Unknown resource subscriber; the resources of kit: are account, broadcasts",
        "kit:subscribers?operation=creat | Unknown operation creat of kit:subscribers; its operations are bulkCreate, create",
        "kit:subscribers?operation=get&tagId=1 | does not take the option tagId; it takes subscriberId",
        "kit:account?operation=get&perPage=1 | does not take the option perPage; it takes none",
        "kit:subscribers?operation=list&createdAfter=yesterday | option createdAfter must be an ISO 8601 timestamp or a date",
        "kit:tags?operation=update&tagId=abc | option tagId must be a whole number",
        "kit:subscribers?operation=list&emailAddress= | option emailAddress must be a text that is not empty",
        "kit:subscribers?operation=list&apiKey=a&accessToken=b | Both apiKey and accessToken are set",
        "kit:purchases?operation=list | needs OAuth, and only an API key is given",
        "kit:subscribers?operation=list&baseUri=ftp://example.com | baseUri, tokenUri and authorizeUri must be http or https addresses with a host",
        "kit:tags?operation=list&baseUri=http://a_b | baseUri, tokenUri and authorizeUri must be http or https addresses with a host",
        "kit:tags?operation=list&quotaWindow=abc | option quotaWindow must be more than 0",
        "kit:tags?operation=list&retryDelay=-1 | option retryDelay must not be less than 0",
        "kit:raw?operation=list | kit:raw has no operations",
        "kit:raw?method=FETCH&path=/v4/tags | method must be one of GET",
        "kit:tags?operation=list&apiKey= | No credentials",
        "kit:subscribers?operation=list&http.httpClient=#x | The option http.httpClient cannot be used",
        "kit:subscribers?operation=list&http.conectTimeout=1 | Unknown HTTP options: http.conectTimeout",
        "kit:subscribers?operation=list&perpge=1 | Unknown options: perpge"
    })
    void refusedAtStartUp(String uri, String sentence) {
        assertThat(failureAtStartUp(uri)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({"maxConcurrentCalls,0,must be more than 0", "maxAsyncBytes,0,must be more than 0",
        "maxCallbackBytes,0,must be more than 0", "quotaMaxQueued,-1,must not be less than 0",
        "maxPause,-1,must not be less than 0", "bulkCallbackPath,kit,must be like /kit/bulk",
        "authorizeUri,https://kit.example/?a=b,without user or query", "tokenUri,nowhere,with a host"})
    void refusedOnTheComponent(String option, String value, String reason) {
        KitComponent other = new KitComponent();
        PropertyBindingSupport.build().withCamelContext(context).withTarget(other).withProperty(option, value).bind();

        assertThatThrownBy(() -> {
            context.addComponent("other", other);
            other.start();
        }).hasStackTraceContaining(option).hasStackTraceContaining(reason);
    }

    @Test
    void optionsOfTheComponentAreNotTakenOnAnEndpoint() {
        assertThat(failureAtStartUp("kit:tags?operation=list&maxPause=300")).contains("Unknown options: maxPause");
    }

    @Test
    void misspeltSecretIsNotRepeated() {
        Throwable failure = catchThrowable(() -> context.getEndpoint("kit:subscribers?operation=list&apiKy=very_secret"));

        // Camel's own message around it quotes the whole address
        assertThat(failure.getCause()).hasMessageContaining("Unknown options: apiKy").hasMessageNotContaining("very_secret");
    }

    @Test
    void missingCredentials() {
        component().getConfiguration().setApiKey(null);

        assertThat(failureAtStartUp("kit:subscribers?operation=list"))
                .contains("No credentials: set apiKey, accessToken, or refreshToken");
    }

    @Test
    void bothCredentialsOnTheComponent() {
        KitComponent component = new KitComponent();
        component.getConfiguration().setApiKey("a");
        component.getConfiguration().setAccessToken("b");

        assertThatThrownBy(() -> context.addComponent("other", component))
                .hasMessageContaining("Both apiKey and accessToken are set");
    }

    @Test
    void endpointCredentialsWinOverTheComponents() {
        assertThat(catchThrowable(() -> context.getEndpoint("kit:purchases?operation=list&accessToken=x"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kit:tags?operation=list&paging=x     | The option paging must be one of PAGE, STREAM, ALL, and is 'x'
            kit:tags?operation=list&outputType=x | The option outputType must be one of
            """)
    void aValueThatAnOptionDoesNotHave(String uri, String sentence) {
        assertThat(failureAtStartUp(uri)).contains(sentence).doesNotContain("Enum class", "io.github.camelkit");
    }

    private String failureAtStartUp(String uri) {
        Throwable failure = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bad").to(uri);
            }
        }));
        assertThat(failure).isNotNull();
        StringBuilder all = new StringBuilder();
        for (Throwable t : ObjectHelper.createExceptionIterable(failure)) {
            // Camel's own outer message quotes the route, with its options
            if (t.getClass().getName().contains("FailedTo")) {
                continue;
            }
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }

    static Stream<Arguments> exchanges() {
        return Stream.of(
                arguments("kit:subscribers", Map.of(), List.of("needs an operation", "option operation",
                        "header CamelKitOperation")),
                arguments("kit:subscribers?operation=get", null, List.of("subscribers/get", "option subscriberId",
                        "header CamelKitSubscriberId")),
                arguments("kit:subscribers?operation=get", "abc", List.of("option subscriberId")),
                arguments("kit:subscribers?operation=get", Map.of("id", "abc"), List.of("field id of the body must be a whole number")),
                arguments("kit:tags?operation=addSubscriber", 5L, List.of("tags/addSubscriber", "option tagId",
                        "header CamelKitTagId")),
                arguments("kit:tags?operation=addSubscriber&tagId=1", null, List.of("option subscriberId or emailAddress",
                        "email_address")),
                arguments("kit:subscribers?operation=create", null, List.of("needs a body", "email_address")),
                arguments("kit:subscribers?operation=create", Map.of("first_name", "A"),
                        List.of("subscribers/create", "needs the field email_address")),
                arguments("kit:subscribers?operation=create", "{\"email_address\": ", List.of("the body is not valid JSON")),
                arguments("kit:subscribers?operation=create", "{\"email_address\":\"a@example.com\"} x",
                        List.of("the body is not valid JSON")),
                arguments("kit:subscribers?operation=create", new ByteArrayInputStream("{oops".getBytes(StandardCharsets.UTF_8)),
                        List.of("the body is not valid JSON")),
                arguments("kit:subscribers?operation=create", List.of(1), List.of("needs a body")),
                arguments("kit:subscribers?operation=update&subscriberId=1", "plain", List.of("needs a body")),
                arguments("kit:subscribers?operation=update&subscriberId=1", new Object(), List.of("java.lang.Object")),
                arguments("kit:subscribers?operation=create", "<html>", List.of("neither an object nor an e-mail address")),
                arguments("kit:subscribers?operation=create", "[{}]", List.of("neither an object nor an e-mail address")),
                arguments("kit:subscribers?operation=create", Map.of("email_address", " "), List.of("email_address")),
                arguments("kit:tags?operation=create", "", List.of("tags/create", "name")));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void refusedOnTheExchange(String uri, Object body, List<String> sentence) {
        Exchange exchange = send(uri, body);

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class);
        assertThat(exchange.getException().getMessage()).contains(sentence);
        String operation = uri.replaceFirst("kit:(\\w+).*", "$1") + '/' + uri.replaceFirst(".*operation=(\\w+).*", "$1");
        if (uri.contains("operation=")) {
            assertThat(exchange.getException().getMessage()).containsOnlyOnce(operation);
        }
        assertThat(((KitValidationException) exchange.getException()).getStatusCode()).isZero();
    }

    @Test
    void unknownOperationByHeader() {
        Exchange exchange = send("kit:tags?operation=list", null, KitConstants.OPERATION, "lst");

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("Unknown operation lst of kit:tags").hasMessageContaining("addSubscriber");
    }

    @Test
    void oauthOnlyOperationByHeader() {
        Exchange exchange = send("kit:tags?operation=list", List.of("a"), KitConstants.OPERATION, "bulkCreate");

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("needs OAuth");
    }
}
