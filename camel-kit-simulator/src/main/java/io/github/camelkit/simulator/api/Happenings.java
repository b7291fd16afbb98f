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

import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Event;
import io.github.camelkit.simulator.state.Event.Legacy;
import io.github.camelkit.simulator.state.Subscriber;

/** The events that changes cause. */
public final class Happenings {

    private record Names(String type, String legacy) {
    }

    private static final Map<String, Names> STATES = Map.of(
            "active", new Names("subscriber.activated", "subscriber_activate"),
            "cancelled", new Names("subscriber.unsubscribed", "subscriber_unsubscribe"),
            "bounced", new Names("subscriber.bounced", "subscriber_bounce"),
            "complained", new Names("subscriber.complained", "subscriber_complain"));

    private Happenings() {
    }

    /** Something that happens to a subscriber; {@code more} adds the other side of it. */
    private static void of(Account account, long subscriberId, String type, Legacy legacy,
                           Consumer<ObjectNode> more) {
        account.events().publish(account, () -> {
            ObjectNode subscriber = Render.subscriber(account, account.subscribers().get(subscriberId));
            ObjectNode data = Json.object();
            data.set("subscriber", subscriber);
            more.accept(data);
            ObjectNode body = Json.object();
            body.set("subscriber", subscriber);
            return new Event(type, legacy, data, body);
        });
    }

    static void created(Account account, Subscriber subscriber) {
        of(account, subscriber.id(), "subscriber.created", null, data -> { });
        stateChanged(account, subscriber);
    }

    static void stateChanged(Account account, Subscriber subscriber) {
        Names names = STATES.get(subscriber.state());
        if (names != null) {
            of(account, subscriber.id(), names.type(), new Legacy(names.legacy()), data -> { });
        }
    }

    static void tagged(Account account, long tagId, long subscriberId, boolean added) {
        of(account, subscriberId, added ? "subscriber.tag_added" : "subscriber.tag_removed",
                new Legacy(added ? "tag_add" : "tag_remove", "tag_id", tagId),
                data -> data.set("tag", Render.tag(account.tags().get(tagId))));
    }

    static void onForm(Account account, long formId, long subscriberId) {
        of(account, subscriberId, "subscriber.subscribed_to_form", new Legacy("form_subscribe", "form_id", formId),
                data -> data.putObject("form").put("id", formId).put("name", account.forms().get(formId).name()));
    }

    static void inSequence(Account account, long sequenceId, long subscriberId) {
        of(account, subscriberId, "subscriber.added_to_sequence",
                new Legacy("course_subscribe", "sequence_id", sequenceId), data -> sequence(account, sequenceId, data));
    }

    /** A subscriber has got all e-mails of a sequence. */
    public static void completed(Account account, long sequenceId, long subscriberId) {
        of(account, subscriberId, "subscriber.sequence_completed",
                new Legacy("course_complete", "sequence_id", sequenceId), data -> sequence(account, sequenceId, data));
    }

    private static void sequence(Account account, long id, ObjectNode data) {
        data.putObject("sequence").put("id", id).set("name", account.sequences().get(id).get("name"));
    }

    /** A subscriber has clicked a link. */
    public static void clicked(Account account, long subscriberId, String url) {
        of(account, subscriberId, "subscriber.link_clicked", new Legacy("link_click", "initiator_value", url),
                data -> data.putObject("link").put("url", url));
    }

    static void fieldSet(Account account, long subscriberId, long fieldId, String value) {
        of(account, subscriberId, "subscriber.custom_field_value_updated",
                new Legacy("field_value_updated", "custom_field_id", fieldId),
                data -> data.set("custom_field", CustomFieldApi.json(account.customFields().table().get(fieldId))
                        .put("value", value)));
    }

    static void purchased(Account account, ObjectNode purchase) {
        long subscriberId = purchase.get("subscriber_id").longValue();
        of(account, subscriberId, "subscriber.product_purchased", null, data -> data.set("purchase", purchase));
        account.events().publish(account, () -> new Event(null, new Legacy("purchase_create"), null, purchase));
    }

    /** An object of the account came or went, as in {@code tag.created}. */
    static void object(Account account, String root, String verb, ObjectNode object) {
        // of these only custom fields had legacy webhooks
        boolean field = root.equals("custom_field");
        account.events().publish(account, () -> {
            ObjectNode data = Json.object();
            data.set(root, object);
            return new Event(root + "." + verb, field ? new Legacy("field_" + verb) : null, data, data);
        });
    }
}
