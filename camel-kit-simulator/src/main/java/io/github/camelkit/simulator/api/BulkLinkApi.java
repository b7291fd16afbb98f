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
import io.github.camelkit.simulator.api.Bulk.Rejected;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Form;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;

/** The bulk operations that tag subscribers and put them on forms, for access tokens only. */
final class BulkLinkApi {

    private static final String NO_TAGGINGS = "No taggings included for processing";
    private static final Bulk TAGGINGS =
            new Bulk("taggings", NO_TAGGINGS, "subscribers", "tagging", BulkLinkApi::tag);
    private static final Bulk REMOVALS = new Bulk("taggings", NO_TAGGINGS, null, "tagging", BulkLinkApi::untag);
    private static final Bulk ADDITIONS = new Bulk("additions", "No additions included for processing",
            "subscribers", "subscription", BulkLinkApi::addToForm);

    private BulkLinkApi() {
    }

    static void register(Routes routes) {
        routes.oauth("POST", "/v4/bulk/tags/subscribers", "", TAGGINGS::run);
        routes.oauth("DELETE", "/v4/bulk/tags/subscribers", "", REMOVALS::run);
        routes.oauth("POST", "/v4/bulk/forms/subscribers", "", ADDITIONS::run);
    }

    /** The two sides of a pair; the one that does not exist is null in a failure. */
    private static Subscriber checked(Account account, Body item, String owner, boolean ownerExists, String label) {
        Subscriber subscriber = account.subscribers().find(item.json().path("subscriber_id").asLong());
        if (ownerExists && subscriber != null) {
            return subscriber;
        }
        ObjectNode pair = Json.object();
        pair.put(owner, ownerExists ? item.json().path(owner).asLong() : null);
        pair.put("subscriber_id", subscriber == null ? null : subscriber.id());
        throw new Rejected(pair, (ownerExists ? "Subscriber" : label) + " does not exist");
    }

    private static Subscriber tagged(Account account, Body item) {
        boolean exists = account.tags().find(item.json().path("tag_id").asLong()) != null;
        return checked(account, item, "tag_id", exists, "Tag");
    }

    private static ObjectNode tag(Account account, Body item) {
        Subscriber subscriber = tagged(account, item);
        Link link = Tags.add(account, item.json().path("tag_id").asLong(), subscriber.id()).link();
        return Render.linked(row(subscriber), "tagged_at", link);
    }

    private static ObjectNode untag(Account account, Body item) {
        Subscriber subscriber = tagged(account, item);
        if (!Tags.remove(account, item.json().path("tag_id").asLong(), subscriber.id())) {
            throw new Rejected(item.json(), "Subscriber does not have the tag");
        }
        return item.json();
    }

    private static ObjectNode addToForm(Account account, Body item) {
        Form form = account.forms().find(item.json().path("form_id").asLong());
        Subscriber subscriber = checked(account, item, "form_id", form != null, "Form");
        Link link = Forms.add(account, form, subscriber, item.json().path("referrer").asText(null));
        return Forms.referrer(Render.linked(row(subscriber), "added_at", link), link);
    }

    private static ObjectNode row(Subscriber subscriber) {
        ObjectNode row = Render.slim(subscriber);
        row.remove("state");
        return row;
    }
}
