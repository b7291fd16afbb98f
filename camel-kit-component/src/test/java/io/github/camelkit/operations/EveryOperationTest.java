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
package io.github.camelkit.operations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation, over HTTP: what it sends to the last byte that matters, and what it makes of the answer.
 */
class EveryOperationTest extends KitTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** None of these may find its way into a request. */
    private static final Map<String, Object> STRANGERS = Map.of("Authorization", "Bearer stolen",
            "X-Kit-Api-Key", "stolen", "Cookie", "a=b", "Content-Type", "text/plain", "X-Other", "other",
            "CamelHttpMethod", "TRACE", "CamelHttpPath", "/other", "CamelHttpQuery", "c=d",
            "CamelHttpUri", "http://127.0.0.1:1/", "CamelKitNextCursor", "stale");
    private static final Set<String> ALLOWED = Set.of("accept", "accept-encoding", "connection", "content-length",
            "content-type", "host", "transfer-encoding", "user-agent", "x-kit-api-key", "authorization");

    static Stream<Case> cases() {
        return OperationCases.all().stream();
    }

    static Stream<Case> casesWithParameters() {
        return cases().filter(c -> c.optionTexts().keySet().stream().anyMatch(o -> Parameter.ofOption(o).isPresent()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void sendsAndReadsWhatItShould(Case operation) throws Exception {
        World world = prepare(operation);

        run(operation, world, operation.uri(world), operation.headers(world));
    }

    /** The same call, with headers in the place of the options. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithParameters")
    void takesTheSameFromHeaders(Case operation) throws Exception {
        World world = prepare(operation);
        StringBuilder uri = new StringBuilder("kit:" + operation.operation().resource() + "?operation="
                + operation.operation().name());
        Map<String, Object> headers = operation.headers(world);
        operation.optionTexts().forEach((option, text) -> Parameter.ofOption(option).ifPresentOrElse(
                parameter -> headers.put(parameter.header(),
                        world.fillAll(URLDecoder.decode(text, StandardCharsets.UTF_8))),
                () -> uri.append('&').append(option).append('=').append(text)));

        Message answer = run(operation, world, uri.toString(), headers);

        assertThat(answer.getHeaders()).doesNotContainKeys(headers.keySet().toArray(String[]::new));
    }

    /** A body of maps, lists and texts does as well as any other. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void takesTheSameFromPlainData(Case operation) throws Exception {
        World world = prepare(operation);

        run(operation, world, operation.uri(world), operation.headers(world), Plain.of(operation.bodyOf(world)));
    }

    private World prepare(Case operation) {
        World world = new World(kit);
        operation.seed().accept(world);
        kit.clearRequests();
        if (operation.isOAuth()) {
            component().getConfiguration().setApiKey(null);
            component().getConfiguration().setAccessToken(kit.accessToken());
        }
        return world;
    }

    private Message run(Case operation, World world, String uri, Map<String, Object> headers) throws Exception {
        return run(operation, world, uri, headers, operation.bodyOf(world));
    }

    private Message run(Case operation, World world, String uri, Map<String, Object> headers, Object body)
            throws Exception {
        Exchange exchange = template.request(uri, e -> {
            Map<String, Object> all = new HashMap<>(STRANGERS);
            all.putAll(headers);
            e.getMessage().setHeaders(all);
            e.getMessage().setBody(body);
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        assertThat(kit.requests()).hasSize(1 + operation.lookups());
        checkRequest(operation, world, lastRequest());
        checkCredential(operation, lastRequest());
        checkAnswer(operation, new Result(exchange.getMessage(), world));
        return exchange.getMessage();
    }

    private void checkRequest(Case operation, World world, RecordedRequest sent) throws Exception {
        assertThat(sent.method()).isEqualTo(operation.operation().method());
        assertThat(sent.path()).isEqualTo(world.fill(operation.path()));
        assertThat(pairs(sent.query())).containsExactlyInAnyOrderElementsOf(
                operation.query().stream().map(world::fill).toList());
        if (operation.json() == null) {
            assertThat(sent.body()).isEmpty();
            assertThat(sent.header("Content-Type")).isNull();
        } else {
            assertThat(JSON.readTree(sent.body())).isEqualTo(JSON.readTree(world.fill(operation.json())));
            assertThat(sent.header("Content-Type")).startsWith("application/json");
        }
    }

    private static List<String> pairs(String query) {
        return query == null ? List.of() : Arrays.stream(query.split("&"))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8)).toList();
    }

    private void checkCredential(Case operation, RecordedRequest sent) {
        Set<String> names = new TreeSet<>();
        sent.headers().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        assertThat(ALLOWED).containsAll(names);
        assertThat(sent.header("X-Kit-Api-Key")).isEqualTo(operation.isOAuth() ? null : kit.apiKey());
        assertThat(sent.header("Authorization")).isEqualTo(operation.isOAuth() ? "Bearer " + kit.accessToken() : null);
        assertThat(sent.header("Accept")).contains("application/json");
        assertThat(sent.header("Host")).isEqualTo("127.0.0.1:" + kit.port());
    }

    private static void checkAnswer(Case operation, Result result) {
        assertThat(result.header(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(operation.status());
        assertThat(result.header(KitConstants.REQUEST_ID)).isNotNull();
        assertThat(result.header(KitConstants.RETRIES)).isEqualTo(0);
        assertThat(result.header(KitConstants.NEXT_CURSOR)).isNotEqualTo("stale");
        switch (operation.answer()) {
            case NOTHING -> assertThat(result.body()).isNull();
            case PAGE -> {
                assertThat(result.body()).isInstanceOf(KitPage.class);
                assertThat(result.items(Object.class)).isNotEmpty().hasOnlyElementsOfType(operation.type());
            }
            case BULK -> {
                assertThat(result.body()).isInstanceOf(BulkResult.class);
                assertThat(((BulkResult<?>) result.body()).items()).allMatch(operation.type()::isInstance);
            }
            default -> assertThat(result.body()).isInstanceOf(operation.type());
        }
        operation.check().accept(result);
    }
}
