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
import java.util.TreeMap;

import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitValidationException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What the operation table does not know yet. */
class RawTest extends KitTestSupport {

    @Test
    void getsWithAQueryAsText() {
        Map<?, ?> answer = call(Map.class, "kit:raw?path=/v4/tags&query=RAW(per_page=5&include_total_count=true)", null);

        assertThat(answer).isInstanceOf(Map.class);
        assertThat(answer.containsKey("tags")).isTrue();
        assertThat(lastRequest().method()).isEqualTo("GET");
        assertThat(lastRequest().query()).isEqualTo("per_page=5&include_total_count=true");
        assertThat(lastRequest().header("X-Kit-Api-Key")).isEqualTo(kit.apiKey());
    }

    @Test
    void getsWithAQueryAsMap() {
        Exchange exchange = send("kit:raw?path=/v4/subscribers", null, KitConstants.QUERY,
                new TreeMap<>(Map.of("email_address", "a+b@example.com", "status", "all")));

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().query()).isEqualTo("email_address=a%2Bb%40example.com&status=all");
        assertThat(exchange.getMessage().getHeader(KitConstants.QUERY)).isNull();
    }

    @Test
    void postsAnyBodyAndAnswersAsAsked() {
        Exchange exchange = send("kit:raw?path=/v4/tags&outputType=json", Map.of("name", "VIP"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"VIP\"");
        assertThat(lastRequest().method()).isEqualTo("POST");
    }

    @Test
    void methodAndPathByHeader() {
        long tag = kit.state().addTag("Old");

        send("kit:raw", "{\"name\":\"New\"}", KitConstants.METHOD, "put", KitConstants.PATH, "/v4/tags/" + tag);

        assertThat(lastRequest().method()).isEqualTo("PUT");
        assertThat(lastRequest().body()).isEqualTo("{\"name\":\"New\"}");
    }

    @Test
    void sameErrors() {
        assertThat(send("kit:raw?path=/v4/nothing", null).getException()).isInstanceOf(KitNotFoundException.class);
        assertThat(send("kit:raw?path=/v4/nothing&ignoreNotFound=true", null).getException()).isNull();
    }

    @Test
    void postIsNotRepeatedUnlessTold() {
        kit.faults().next(1).on("POST", "/v4/tags").dropAfter();
        Exchange exchange = send("kit:raw?path=/v4/tags", Map.of("name", "A"));
        assertThat(exchange.getException()).isInstanceOf(KitConnectionException.class);
        assertThat(((KitException) exchange.getException()).isOutcomeUnknown()).isTrue();

        kit.faults().next(1).on("POST", "/v4/tags").dropAfter();
        assertThat(send("kit:raw?path=/v4/tags&repeatable=true", Map.of("name", "A")).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit:raw", "kit:raw?path=v4/tags", "kit:raw?path=/v3/tags", "kit:raw?path=/v4/t%20a%",
        "kit:raw?path=RAW(/v4/tags?a=b)", "kit:raw?path=RAW(/v4/ta gs)", "kit:raw?path=/v4/tags&method=TRACE",
        "kit:raw?path=/v4/tags&query=RAW(a b)", "kit:raw?path=/v4/../oauth/token",
        "kit:raw?path=RAW(/v4/%2e%2e/admin)", "kit:raw?path=RAW(/v4/.%2E/admin)", "kit:raw?path=RAW(/v4/tags/..)",
        "kit:raw?path=RAW(/v4/a%2f..%2f..%2fadmin)", "kit:raw?path=RAW(/v4/a%5c..%5cadmin)",
        "kit:raw?path=RAW(/v4/..;a=b/admin)", "kit:raw?path=RAW(/v4/./tags)", "kit:raw?path=RAW(/v4/a%2)",
        "kit:raw?path=RAW(/v4/a%g0)", "kit:raw?path=RAW(/v4/\u00e4)"})
    void refusesWhatIsNoRequest(String uri) {
        Throwable failure = catchThrowable(() -> {
            Exception onExchange = send(uri, null).getException();
            if (onExchange != null) {
                throw onExchange;
            }
        });

        assertThat(failure).isNotNull().hasStackTraceContaining(
                uri.equals("kit:raw") ? "no path" : uri.contains("TRACE") ? "method must be" : "must");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void takesAPathAndAQueryOfAnyLength() {
        String path = "/v4/" + "a%20b/".repeat(2_000) + "..c/d..";
        String query = "a=" + "%41b".repeat(5_000);

        Exception failure = send("kit:raw", null, KitConstants.PATH, path, KitConstants.QUERY, query).getException();

        assertThat(failure).as("the simulator's answer").isInstanceOf(KitException.class);
        assertThat(((KitException) failure).getStatusCode()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "%2e%2e", "1/../2"})
    void noIdLeadsToAnotherPath(String id) {
        assertThat(send("kit:tags?operation=update", Map.of("name", "A"), "CamelKitTagId", id).getException())
                .isInstanceOf(KitValidationException.class);
        assertThat(send("kit:webhook-endpoints?operation=get", null, "CamelKitWebhookEndpointId", id).getException())
                .isNotNull();
        assertThat(kit.requests()).noneMatch(request -> request.path().contains(".."));
    }

    @Test
    void refusesABodyThatIsNoJson() {
        assertThat(send("kit:raw?path=/v4/tags", "text").getException()).isInstanceOf(KitValidationException.class);
        assertThat(send("kit:raw?path=/v4/tags", List.of(Map.of("name", "A"))).getException()).isInstanceOf(
                KitException.class);
    }
}
