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
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.SubscriberQuery;

/** The filters on the subscribers of a tag, form or sequence. */
record LinkQuery(String status, long createdAfter, long createdBefore, long linkedAfter, long linkedBefore) {

    /** Reads the filters; {@code verb} is {@code tagged} or {@code added}. */
    static LinkQuery of(Query query, String verb) {
        return new LinkQuery(query.choice("status", Subscriber.ACTIVE, SubscriberApi.STATUSES),
                query.time("created_after", Long.MIN_VALUE), query.time("created_before", Long.MAX_VALUE),
                query.time(verb + "_after", Long.MIN_VALUE), query.time(verb + "_before", Long.MAX_VALUE));
    }

    boolean matches(Account account, Link link) {
        if (link.at() <= linkedAfter || link.at() >= linkedBefore) {
            return false;
        }
        Subscriber subscriber = account.subscribers().find(link.subscriberId());
        return (status.equals(SubscriberQuery.ANY_STATUS) || status.equals(subscriber.state()))
                && subscriber.createdAt() > createdAfter && subscriber.createdAt() < createdBefore;
    }

    /** A row of the list. */
    static ObjectNode row(Account account, Link link, String when, boolean slim) {
        Subscriber subscriber = account.subscribers().find(link.subscriberId());
        ObjectNode node = slim ? Render.slim(subscriber) : Render.subscriber(account, subscriber);
        return Render.linked(node, when, link);
    }
}
