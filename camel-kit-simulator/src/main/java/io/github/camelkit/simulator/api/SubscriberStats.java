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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Subscriber;

/** Statistics of single subscribers, which follow from their id. */
record SubscriberStats(long sent, long opened, long clicked) {

    private static final long DAY = 24L * 60 * 60 * 1000;

    static void register(Routes routes) {
        routes.get("/v4/subscribers/{id}/stats", "email_sent_after email_sent_before", SubscriberStats::get);
    }

    static SubscriberStats of(Subscriber subscriber) {
        long sent = subscriber.id() % 20;
        return new SubscriberStats(sent, sent / 2, sent / 5);
    }

    private static Answer get(Call call) {
        Subscriber subscriber = call.account().subscribers().get(call.id());
        long after = call.query().time("email_sent_after", Long.MIN_VALUE);
        long before = call.query().time("email_sent_before", Long.MAX_VALUE);
        long last = subscriber.createdAt() + DAY;
        SubscriberStats stats = last > after && last < before ? of(subscriber) : new SubscriberStats(0, 0, 0);
        ObjectNode node = Json.object().put("id", subscriber.id());
        node.set("stats", stats.json(last));
        return Answer.wrapped(200, "subscriber", node);
    }

    /** The statistics, with the time of the last e-mail. */
    ObjectNode json(long last) {
        return Json.object()
                .put("sent", sent).put("opened", opened).put("clicked", clicked).put("bounced", 0)
                .put("open_rate", sent == 0 ? 0 : 100.0 * opened / sent)
                .put("click_rate", sent == 0 ? 0 : 100.0 * clicked / sent)
                .put("last_sent", sent == 0 ? null : Json.time(last))
                .put("last_opened", opened == 0 ? null : Json.time(last))
                .put("last_clicked", clicked == 0 ? null : Json.time(last))
                .put("sends_since_last_open", opened == 0 ? sent : 0)
                .put("sends_since_last_click", clicked == 0 ? sent : 0);
    }
}
