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
package io.github.camelkit.simulator.api;

import java.util.Iterator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Item;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;

/**
 * Statistics of sequences and their e-mails: whoever is in the sequence gets each published e-mail, every second one
 * opens it, every tenth clicks.
 */
final class SequenceStats {

    private long recipients;
    private long opens;
    private long clicks;
    private long unsubscribers;
    private long bounces;
    private long complaints;

    private SequenceStats(Account account, long sequenceId) {
        Iterator<Item<Link>> links = account.inSequence().ofOwner(sequenceId, link -> true).walk(null, true);
        while (links.hasNext()) {
            count(account.subscribers().find(links.next().value().subscriberId()));
        }
    }

    private void count(Subscriber one) {
        recipients++;
        opens += one.id() % BroadcastStats.OPENS_EVERY == 0 ? 1 : 0;
        clicks += one.id() % BroadcastStats.CLICKS_EVERY == 0 ? 1 : 0;
        unsubscribers += one.state().equals(Subscriber.CANCELLED) ? 1 : 0;
        bounces += one.state().equals("bounced") ? 1 : 0;
        complaints += one.state().equals("complained") ? 1 : 0;
    }

    static ObjectNode ofSequence(Account account, long id) {
        long emails = account.sequenceEmails().all().stream().filter(email ->
                email.get("sequence_id").longValue() == id && email.get("published").booleanValue()).count();
        SequenceStats stats = new SequenceStats(account, id);
        ObjectNode node = Json.object().put("unsubscribers", stats.unsubscribers);
        node.setAll(stats.json(emails));
        return node;
    }

    static ObjectNode ofEmail(Account account, ObjectNode email) {
        return new SequenceStats(account, email.get("sequence_id").longValue())
                .json(email.get("published").booleanValue() ? 1 : 0);
    }

    // each e-mail that was sent counts on its own; who leaves does so by the last one
    private ObjectNode json(long emails) {
        long sent = recipients * emails;
        long last = Math.min(emails, 1);
        ObjectNode node = Json.object().put("recipients", sent).put("opens", opens * emails)
                .put("clicks", clicks * emails).put("email_unsubscribes", unsubscribers * last)
                .put("bounces", bounces * last).put("complaints", complaints * last);
        Rates.put(node, "open_rate", opens * emails, sent);
        Rates.put(node, "click_rate", clicks * emails, sent);
        Rates.put(node, "click_to_open_rate", clicks * emails, opens * emails);
        Rates.put(node, "unsubscribe_rate", unsubscribers * last, sent);
        Rates.put(node, "bounce_rate", bounces * last, sent);
        Rates.put(node, "complaint_rate", complaints * last, sent);
        return node;
    }
}
