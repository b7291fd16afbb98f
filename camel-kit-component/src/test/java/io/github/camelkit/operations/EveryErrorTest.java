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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitBulkQuotaException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.operations.ApiFacts.Fact;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every error of every endpoint, as the exception that a route sees.
 */
class EveryErrorTest extends KitTestSupport {

    private static final Map<Integer, Class<?>> EXCEPTIONS = Map.of(401, KitAuthenticationException.class,
            403, KitPermissionException.class, 404, KitNotFoundException.class, 409, KitException.class,
            413, KitBulkQuotaException.class, 422, KitValidationException.class);
    private static final Object NOTE = "mine";

    static Stream<Arguments> errors() {
        return ApiFacts.all().stream().flatMap(fact -> fact.errors().stream()
                .flatMap(status -> Provocations.of(fact, right(fact), status).stream()
                        .map(provocation -> arguments(fact, status, provocation.text(), provocation))));
    }

    /** A call of the endpoint that succeeds without a look-up. */
    private static Case right(Fact fact) {
        return OperationCases.all().stream().filter(c -> fact.isCalledBy(c) && c.lookups() == 0).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("errors")
    void failsAsItShould(Fact fact, int status, String text, Provocation provocation) {
        Case right = right(fact);
        World world = new World(kit);
        right.seed().accept(world);
        provocation.before().accept(world);
        kit.clearRequests();
        if (right.isOAuth()) {
            component().getConfiguration().setApiKey(null);
            component().getConfiguration().setAccessToken(kit.accessToken());
        }
        Map<String, Object> headers = headers(right, provocation, world);
        Object body = provocation.body() == null ? right.bodyOf(world) : provocation.body();

        Exchange failed = template.request(uri(right, provocation, world), e -> {
            e.getMessage().setHeaders(new HashMap<>(headers));
            e.getMessage().setBody(body);
        });

        assertThat(kit.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(fact.method());
            assertThat(request.path().replaceAll("\\d+", "{}").replace("v{}", "v4"))
                    .isEqualTo(ApiFacts.shape(fact.path()));
            assertThat(request.status()).isEqualTo(status);
        });
        checkException(fact, status, text, failed.getException());
        assertThat(failed.getMessage().getBody()).isSameAs(body);
        assertThat(failed.getMessage().getHeaders()).containsAllEntriesOf(headers);
        assertThat(failed.getMessage().getHeader(KitConstants.REQUEST_ID)).isNull();
    }

    private static String uri(Case right, Provocation provocation, World world) {
        return right.uri(world) + (provocation.options().isEmpty() ? "" : '&' + provocation.options());
    }

    private static Map<String, Object> headers(Case right, Provocation provocation, World world) {
        Map<String, Object> headers = right.headers(world);
        headers.putAll(provocation.headers());
        headers.put("Note", NOTE);
        return headers;
    }

    private void checkException(Fact fact, int status, String text, Exception failure) {
        assertThat(failure).isExactlyInstanceOf(EXCEPTIONS.get(status));
        KitException exception = (KitException) failure;
        assertThat(exception.getStatusCode()).isEqualTo(status);
        assertThat(exception.getHttpResponseCode()).isEqualTo(status);
        assertThat(exception.getOperation()).isEqualTo(fact.operation().id());
        assertThat(exception.getErrors()).containsExactly(text);
        assertThat(exception.getRequestId()).isNotBlank();
        assertThat(exception.isOutcomeUnknown()).isFalse();
        assertThat(exception.getMessage()).contains(fact.operation().id(), String.valueOf(status), text,
                exception.getRequestId());
        for (Throwable t = exception; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain(kit.apiKey(), kit.accessToken(), "wrong_key", "wrong_token");
        }
    }

    /** Whatever the simulator could refuse by itself, it does. */
    @Test
    void faultsAreTheException() {
        Set<String> injected = errors().map(Arguments::get).filter(a -> a[2].equals("Refused by the simulator"))
                .map(a -> a[0] + " " + a[1]).collect(Collectors.toSet());

        // The component itself sees to it that there is an address
        assertThat(injected).isEqualTo(Set.of("POST /v4/forms/{form_id}/subscribers 422",
                "POST /v4/tags/{tag_id}/subscribers 422", "DELETE /v4/tags/{tag_id}/subscribers 422"));
    }

    @Test
    void everyStatusHasAnException() {
        List<Integer> statuses = ApiFacts.all().stream().flatMap(f -> f.errors().stream()).distinct().toList();

        assertThat(EXCEPTIONS).containsOnlyKeys(statuses.toArray(Integer[]::new));
    }
}
