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
package io.github.camelkit.webhook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers send never reaches a route, and what Kit sends does. */
class HostileDeliveryTest extends EventTestSupport {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final int HUNDRED_MB = 100 * 1024 * 1024;
    private static final byte[] BODY = delivery(1, "one").getBytes(StandardCharsets.UTF_8);

    @Override
    protected void setUp() throws Exception {
        super.setUp();
        context.getRegistry().bind("token", TOKEN);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS).routeId("signed").process(received::add);
                from("kit:webhooks?event=subscriber.subscriber_activate&autoRegister=false&path=/legacy"
                        + "&pathToken=#token")
                        .routeId("legacy").process(received::add);
            }
        };
    }

    private int sendSigned(byte[] body, String signature) {
        return send(request("/in", body).header("X-Kit-Signature", signature).build()).statusCode();
    }

    private static String good(byte[] body) {
        return "t=" + now() + ",v1=" + signature(now(), body, SECRET);
    }

    @Test
    void forgedAndBrokenSignatures() {
        String valid = good(BODY);
        byte[] reordered = new String(BODY, StandardCharsets.UTF_8).replace("{\"delivery_id\":1,", "{")
                .replaceFirst("]}$", "],\"delivery_id\":1}").getBytes(StandardCharsets.UTF_8);
        byte[] truncated = Arrays.copyOf(BODY, BODY.length - 1);

        assertThat(sendSigned(BODY, "t=" + now() + ",v1=" + "0".repeat(64))).as("forged").isEqualTo(403);
        assertThat(sendSigned(truncated, valid)).as("truncated").isEqualTo(403);
        assertThat(sendSigned(reordered, valid)).as("re-ordered").isEqualTo(403);
        assertThat(sendSigned(BODY, "t=" + now() + ",v1=" + signature(now(), BODY, "whsec_of_another")))
                .as("wrong secret").isEqualTo(403);
        assertThat(sendSigned(BODY, "t=" + (now() + 5) + ",v1=" + signature(now(), BODY, SECRET))).as("another time")
                .isEqualTo(403);
        assertThat(send(request("/in", BODY).build()).statusCode()).as("missing header").isEqualTo(401);
        assertThat(send(request("/in", BODY).header("X-Kit-Signature", valid).header("X-Kit-Signature", valid).build())
                .statusCode()).as("two headers").isEqualTo(401);
        assertThat(received).isEmpty();
        assertThat(healthDetails("signed")).containsEntry("refused, missing signature", 2L)
                .containsEntry("refused, wrong or old signature", 5L);
        assertThat(sendSigned(BODY, valid)).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=", "v1=00", "t=1,v1=zz", "t=99999999999999999999,v1=00", ",,,", "t=-5,v1=",
            "t=1;v1=2"})
    void garbageInsteadOfASignature(String header) {
        assertThat(sendSigned(BODY, header)).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-302,403", "-290,200", "290,200", "305,403"})
    void replayed(int seconds, int status) {
        long then = now() + seconds;
        assertThat(sendSigned(BODY, "t=" + then + ",v1=" + signature(then, BODY, SECRET))).isEqualTo(status);
        assertThat(received).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void eitherOfTwoSignatures() {
        String other = "v1=" + signature(now(), BODY, "whsec_of_another");
        assertThat(sendSigned(BODY, "t=" + now() + "," + other + ",v1=" + signature(now(), BODY, SECRET)))
                .isEqualTo(200);
    }

    @Test
    void verifiedOverTheBytes() {
        byte[] accented = delivery(1, "Zoë ☃ 😀").getBytes(StandardCharsets.UTF_8);
        byte[] notUtf8 = delivery(2, "Zo?").getBytes(StandardCharsets.ISO_8859_1);
        notUtf8[new String(notUtf8, StandardCharsets.ISO_8859_1).indexOf("Zo?") + 2] = (byte) 0xeb;

        assertThat(sendSigned(accented, good(accented))).isEqualTo(200);
        assertThat(sendSigned(notUtf8, good(notUtf8))).isEqualTo(200);

        assertThat(received).extracting(e -> e.getMessage().getHeader(KitConstants.EVENT_ID))
                .containsExactly("Zoë ☃ 😀", "Zo\ufffd");
        assertThat(received.get(0).getMessage().getBody(Subscriber.class).firstName()).isEqualTo("Zoë ☃ 😀");
    }

    @Test
    void tooLarge() {
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        assertThat(sendSigned(large, good(large))).isEqualTo(413);
        Supplier<InputStream> huge = () -> new ByteArrayInputStream(new byte[HUNDRED_MB]);
        // Chunked, so that no header tells the size
        assertThat(send(request("/in", BODY).header("X-Kit-Signature", "t=" + now() + ",v1=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofInputStream(huge)).build()).statusCode()).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void wrongMethodTypeAndContent() {
        assertThat(send(request("/in", BODY).GET().build()).statusCode()).isEqualTo(405);
        assertThat(send(request("/in", BODY).PUT(HttpRequest.BodyPublishers.noBody()).build()).statusCode())
                .isEqualTo(405);
        assertThat(send(request("/in", BODY).setHeader("Content-Type", "text/plain").build()).statusCode())
                .isEqualTo(415);
        assertThat(send(request("/in", BODY).setHeader("Content-Type", "application/x-www-form-urlencoded").build())
                .statusCode()).isEqualTo(415);
        for (String bad : new String[] {"", "{", "[]", "{\"events\":[]}", "{\"events\":[{\"id\":\"1\"}]}",
            "nonsense"}) {
            assertThat(deliver("/in", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void legacyNeedsItsToken() {
        byte[] body = "{\"subscriber\":{\"id\":7}}".getBytes(StandardCharsets.UTF_8);
        assertThat(send(request("/legacy", body).build()).statusCode()).isEqualTo(404);
        assertThat(send(request("/legacy/wrong", body).build()).statusCode()).isEqualTo(403);
        assertThat(send(request("/legacy/wrong?kitLast=" + TOKEN, body).build()).statusCode()).isIn(401, 403);
        assertThat(send(request("/legacy/wrong", body).header("kitLast", TOKEN).build()).statusCode()).isIn(401, 403);
        assertThat(send(request("/legacy/" + TOKEN + "x", body).build()).statusCode()).isEqualTo(403);
        assertThat(received).isEmpty();
        assertThat(send(request("/legacy/" + TOKEN, body).build()).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    /** Kit's signature makes no sense of what is none. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"events\":null}", "{\"events\":[]}", "{\"events\":{}}", "{\"events\":\"x\"}",
        "{\"events\":[null]}", "{\"events\":[1]}", "{\"events\":[[]]}", "{\"events\":[{}]}",
        "{\"events\":[{\"type\":null}]}", "{\"events\":[{\"type\":{}}]}", "{\"delivery_id\":null}", "null", "[]", "\"\"", "1",
        "", "{", "{\"events\":[{\"type\":\"a.b\"},{}]}"})
    void signedButNoDelivery(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(sendSigned(bytes, good(bytes))).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    /** Odd, but an event. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"events\":[{\"type\":\"subscriber.created\"}]}",
        "{\"events\":[{\"type\":\"subscriber.created\",\"data\":null,\"id\":null,\"created\":null}]}",
        "{\"events\":[{\"type\":\"subscriber.created\",\"data\":{\"subscriber\":null}}]}",
        "{\"events\":[{\"type\":\"subscriber.created\",\"data\":{\"subscriber\":[]}}]}",
        "{\"events\":[{\"type\":\"x\",\"data\":{\"\":{\"id\":{}},\"_\":{\"id\":null}}}],\"delivery_id\":null}"})
    void signedAndScanty(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(sendSigned(bytes, good(bytes))).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "1", "{"})
    void noObjectAtAnAddressThatNobodyGuesses(String body) {
        assertThat(send(request("/legacy/" + TOKEN, body.getBytes(StandardCharsets.UTF_8)).build()).statusCode())
                .isEqualTo(400);
        assertThat(received).isEmpty();
    }

    @Test
    void headersOfStrangers() {
        HttpRequest.Builder request = request("/in?CamelHttpPath=/x&foo=bar", BODY)
                .header("X-Kit-Signature", good(BODY));
        for (String name : new String[] {"CamelHttpUri", "camelfilename", "CAMELEXECCOMMANDEXECUTABLE", "CamelKitTagId",
                "camelKitOperation", "breadcrumbId", "org.apache.camel.x", "X-Other", "Authorization"}) {
            request.header(name, "http://stranger.example.com/");
        }
        var answer = send(request.build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("x-other", "camelhttpuri", "x-kit-signature",
                "breadcrumbid");
        Map<String, Object> headers = received.get(0).getMessage().getHeaders();
        assertThat(headers).containsOnlyKeys(KitConstants.EVENT_TYPE, KitConstants.EVENT_ID, KitConstants.EVENT_CREATED,
                KitConstants.DELIVERY_ID, KitConstants.EVENT_SUBSCRIBER_ID, KitConstants.EVENT_DATA);
        assertThat(received.get(0).getProperties().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("http"));
    }
}
