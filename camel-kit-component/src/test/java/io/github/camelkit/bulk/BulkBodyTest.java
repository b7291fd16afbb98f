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
package io.github.camelkit.bulk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitConstants;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be the body of a bulk operation. */
class BulkBodyTest extends BulkTestSupport {

    private static final String CREATE = "kit:subscribers?operation=bulkCreate";
    private static final String TWO = "[{\"email_address\":\"a@example.com\"},{\"email_address\":\"b@example.com\"}]";

    static Stream<Arguments> bodies() throws Exception {
        byte[] bytes = TWO.getBytes(StandardCharsets.UTF_8);
        List<Object> list = List.of(fields("email_address", "a@example.com"),
                Subscriber.builder().emailAddress("b@example.com").build());
        String wrapped = "{\"subscribers\":" + TWO + "}";
        return Stream.of(list, list.iterator(), list.stream(), list.toArray(), TWO, bytes,
                new ByteArrayInputStream(bytes), new ObjectMapper().readTree(TWO), Map.of("subscribers", list),
                Map.of("subscribers", list.iterator()), wrapped,
                new ByteArrayInputStream((" " + wrapped).getBytes(StandardCharsets.UTF_8)),
                List.of("a@example.com", "{\"email_address\":\"b@example.com\"}"))
                .map(body -> Arguments.of(body));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void takesManyKindsOfLists(Object body) {
        BulkReport<Subscriber> report = create(body);

        assertThat(report.all()).extracting(i -> i.result().emailAddress())
                .containsExactly("a@example.com", "b@example.com");
        assertThat(kit.requests()).hasSize(1);
        assertThat(lastRequest().body()).isEqualTo("{\"subscribers\":" + TWO + "}");
    }

    @Test
    void takesASingleItem() {
        for (Object body : List.of("a@example.com", fields("email_address", "a@example.com"),
                Subscriber.builder().emailAddress("a@example.com").build(), "{\"email_address\":\"a@example.com\"}")) {
            assertThat(create(body).all()).singleElement().matches(BulkItem::isDone);
        }
    }

    @Test
    void anEmptyListMakesNoCall() {
        BulkReport<Subscriber> report = create(List.of());

        assertThat(report.total()).isZero();
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void whatIsNoItemIsNotSent() {
        List<Object> list = new ArrayList<>(List.of("a@example.com", fields("first_name", "Ann"), List.of("x")));
        list.add(null);

        BulkReport<Subscriber> report = create(list);

        assertThat(report.all()).extracting(BulkItem::isDone).containsExactly(true, false, false, false);
        assertThat(report.all().get(1).errors()).containsExactly("not sent: it has no email_address");
        assertThat(report.all().get(3).errors()).singleElement().asString().contains("it is null");
    }

    @Test
    void aBodyWithACallbackIsSentAsItIs() {
        BulkResult<?> result = call(BulkResult.class, CREATE, fields("subscribers", List.of(fields("email_address",
                "a@example.com")), "callback_url", "https://hooks.example.com/done"));

        assertThat(result).isNotInstanceOf(BulkReport.class);
        assertThat(lastRequest().body()).contains("callback_url");
    }

    @Test
    void isClosedWhereTheCallIsRefusedEarly() {
        AtomicInteger closed = new AtomicInteger();

        Exchange unknown = send(CREATE, Stream.of("a@example.com").onClose(closed::incrementAndGet),
                KitConstants.ACCOUNT, "nobody");
        Exchange withoutOAuth = send("kit:subscribers?apiKey=" + kit.apiKey(),
                Stream.of("a@example.com").onClose(closed::incrementAndGet), KitConstants.OPERATION, "bulkCreate");

        assertThat(unknown.getException()).hasMessageContaining("Unknown account nobody");
        assertThat(withoutOAuth.getException()).hasMessageContaining("needs OAuth");
        assertThat(closed).hasValue(2);
        assertThat(kit.requests()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private BulkReport<Subscriber> create(Object body) {
        return call(BulkReport.class, CREATE, body);
    }
}
