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
package io.github.camelkit.poll;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModesTest extends PollTestSupport {

    private long add(int number) {
        return kit.state().addSubscriber("s" + number + "@example.com");
    }

    @Test
    void newComesOnceAndOldestFirst() throws Exception {
        add(0);
        clock.advance(Duration.ofSeconds(5));
        poll("kit:subscribers");
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = IntStream.range(1, 6).mapToObj(this::add).toList();

        awaitGot(5);
        awaitPolls();
        clock.advance(Duration.ofMinutes(30));
        awaitPolls();

        assertThat(gotIds()).isEqualTo(ids);
        assertThat(got.get(0).getMessage().getBody()).isInstanceOf(Subscriber.class);
    }

    @Test
    void initialAllGivesWhatIsThere() throws Exception {
        List<Long> ids = IntStream.range(1, 6).mapToObj(this::add).toList();
        clock.advance(Duration.ofDays(1));

        poll("kit:subscribers?initial=all");

        awaitGot(5);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void aLongPastComesPageByPageAndWhatIsNewAfterIt() throws Exception {
        List<Long> ids = IntStream.range(0, 25).mapToObj(this::add).toList();
        clock.advance(Duration.ofDays(1));
        long recent = add(99);

        poll("kit:subscribers?initial=all&perPage=10");

        awaitGot(26);
        awaitPolls();
        assertThat(gotIds()).startsWith(ids.toArray(new Long[0])).hasSize(26).endsWith(recent);
    }

    @Test
    void aLongPastOfATagComesPageByPage() throws Exception {
        long tag = kit.state().addTag("Reader");
        List<Long> ids = IntStream.range(0, 25).mapToObj(this::add).toList();
        ids.forEach(id -> kit.state().tag(tag, id));
        clock.advance(Duration.ofDays(1));

        poll("kit:tags?tagId=" + tag + "&initial=all&perPage=10");

        awaitGot(25);
        awaitPolls();
        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void updatedGivesEachChangeOnce() throws Exception {
        long old = add(0);
        clock.advance(Duration.ofSeconds(5));
        poll("kit:subscribers?mode=updated");
        clock.advance(Duration.ofSeconds(5));
        long added = add(1);
        awaitGot(1);
        clock.advance(Duration.ofSeconds(5));
        kit.state().addSubscriber("s0@example.com", "Ann");
        awaitGot(2);
        kit.state().addSubscriber("s0@example.com", "Bea");
        awaitGot(3);
        kit.state().addSubscriber("s0@example.com", "Ann");
        awaitGot(4);
        clock.advance(Duration.ofMinutes(30));
        awaitPolls();
        kit.state().setSubscriberState(old, "cancelled");
        awaitGot(5);
        awaitPolls();

        assertThat(gotIds()).containsExactly(added, old, old, old, old);
        assertThat(got.get(4).getMessage().getBody(Subscriber.class).state()).isEqualTo("cancelled");
    }

    @Test
    void cancelledGivesWhoLeft() throws Exception {
        long before = add(0);
        kit.state().setSubscriberState(before, "cancelled");
        clock.advance(Duration.ofSeconds(5));
        poll("kit:subscribers?mode=cancelled");
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = IntStream.range(1, 4).mapToObj(this::add).toList();
        for (long id : ids) {
            kit.state().setSubscriberState(id, "cancelled");
            clock.advance(Duration.ofSeconds(1));
        }

        awaitGot(3);
        awaitPolls();
        clock.advance(Duration.ofMinutes(30));
        awaitPolls();

        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(got.get(0).getMessage().getBody(Subscriber.class).canceledAt()).isNotNull();
        assertThat(lastRequest().query()).contains("status=cancelled").contains("sort_field=cancelled_at");
    }

    @Test
    void cancelledFromTheStart() throws Exception {
        List<Long> ids = IntStream.range(0, 25).mapToObj(this::add).toList();
        for (long id : ids) {
            kit.state().setSubscriberState(id, "cancelled");
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofMinutes(5));

        poll("kit:subscribers?mode=cancelled&initial=all&perPage=10");

        awaitGot(25);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void allGivesEverythingEachTime() throws Exception {
        List<Long> ids = IntStream.range(0, 3).mapToObj(this::add).toList();

        poll("kit:subscribers?mode=all");

        awaitGot(6);
        stop();
        assertThat(gotIds().subList(0, 6)).containsSubsequence(ids).hasSameElementsAs(ids);
    }

    @Test
    void aPollCostsOneRequestWhenNothingIsNew() throws Exception {
        long tag = kit.state().addTag("Reader");
        poll("kit:tags?tagId=" + tag);
        clock.advance(Duration.ofSeconds(5));
        IntStream.range(0, 20).forEach(i -> kit.state().tag(tag, add(i)));
        awaitGot(20);
        awaitPolls();
        int polled = got.size();

        assertThat(lastRequests(2)).allSatisfy(request -> {
            assertThat(request.query()).contains("tagged_after=").doesNotContain("&after=").contains("status=all");
            assertThat(request.path()).isEqualTo("/v4/tags/" + tag + "/subscribers");
        });
        assertThat(polled).isEqualTo(20);
    }

    @Test
    void peopleWhoConfirmLaterAreSeen() throws Exception {
        poll("kit:subscribers");
        clock.advance(Duration.ofSeconds(5));

        long id = kit.state().addSubscriber("late@example.com", null, "inactive");

        awaitGot(1);
        assertThat(gotIds()).containsExactly(id);
    }

    @Test
    void pagesInsteadOfItems() throws Exception {
        poll("kit:subscribers?splitResult=false&perPage=10");
        stop();
        clock.advance(Duration.ofSeconds(5));
        IntStream.range(0, 25).forEach(this::add);
        start();

        awaitGot(3);
        awaitPolls();
        List<KitPage<?>> pages = got.stream().<KitPage<?>>map(e -> e.getMessage().getBody(KitPage.class)).toList();
        assertThat(pages).extracting(List::size).containsExactly(10, 10, 5);
        assertThat(pages.get(0).get(0)).isInstanceOf(Subscriber.class);
    }

    @Test
    void bodiesAsTheOutputTypeSays() throws Exception {
        poll("kit:subscribers?outputType=json");
        clock.advance(Duration.ofSeconds(5));
        long id = add(1);

        awaitGot(1);
        assertThat(got.get(0).getMessage().getBody()).isInstanceOf(String.class);
        assertThat(json(got.get(0).getMessage().getBody(String.class))).asInstanceOf(
                InstanceOfAssertFactories.MAP).containsEntry("id", (int) id);
    }

    @Test
    void batchProperties() throws Exception {
        IntStream.range(0, 3).forEach(this::add);
        poll("kit:subscribers?initial=all");

        awaitGot(3);
        assertThat(got).extracting(e -> e.getProperty(Exchange.BATCH_INDEX)).containsExactly(0, 1, 2);
        assertThat(got).extracting(e -> e.getProperty(Exchange.BATCH_SIZE)).containsExactly(3, 3, 3);
        assertThat(got).extracting(e -> e.getProperty(Exchange.BATCH_COMPLETE)).containsExactly(false, false, true);
        assertThat(got.get(0).getMessage().getHeader(KitConstants.NEXT_CURSOR)).isNull();
    }

    @Test
    void noMoreThanAskedForInAPoll() throws Exception {
        poll("kit:subscribers?maxMessagesPerPoll=2");
        stop();
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = IntStream.range(0, 7).mapToObj(this::add).toList();
        start();

        awaitGot(7);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
        assertThat(got).extracting(e -> e.getProperty(Exchange.BATCH_SIZE)).containsExactly(2, 2, 2, 2, 2, 2, 1);
    }
}
