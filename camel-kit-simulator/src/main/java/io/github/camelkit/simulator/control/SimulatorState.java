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
package io.github.camelkit.simulator.control;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.api.Happenings;
import io.github.camelkit.simulator.api.Purchases;
import io.github.camelkit.simulator.api.Subscribers;
import io.github.camelkit.simulator.api.Tags;
import io.github.camelkit.simulator.http.ApiDispatcher;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Broadcast;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.Defaults;
import io.github.camelkit.simulator.state.EmailTemplate;
import io.github.camelkit.simulator.state.Form;
import io.github.camelkit.simulator.state.Segment;
import io.github.camelkit.simulator.state.Subscriber;

/** Fills and inspects the contents of an account without going over HTTP; what is added returns its id. */
public final class SimulatorState {

    private final Account account;
    private final Seeding seeding;

    SimulatorState(Account account, ApiDispatcher api) {
        this.account = account;
        this.seeding = new Seeding(account, this, api);
    }

    /**
     * Adds what a file says: JSON, or CSV of subscribers if its name ends with {@code .csv}. The guide of the simulator
     * shows both.
     *
     * @throws IllegalArgumentException if it cannot be read, or Kit would refuse something in it; what came before that
     *                                  has been added
     */
    public void seed(Path file) {
        seed(Seed.read(file));
    }

    void seed(ObjectNode seed) {
        seeding.add(seed);
    }

    /** Adds an active subscriber. */
    public long addSubscriber(String email) {
        return addSubscriber(email, null);
    }

    /** Adds an active subscriber. */
    public long addSubscriber(String email, String firstName) {
        return addSubscriber(email, firstName, Subscriber.ACTIVE);
    }

    /** Adds a subscriber in a state. */
    public long addSubscriber(String email, String firstName, String state) {
        synchronized (account) {
            return Subscribers.upsert(account, email, firstName, state).id();
        }
    }

    /** Puts a subscriber into a state. */
    public void setSubscriberState(long subscriberId, String state) {
        synchronized (account) {
            Subscribers.setState(account, account.subscribers().get(subscriberId), state);
        }
    }

    /** Confirms an inactive subscriber, as clicking the button in an incentive e-mail does. */
    public void confirm(long subscriberId) {
        setSubscriberState(subscriberId, Subscriber.ACTIVE);
    }

    /** How many subscribers there are in any state. */
    public long subscriberCount() {
        return account.subscribers().size();
    }

    /** The id of the subscriber with this address, 0 if absent. */
    public long subscriberId(String email) {
        Subscriber subscriber = account.subscribers().findByEmail(email);
        return subscriber == null ? 0 : subscriber.id();
    }

    public String subscriberState(long subscriberId) {
        return account.subscribers().get(subscriberId).state();
    }

    /** A subscriber's custom field values by key, without the empty ones. */
    public Map<String, String> subscriberFields(long subscriberId) {
        Map<Long, String> values = account.subscribers().get(subscriberId).fields();
        Map<String, String> byKey = new HashMap<>();
        for (CustomField field : account.customFields().all()) {
            if (values.get(field.id()) != null) {
                byKey.put(field.key(), values.get(field.id()));
            }
        }
        return byKey;
    }

    public long addCustomField(String label) {
        synchronized (account) {
            return account.customFields().create(label, account.now()).id();
        }
    }

    /** Makes one custom field refuse to be deleted. */
    public void protectCustomField(long customFieldId) {
        account.customFields().protect(customFieldId);
    }

    public long addTag(String name) {
        synchronized (account) {
            return Tags.create(account, name).id();
        }
    }

    public int tagCount() {
        return account.tags().size();
    }

    /** Tags a subscriber. */
    public void tag(long tagId, long subscriberId) {
        synchronized (account) {
            Tags.add(account, tagId, subscriberId);
        }
    }

    /** Takes a tag from a subscriber; whether it was there. */
    public boolean untag(long tagId, long subscriberId) {
        synchronized (account) {
            return Tags.remove(account, tagId, subscriberId);
        }
    }

    /** Deletes a tag. */
    public void deleteTag(long tagId) {
        synchronized (account) {
            Tags.delete(account, tagId);
        }
    }

    public boolean isTagged(long tagId, long subscriberId) {
        return account.tagged().find(tagId, subscriberId) != null;
    }

    /** How many subscribers have the tag. */
    public int taggedCount(long tagId) {
        return account.tagged().count(tagId);
    }

    /** Adds an active embedded form without double opt-in. */
    public long addForm(String name) {
        return addForm(name, "embed", Form.ACTIVE, false);
    }

    /** Adds a form: {@code embed} or {@code hosted}; {@code active}, {@code archived} or {@code trashed}. */
    public long addForm(String name, String type, String status, boolean doubleOptIn) {
        synchronized (account) {
            long id = account.forms().nextId();
            return account.forms().put(id, new Form(id, name, type, status, doubleOptIn, account.now())).id();
        }
    }

    /** How many subscribers are on the form. */
    public int formSubscriberCount(long formId) {
        return account.onForm().count(formId);
    }

    /** How many incentive e-mails forms with double opt-in have sent. */
    public long incentiveEmails() {
        return account.incentiveEmails().get();
    }

    public long addSegment(String name) {
        synchronized (account) {
            long id = account.segments().nextId();
            return account.segments().put(id, new Segment(id, name, account.now())).id();
        }
    }

    /** Adds a template: category {@code HTML} or {@code Starting point}. */
    public long addEmailTemplate(String name, String category) {
        synchronized (account) {
            long id = account.emailTemplates().nextId();
            return account.emailTemplates().put(id, new EmailTemplate(id, name, false, category)).id();
        }
    }

    /** Adds an active sequence. */
    public long addSequence(String name) {
        return addSequence(name, true);
    }

    /** Adds a sequence. */
    public long addSequence(String name, boolean active) {
        synchronized (account) {
            ObjectNode sequence = Defaults.sequence(account).put("name", name).put("active", active);
            long id = sequence.get("id").longValue();
            account.sequences().put(id, sequence);
            return id;
        }
    }

    /** How many subscribers are in the sequence. */
    public int sequenceSubscriberCount(long sequenceId) {
        return account.inSequence().count(sequenceId);
    }

    /** Adds a published post. */
    public long addPost(String title, String content) {
        synchronized (account) {
            ObjectNode post = Defaults.post(account, title, content);
            long id = post.get("id").longValue();
            account.posts().put(id, post);
            return id;
        }
    }

    /**
     * Makes a broadcast look as if it were {@code draft}, {@code scheduled}, {@code sending},
     * {@code completed} or {@code aborted}.
     */
    public void setBroadcastStatus(long broadcastId, String status) {
        synchronized (account) {
            Broadcast broadcast = account.broadcasts().get(broadcastId);
            account.broadcasts().put(broadcastId, broadcast.withProgress(status));
        }
    }

    public int broadcastCount() {
        return account.broadcasts().size();
    }

    /** Adds a purchase of one product, and its subscriber if missing. */
    public long addPurchase(String email, String transactionId) {
        synchronized (account) {
            return Purchases.add(account, email, transactionId);
        }
    }

    /** Deletes a purchase, as Kit's support may. */
    public void deletePurchase(long purchaseId) {
        synchronized (account) {
            account.purchases().remove(purchaseId);
        }
    }

    public int purchaseCount() {
        return account.purchases().size();
    }

    /** How many line items the purchase with this transaction has, 0 if absent. */
    public int purchasedProductCount(String transactionId) {
        Long id = account.purchaseIds().get(transactionId);
        return id == null ? 0 : account.purchases().get(id).get("products").size();
    }

    /** How many legacy webhooks there are. */
    public int webhookCount() {
        return account.webhooks().size();
    }

    public int webhookEndpointCount() {
        return account.endpoints().size();
    }

    /** The secret that deliveries to this endpoint are signed with. */
    public String webhookEndpointSecret(long endpointId) {
        return account.endpoints().get(endpointId).secret();
    }

    /** Lets a subscriber click a link, which fires webhooks. */
    public void clickLink(long subscriberId, String url) {
        synchronized (account) {
            Happenings.clicked(account, subscriberId, url);
        }
    }

    /** Lets a subscriber complete a sequence, which fires webhooks. */
    public void completeSequence(long sequenceId, long subscriberId) {
        synchronized (account) {
            Happenings.completed(account, sequenceId, subscriberId);
        }
    }

    /** Sends a webhook endpoint a test event. */
    public void testWebhookEndpoint(long endpointId) {
        account.events().test(account, account.endpoints().get(endpointId));
    }

    /** Sets how long the changes to come may lag behind in lists. */
    public void listLag(Duration max) {
        account.lag().max(max);
    }
}
