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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Broadcast;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Values that are unusual, large, or meant to do harm.
 */
class SpecialValuesTest extends KitTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> addresses() {
        return List.of("ann+news@example.com", "o'neil@example.com", "\"ann b\"@example.com",
                "\"a&b=c\"@example.com", "j\u00fcrgen@b\u00fccher.example", "\u7528\u6237@\u4f8b\u5b50.example",
                "100%25@example.com", "a%2Bb@example.com", "#ann?@example.com");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void emailAddressesArriveAsTheyAre(String email) throws Exception {
        Subscriber created = call(Subscriber.class, "kit:subscribers?operation=create", email);
        assertThat(created.emailAddress()).isEqualTo(email);
        assertThat(JSON.readTree(lastRequest().body()).get("email_address").textValue()).isEqualTo(email);

        List<?> listed = call(KitPage.class, "kit:subscribers?operation=list", null, KitConstants.EMAIL_ADDRESS, email);
        assertThat(listed).singleElement().isEqualTo(created);
        assertThat(decoded(lastRequest().query())).isEqualTo("email_address=" + email);

        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", null, KitConstants.EMAIL_ADDRESS, email))
                .isEqualTo(created);
        assertThat(lastRequest().path()).isEqualTo("/v4/subscribers/" + created.id());

        String tagging = "kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP");
        assertThat(call(Subscriber.class, tagging, Map.of("email_address", email)).id()).isEqualTo(created.id());
        assertThat(call(Subscriber.class, tagging, null, KitConstants.EMAIL_ADDRESS, email).id())
                .isEqualTo(created.id());
    }

    @Test
    void emailAddressWithPlusAsAnOption() {
        long id = kit.state().addSubscriber("ann+news@example.com");

        assertThat(call(Subscriber.class, "kit:subscribers?operation=get&emailAddress=RAW(ann+news@example.com)", null)
                .id()).isEqualTo(id);
    }

    static List<Object> ids() {
        return List.of(1000, 1000L, (short) 1000, "1000", " 1000 ", new AtomicLong(1000), BigInteger.valueOf(1000));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void idsMayBeNumbersOrTexts(Object id) {
        String uri = "kit:tags?operation=update";
        while (kit.state().addTag("Tag " + kit.state().tagCount()) < 1000) {
            assertThat(kit.state().tagCount()).isLessThan(2);
        }

        send(uri, "Gold", KitConstants.TAG_ID, id);
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/1000");

        send(uri, Map.of("id", id, "name", "Gold"));
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/1000");
        assertThat(lastRequest().body()).isEqualTo("{\"name\":\"Gold\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../v4/tags?x=1#y", "%2F", "a/b", "1/2", "1?x=1", "1#y", "1&x=1", "1;x", "..", ".", "",
        " ", "1 2", "1.0", "0x1", "1\r\nX-Evil: 1", "\u0000", "99999999999999999999"})
    void whatIsNoIdIsRefused(String id) {
        String uri = "kit:tags?operation=addSubscriber";

        for (Exchange failed : List.of(
                send(uri, null, KitConstants.TAG_ID, id, KitConstants.SUBSCRIBER_ID, 1),
                send(uri, null, KitConstants.TAG_ID, 1, KitConstants.SUBSCRIBER_ID, id),
                send("kit:tags?operation=update", Map.of("id", id, "name", "Gold")))) {
            assertThat(failed.getException()).isInstanceOf(KitValidationException.class)
                    .hasMessageContaining("must be a whole number");
        }
        assertThat(kit.requests()).isEmpty();
    }

    /** A route that cannot work is refused when it starts, and does not go to another object. */
    @ParameterizedTest
    @ValueSource(strings = {"../../v4/tags?x=1#y", "%2F", "a/b", "1/2", "..", "1 2", "1.0", "0x1", "abc",
        "99999999999999999999"})
    void whatIsNoIdIsRefusedAsAnOption(String id) {
        String option = "tagId=RAW(" + id + ")";

        assertThat(catchThrowable(() -> context.getEndpoint("kit:tags?operation=update&" + option))).isNotNull();
        assertThat(catchThrowable(() -> context.getEndpoint("kit:tags?operation=list&perPage=RAW(" + id + ")")))
                .isNotNull();
    }

    /** Half a subscriber is a mistake, and not the subscriber before it. */
    @Test
    void aFractionIsNoId() {
        for (Object id : List.of(5.7, 5.7f, new BigDecimal("5.7"))) {
            assertThat(send("kit:subscribers?operation=unsubscribe", id).getException())
                    .isInstanceOf(KitValidationException.class);
        }
        assertThat(kit.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../v4/tags?x=1#y", "%2F", "a/b", "a&status=all", "a=b", "a;b", "a b", "a+b", "100%",
        "%26x%3D1", "1\r\nX-Evil: 1", "\u0000", "\ud83d\ude80", "\"'<>\\", "{a}", "${body}", "{{x}}"})
    void textCannotChangeThePathOrTheQuery(String text) {
        kit.switches().set(Switch.STRICT_PARAMETERS, false);

        send("kit:subscribers?operation=list", null, KitConstants.AFTER, text, KitConstants.SORT_FIELD, text,
                KitConstants.INCLUDE, text);

        assertThat(lastRequest().path()).isEqualTo("/v4/subscribers");
        assertThat(lastRequest().query().split("&")).extracting(SpecialValuesTest::decoded).containsExactlyInAnyOrder(
                "after=" + text, "sort_field=" + text, "include=" + text);
        assertThat(lastRequest().header("X-Evil")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\ude80", "K\u00e4ufer \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "a/b?c#d",
        "\"quoted\" \\ back", "{\u200b", "[x]", "tab\there", "\u202ertl"})
    void tagNamesAreWhateverTheyAre(String name) {
        Tag created = call(Tag.class, "kit:tags?operation=create", Map.of("name", name));
        assertThat(created.name()).isEqualTo(name.strip());

        assertThat(call(Tag.class, "kit:tags?operation=update", "Other", KitConstants.TAG_NAME, name).id())
                .isEqualTo(created.id());
    }

    @Test
    void aBroadcastOfTenMegabytes() {
        String content = "<p>\u00e4\ud83d\ude80 0123456789</p>".repeat(500_000);

        Broadcast created = call(Broadcast.class, "kit:broadcasts?operation=create",
                Broadcast.builder().subject("Large").content(content).build());

        assertThat(content.length()).isGreaterThan(10_000_000);
        assertThat(created.content().equals(content)).isTrue();
    }

    @Test
    void hundredAndFortyCustomFields() {
        long id = kit.state().addSubscriber("ann@example.com");
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 1; i <= 140; i++) {
            kit.state().addCustomField("f" + i);
            fields.put("f" + i, "value " + i);
        }

        Exchange updated = send("kit:subscribers?operation=update&subscriberId=" + id, Map.of("fields", fields));

        assertThat(updated.getException()).isNull();
        assertThat(updated.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
        assertThat(updated.getMessage().getBody(Subscriber.class).fields()).hasSize(140).containsEntry("f140", null);
    }

    @Test
    void whatIsSetToNullIsSentAndWhatIsNotSetIsNot() throws Exception {
        call(Broadcast.class, "kit:broadcasts?operation=create",
                Broadcast.builder().subject("Draft").sendAt(null).previewText(null).build());
        assertThat(JSON.readTree(lastRequest().body()))
                .isEqualTo(JSON.readTree("{\"preview_text\":null,\"send_at\":null,\"subject\":\"Draft\"}"));

        call(Broadcast.class, "kit:broadcasts?operation=create", Broadcast.builder().subject("Draft").build());
        assertThat(lastRequest().body()).isEqualTo("{\"subject\":\"Draft\"}");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
