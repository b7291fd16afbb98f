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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Broadcast;
import io.github.camelkit.simulator.state.Subscriber;

/**
 * The e-mails that a subscriber got, oldest first, and what the subscriber did with them. They follow from the ids:
 * some e-mails a day after the start, then each broadcast, which every second subscriber opens and every tenth clicks.
 */
record SubscriberStats(List<Email> emails) {

    private static final long DAY = 24L * 60 * 60 * 1000;

    /** An e-mail, with the broadcast that it belongs to, or 0; who clicks opens it twice. */
    record Email(long broadcastId, long at, boolean opened, List<String> clicks) {

        long opens() {
            if (!opened) {
                return 0;
            }
            return clicks.isEmpty() ? 1 : 2;
        }
    }

    static void register(Routes routes) {
        routes.get("/v4/subscribers/{id}/stats", "email_sent_after email_sent_before", SubscriberStats::get);
    }

    static SubscriberStats of(Account account, Subscriber subscriber) {
        List<Email> emails = new ArrayList<>();
        long count = subscriber.id() % 20;
        for (long i = 0; i < count; i++) {
            List<String> clicks = i < count / 5 ? List.of("https://creators.example.com/welcome") : List.of();
            emails.add(new Email(0, subscriber.createdAt() + DAY, i < count / 2, clicks));
        }
        for (Broadcast broadcast : account.broadcasts().all()) {
            if (BroadcastStats.isSent(account, broadcast) && subscriber.gotEmailsAt(broadcast.sentAt())) {
                boolean clicked = subscriber.id() % BroadcastStats.CLICKS_EVERY == 0;
                emails.add(new Email(broadcast.id(), broadcast.sentAt(),
                        subscriber.id() % BroadcastStats.OPENS_EVERY == 0,
                        clicked ? List.copyOf(BroadcastStats.links(broadcast)) : List.of()));
            }
        }
        emails.sort(Comparator.comparingLong(Email::at));
        return new SubscriberStats(emails);
    }

    private static Answer get(Call call) {
        Subscriber subscriber = call.account().subscribers().get(call.id());
        long after = call.query().time("email_sent_after", Long.MIN_VALUE);
        long before = call.query().time("email_sent_before", Long.MAX_VALUE);
        ObjectNode node = Json.object().put("id", subscriber.id());
        node.set("stats", of(call.account(), subscriber).between(after, before).json());
        return Answer.wrapped(200, "subscriber", node);
    }

    /** What happened between two times, which are exclusive. */
    SubscriberStats between(long after, long before) {
        return new SubscriberStats(emails.stream().filter(email -> email.at() > after && email.at() < before).toList());
    }

    long sent() {
        return emails.size();
    }

    long opened() {
        return emails.stream().filter(Email::opened).count();
    }

    long clicked() {
        return emails.stream().filter(email -> !email.clicks().isEmpty()).count();
    }

    double openRate() {
        return Rates.percent(opened(), sent());
    }

    double clickRate() {
        return Rates.percent(clicked(), sent());
    }

    ObjectNode json() {
        int lastOpened = -1;
        int lastClicked = -1;
        for (int i = 0; i < emails.size(); i++) {
            lastOpened = emails.get(i).opened() ? i : lastOpened;
            lastClicked = emails.get(i).clicks().isEmpty() ? lastClicked : i;
        }
        return Json.object()
                .put("sent", sent()).put("opened", opened()).put("clicked", clicked()).put("bounced", 0)
                .put("open_rate", openRate())
                .put("click_rate", clickRate())
                .put("last_sent", time(emails.size() - 1))
                .put("last_opened", time(lastOpened))
                .put("last_clicked", time(lastClicked))
                .put("sends_since_last_open", emails.size() - 1 - lastOpened)
                .put("sends_since_last_click", emails.size() - 1 - lastClicked);
    }

    private String time(int index) {
        return index < 0 ? null : Json.time(emails.get(index).at());
    }
}
