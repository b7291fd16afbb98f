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

import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot be polled is refused when the route is made, with a sentence. */
class RefusalTest extends PollTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kit:account                                   | cannot be polled: it has no list
            kit:raw?path=/v4/tags                         | cannot be polled: it has no list
            kit:tags?operation=create                     | polled; of its operations, list, listSubscribers can
            kit:tags?operation=nothing                    | Unknown operation nothing
            kit:tags?mode=updated                         | does not take mode=updated; it takes all, new
            kit:tags?tagId=1&mode=cancelled               | does not take mode=cancelled; it takes all, new
            kit:subscribers?mode=cancelled&status=active  | means status=cancelled, and not active
            kit:sequence-emails                           | needs the option sequenceId or sequenceName
            kit:tags?operation=listSubscribers            | needs the option tagId or tagName
            kit:subscribers?sortField=id                  | does not take the option sortField in from()
            kit:subscribers?after=abc                     | does not take the option after in from()
            kit:subscribers?taggedAfter=2026-01-01        | does not take the option taggedAfter
            kit:subscribers?operation=filter              | needs the option filter
            kit:subscribers?filter=x                      | does not take the option filter
            kit:subscribers?mode=all&checkpoint=file:x    | does not take the option checkpoint
            kit:subscribers?mode=all&greedy=true          | does not take the option greedy
            kit:subscribers?mode=all&maxMessagesPerPoll=2 | does not take the option maxMessagesPerPoll
            kit:subscribers?maxInFlight=0                 | maxInFlight must be 1 or more
            kit:subscribers?checkpoint=#nothing           | nothing
            kit:purchases                                 | needs OAuth
            """)
    void refused(String uri, String why) throws Exception {
        assertThatThrownBy(() -> route("refused", uri, this::take)).hasStackTraceContaining(why);
        assertThat(requests()).isZero();
        context.removeRoute("refused");
    }

    @ParameterizedTest
    @CsvSource({"'', 60000", "?timeUnit=SECONDS, 60", "?delay=5000, 5000", "?timeUnit=MINUTES&delay=3, 3",
            "?timeUnit=HOURS, 1"})
    void pollsOnceAMinuteUnlessToldOtherwise(String query, long delay) throws Exception {
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) context.getEndpoint("kit:subscribers" + query)
                .createConsumer(this::take);

        assertThat(consumer.getDelay()).isEqualTo(delay);
    }

    @Test
    void theListGoesByTheIdsThatAreGiven() throws Exception {
        long tag = kit.state().addTag("Reader");
        poll("kit:tags?tagName=reader");
        awaitRequests(3);

        assertThat(lastRequest().path()).isEqualTo("/v4/tags/" + tag + "/subscribers");
        assertThat(kit.requests().stream().filter(r -> r.path().equals("/v4/tags"))).hasSize(1);
    }

    @Test
    void filtersAreThoseOfTheProducer() throws Exception {
        poll("kit:subscribers?status=bounced&include=tags&createdAfter=2040-03-02");

        assertThat(lastRequest().query()).contains("status=bounced").contains("include=tags")
                .contains("created_after=2040-03-02T00%3A00%3A00Z");
    }
}
