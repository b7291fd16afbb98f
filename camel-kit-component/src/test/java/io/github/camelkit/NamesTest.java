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

import java.util.Map;

import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Objects that are known by a name or an e-mail address: one call more, and none when it is known already. */
class NamesTest extends KitTestSupport {

    private long subscriber;

    @BeforeEach
    void seed() {
        subscriber = kit.state().addSubscriber("ann@example.com", "Ann");
    }

    @Test
    void tagByNameIsLookedUpOnce() {
        long tag = kit.state().addTag("Käufer, VIP");
        for (int i = 0; i < 1_200; i++) {
            kit.state().addTag("Other " + i);
        }
        String uri = "kit:tags?operation=addSubscriber";

        call(Subscriber.class, uri, subscriber, KitConstants.TAG_NAME, "käufer, vip");
        int calls = kit.requests().size();
        call(Subscriber.class, uri, subscriber, KitConstants.TAG_NAME, "käufer, vip");

        assertThat(lastRequest().path()).isEqualTo("/v4/tags/" + tag + "/subscribers/" + subscriber);
        assertThat(calls).as("two pages of tags, and the call itself").isEqualTo(3);
        assertThat(kit.requests()).hasSize(calls + 1);
        assertThat(kit.state().isTagged(tag, subscriber)).isTrue();
    }

    @Test
    void optionOfTheEndpoint() {
        long tag = kit.state().addTag("Reader");

        Exchange exchange = send("kit:tags?operation=listSubscribers&tagName=Reader", null);

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest().path()).isEqualTo("/v4/tags/" + tag + "/subscribers");
    }

    @Test
    void usedNameHeaderIsRemoved() {
        kit.state().addTag("Reader");

        Exchange exchange = send("kit:tags?operation=addSubscriber", subscriber, KitConstants.TAG_NAME, "Reader");

        assertThat(exchange.getMessage().getHeader(KitConstants.TAG_NAME)).isNull();
    }

    @Test
    void headerNameBeatsOptionIdAndHeaderIdBeatsHeaderName() {
        long one = kit.state().addTag("One");
        long two = kit.state().addTag("Two");
        String uri = "kit:tags?operation=listSubscribers&tagId=" + one;

        call(KitPage.class, uri, null, KitConstants.TAG_NAME, "Two");
        assertThat(lastRequest().path()).contains("/" + two + "/");
        call(KitPage.class, uri, null, KitConstants.TAG_NAME, "Two", KitConstants.TAG_ID, one);
        assertThat(lastRequest().path()).contains("/" + one + "/");
    }

    @Test
    void missingNameIsAnErrorThatSaysSo() {
        Exchange exchange = send("kit:tags?operation=addSubscriber&tagName=Nobody", subscriber);

        assertThat(exchange.getException()).isInstanceOf(KitNotFoundException.class)
                .hasMessageContaining("tagName 'Nobody'");
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void missingTagIsCreatedOnRequest() {
        String uri = "kit:tags?operation=addSubscriber&createMissing=true";

        call(Subscriber.class, uri, subscriber, KitConstants.TAG_NAME, "Fresh");
        assertThat(kit.requests()).hasSize(2);
        call(Subscriber.class, uri, subscriber, KitConstants.TAG_NAME, "Fresh");

        assertThat(kit.requests()).hasSize(3);
        assertThat(call(KitPage.class, "kit:tags?operation=list", null)).singleElement()
                .satisfies(t -> assertThat(((Tag) t).name()).isEqualTo("Fresh"));
    }

    @Test
    void ambiguousNameIsAnErrorThatSaysSo() {
        long one = kit.state().addForm("Sign up");
        long two = kit.state().addForm("Sign up");

        Exchange exchange = send("kit:forms?operation=addSubscriber&formName=Sign up", subscriber);

        assertThat(exchange.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("ambiguous").hasMessageContaining(String.valueOf(one))
                .hasMessageContaining(String.valueOf(two));
    }

    @Test
    void sequenceAndCustomFieldByName() {
        long sequence = kit.state().addSequence("Welcome");
        long field = kit.state().addCustomField("Shoe size");

        call(Subscriber.class, "kit:sequences?operation=addSubscriber&sequenceName=Welcome", subscriber);
        assertThat(kit.state().sequenceSubscriberCount(sequence)).isEqualTo(1);
        call(Object.class, "kit:custom-fields?operation=update&customFieldLabel=Shoe size", "Foot size");
        assertThat(lastRequest().path()).isEqualTo("/v4/custom_fields/" + field);
    }

    @Test
    void subscriberByEmailAddressWhateverTheState() {
        long left = kit.state().addSubscriber("left+1@example.com", "Lea", "cancelled");

        Subscriber found = call(Subscriber.class, "kit:subscribers?operation=get", null,
                KitConstants.EMAIL_ADDRESS, "left+1@example.com");

        assertThat(found.id()).isEqualTo(left);
        assertThat(kit.requests()).hasSize(2);
        assertThat(kit.requests().get(0).query()).contains("status=all").contains("email_address=left%2B1%40example.com");
    }

    @Test
    void everySubscriberOperationTakesAnEmailAddress() {
        String header = KitConstants.EMAIL_ADDRESS;
        String email = "ann@example.com";

        assertThat(call(Subscriber.class, "kit:subscribers?operation=update", Map.of("first_name", "Anna"), header, email)
                .firstName()).isEqualTo("Anna");
        assertThat(call(KitPage.class, "kit:subscribers?operation=listTags", null, header, email)).isEmpty();
        assertThat(call(Subscriber.class, "kit:subscribers?operation=getStats", null, header, email).id())
                .isEqualTo(subscriber);
        assertThat(call(Subscriber.class, "kit:subscribers?operation=get", "ann@example.com").id()).isEqualTo(subscriber);
        call(Object.class, "kit:subscribers?operation=unsubscribe", null, header, email);
        assertThat(kit.state().subscriberState(subscriber)).isEqualTo("cancelled");
    }

    @Test
    void recordWithIdNeedsNothingElse() {
        Subscriber read = call(Subscriber.class, "kit:subscribers?operation=get", subscriber);

        call(Subscriber.class, "kit:subscribers?operation=update", read.toBuilder().firstName("Anne").build());

        assertThat(lastRequest().path()).isEqualTo("/v4/subscribers/" + subscriber);
        assertThat(lastRequest().body()).contains("Anne").doesNotContain("created_at").doesNotContain("\"id\"");
    }

    @Test
    void ignoreNotFound() {
        Exchange byId = send("kit:subscribers?operation=get&ignoreNotFound=true", 4711);
        Exchange byName = send("kit:tags?operation=listSubscribers&ignoreNotFound=true&tagName=None", null);

        assertThat(byId.getException()).isNull();
        assertThat(byId.getMessage().getBody()).isNull();
        assertThat(byId.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(404);
        assertThat(byName.getException()).isNull();
        assertThat(byName.getMessage().getBody()).isNull();
    }

    @Test
    void idThatIsGoneIsForgotten() {
        long tag = kit.state().addTag("Reader");
        String uri = "kit:tags?operation=listSubscribers&tagName=Reader";
        call(KitPage.class, uri, null);
        kit.faults().next(1).on("GET", "/v4/tags/" + tag + "/subscribers").status(404);

        assertThat(send(uri, null).getException()).isInstanceOf(KitNotFoundException.class);
        int calls = kit.requests().size();
        call(KitPage.class, uri, null);

        assertThat(kit.requests()).as("looked up again").hasSize(calls + 2);
    }

    // Lists that are not as they should be

    private void tags(long id, String cursor) {
        kit.faults().next(1).status(200, "{\"tags\":[{\"id\":" + id + ",\"name\":\"Tag " + id + "\"}],\"pagination\":{"
                + "\"has_next_page\":true,\"end_cursor\":\"" + cursor + "\"}}", "application/json");
    }

    @Test
    void lookUpsEndWhereTheListGoesInCircles() {
        for (int i = 0; i < 20; i++) {
            tags(i, i % 2 == 0 ? "A" : "B");
        }

        Exchange exchange = send("kit:tags?operation=listSubscribers&tagName=Reader", null);

        assertThat(exchange.getException()).isInstanceOf(KitServerException.class)
                .hasMessageContaining("the cursor A has come before");
        assertThat(kit.requests()).hasSize(3);
    }

    @Test
    void lookUpsEndWhereTheSameRowsComeWithNewCursors() {
        for (int i = 0; i < 20; i++) {
            tags(1, "cursor " + i);
        }

        Exchange exchange = send("kit:tags?operation=listSubscribers&tagName=Reader", null);

        assertThat(exchange.getException()).isInstanceOf(KitServerException.class).hasMessageContaining("tags/list")
                .hasMessageContaining("a page has come before");
        assertThat(kit.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            204 |
            200 |
            200 | {"tags":null}
            200 | {"tags":[null]}
            200 | []
            """)
    void aLookUpThatIsAnsweredWithNoPageIsKitsFault(int status, String body) {
        kit.faults().next(1).status(status, body == null ? "" : body, "application/json");

        Exchange exchange = send("kit:tags?operation=listSubscribers&tagName=Reader", null);

        assertThat(exchange.getException()).isInstanceOf(KitServerException.class).hasMessageContaining("tags/list");
    }

    @Test
    void aTagThatIsMadeAnewIsFoundAgain() {
        long old = kit.state().addTag("Reader");
        String uri = "kit:tags?operation=addSubscriber&tagName=Reader";
        call(Subscriber.class, uri, subscriber);
        kit.state().deleteTag(old);
        long tag = kit.state().addTag("Reader");
        send(uri, subscriber);
        call(Subscriber.class, uri, subscriber);

        assertThat(kit.state().isTagged(tag, subscriber)).isTrue();
    }

    @Test
    void aTagThatIsMadeAnewIsFoundAgainByCallsThatShareOne() {
        component().getConfiguration().setAccessToken(kit.accessToken());
        component().getConfiguration().setApiKey(null);
        long old = kit.state().addTag("Reader");
        String uri = "kit:tags?operation=addSubscriber&coalesce=true&tagName=Reader";
        call(Object.class, uri, subscriber);
        kit.state().deleteTag(old);
        long tag = kit.state().addTag("Reader");
        send(uri, subscriber);
        call(Object.class, uri, subscriber);

        assertThat(kit.state().isTagged(tag, subscriber)).isTrue();
    }
}
