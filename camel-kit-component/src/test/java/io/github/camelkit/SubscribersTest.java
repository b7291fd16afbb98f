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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribersTest extends KitTestSupport {

    private static final String JSON = "{\"email_address\":\"ana@example.com\",\"first_name\":\"Ana\"}";

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("kit:subscribers?operation=create");
            }
        };
    }

    static Stream<Object> bodies() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("email_address", "ana@example.com");
        map.put("first_name", "Ana");
        return Stream.of(map, Subscriber.builder().emailAddress("ana@example.com").firstName("Ana").build(), JSON,
                JSON.getBytes(StandardCharsets.UTF_8), new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                new ObjectMapper().readTree(JSON));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void createsFromAnyKindOfBody(Object body) throws Exception {
        Exchange exchange = send("direct:a", body);

        assertThat(exchange.getException()).isNull();
        Subscriber created = exchange.getMessage().getBody(Subscriber.class);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Subscriber.class);
        assertThat(created.emailAddress()).isEqualTo("ana@example.com");
        assertThat(created.firstName()).isEqualTo("Ana");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getHeader(KitConstants.REQUEST_ID)).isNotNull();
        assertThat(exchange.getMessage().getHeader(KitConstants.RETRIES)).isEqualTo(0);
        assertThat(lastRequest().method()).isEqualTo("POST");
        assertThat(lastRequest().path()).isEqualTo("/v4/subscribers");
        assertThat(Json.read(lastRequest().body())).isEqualTo(Json.read(JSON));
        assertThat(lastRequest().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void createsFromPlainTextAndTellsThatItWasThere() {
        assertThat(call(Subscriber.class, "direct:a", "bo@example.com").emailAddress()).isEqualTo("bo@example.com");

        Exchange again = send("direct:a", "bo@example.com");

        assertThat(again.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void answerConvertsToJsonWithEveryFieldThatKitSent() throws Exception {
        Exchange exchange = send("direct:a", JSON);

        Map<String, Object> json = Json.asObject(Json.read(exchange.getMessage().getBody(String.class)));
        assertThat(json).containsOnlyKeys("id", "first_name", "email_address", "state", "created_at", "fields");
        assertThat(Json.read(Json.write(exchange.getMessage().getBody(Map.class)))).isEqualTo(json);
        assertThat(Json.read(exchange.getMessage().getBody(byte[].class))).isEqualTo(json);
    }

    @Test
    void outputTypeMapAndJson() throws Exception {
        Object map = send("kit:subscribers?operation=create&outputType=map", JSON).getMessage().getBody();
        Object json = send("kit:subscribers?operation=create&outputType=json", JSON).getMessage().getBody();

        assertThat(map).isInstanceOf(Map.class);
        assertThat(json).isInstanceOf(String.class);
        assertThat(Json.read((String) json)).isEqualTo(Json.read(Json.write(map)));
    }

    @Test
    void getsByOptionHeaderAndBody() {
        long id = kit.state().addSubscriber("cy@example.com", "Cy");

        assertThat(call(Subscriber.class, "kit:subscribers?operation=get&subscriberId=" + id, null).id()).isEqualTo(id);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", null, KitConstants.SUBSCRIBER_ID, id).id())
                .isEqualTo(id);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", id).id()).isEqualTo(id);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", Map.of("id", id)).id()).isEqualTo(id);
        assertThat(kit.requests()).hasSize(4).allSatisfy(r -> {
            assertThat(r.method()).isEqualTo("GET");
            assertThat(r.path()).isEqualTo("/v4/subscribers/" + id);
            assertThat(r.bodyBytes()).isEmpty();
        });
    }

    @Test
    void missingSubscriberIsAnExceptionOfItsOwn() {
        Exchange exchange = send("kit:subscribers?operation=get&subscriberId=4711", null);

        assertThat(exchange.getException()).isInstanceOf(KitNotFoundException.class)
                .hasMessageContaining("subscribers/get").hasMessageContaining("Not Found");
    }

    @Test
    void listsOnePageWithCursors() {
        for (int i = 0; i < 12; i++) {
            kit.state().addSubscriber("s" + i + "@example.com", "S" + i);
        }

        Exchange first = send("kit:subscribers?operation=list&perPage=2&includeTotalCount=true", null);

        KitPage<?> page = first.getMessage().getBody(KitPage.class);
        assertThat(page).hasSize(2).allSatisfy(s -> assertThat(s).isInstanceOf(Subscriber.class));
        assertThat(first.getMessage().getHeader(KitConstants.TOTAL_COUNT)).isEqualTo(12L);
        String next = first.getMessage().getHeader(KitConstants.NEXT_CURSOR, String.class);
        assertThat(next).isNotNull();
        assertThat(first.getMessage().getHeader(KitConstants.PREVIOUS_CURSOR)).isNull();

        Exchange second = send("kit:subscribers?operation=list&perPage=2", null, KitConstants.AFTER, next,
                KitConstants.TOTAL_COUNT, 99);
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(KitConstants.AFTER)).isNull();
        assertThat(second.getMessage().getHeader(KitConstants.TOTAL_COUNT)).isNull();
        assertThat(lastRequest().query()).contains("%3D").contains("per_page=2");
    }

    @Test
    void listsTagsOfASubscriber() {
        long subscriber = kit.state().addSubscriber("di@example.com", "Di");
        long tag = kit.state().addTag("Reader");
        call(Subscriber.class, "kit:tags?operation=addSubscriber&tagId=" + tag, subscriber);

        KitPage<?> tags = call(KitPage.class, "kit:subscribers?operation=listTags", subscriber);

        assertThat(tags).hasSize(1);
        assertThat(((Tag) tags.get(0)).name()).isEqualTo("Reader");
        assertThat(List.copyOf(tags)).hasSize(1);
    }
}
