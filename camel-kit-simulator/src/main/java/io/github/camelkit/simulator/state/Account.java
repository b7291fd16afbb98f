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
package io.github.camelkit.simulator.state;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.Switches;

/** One Kit account with everything in it. Changes are made under its lock, reads need none. */
public final class Account {

    /** The time zone of all accounts. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final long id;
    private final String name;
    private final long createdAt;
    private final Clock clock;
    private final Switches switches;
    private final Later later;
    private final ListLag lag;
    private final SubscriberStore subscribers;
    private final CustomFields customFields;
    private final Table<Tag> tags;
    private final Table<Form> forms;
    private final Table<Segment> segments;
    private final Table<EmailTemplate> emailTemplates;
    private final Links tagged;
    private final Links onForm;
    private final Links inSequence;
    private final Table<ObjectNode> sequences;
    private final Table<ObjectNode> sequenceEmails;
    private final Table<Broadcast> broadcasts;
    private final Table<ObjectNode> snippets;
    private final Table<ObjectNode> posts;
    private final Table<ObjectNode> purchases;
    private final Map<String, Long> purchaseIds = new ConcurrentHashMap<>();
    private final Table<ObjectNode> webhooks;
    private final Table<Endpoint> endpoints;
    private final Table<ObjectNode> deliveries;
    private final EventSink events;
    private final BulkQueue bulkQueue = new BulkQueue();
    private final AtomicLong incentiveEmails = new AtomicLong();
    private volatile List<String> colors = List.of("#0077CC", "#FFAA00");

    public Account(long id, String name, long generatedSubscribers, Clock clock, Switches switches, Later later,
                   ListLag lag, EventSink events) {
        this.events = events;
        this.id = id;
        this.name = name;
        this.clock = clock;
        this.switches = switches;
        this.later = later;
        this.lag = lag;
        this.createdAt = clock.millis();
        subscribers = new SubscriberStore(generatedSubscribers, createdAt, lag);
        customFields = new CustomFields(lag);
        // every kind starts at an id of its own, so that a mixed-up id is not found
        tags = new Table<>(1000, lag);
        forms = new Table<>(2000, lag);
        sequences = new Table<>(3000, lag);
        segments = new Table<>(4000, lag);
        emailTemplates = new Table<>(0, lag);
        broadcasts = new Table<>(5000, lag);
        snippets = new Table<>(6000, lag);
        posts = new Table<>(7000, lag);
        purchases = new Table<>(8000, lag);
        webhooks = new Table<>(9000, lag);
        endpoints = new Table<>(9500, lag);
        deliveries = new Table<>(9800, lag);
        sequenceEmails = new Table<>(3500, lag);
        tagged = new Links(true, lag);
        onForm = new Links(false, lag);
        inSequence = new Links(false, lag);
        addTemplates();
    }

    private void addTemplates() {
        String[][] templates = {
            {"Classic", "HTML"}, {"Modern", "HTML"}, {"Text Only", "HTML"}, {"Letter", EmailTemplate.STARTING_POINT}};
        for (String[] template : templates) {
            long templateId = emailTemplates.nextId();
            boolean isDefault = template[0].equals("Text Only");
            emailTemplates.put(templateId, new EmailTemplate(templateId, template[0], isDefault, template[1]));
        }
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long createdAt() {
        return createdAt;
    }

    /** The sending address, which is also the user's. */
    public String emailAddress() {
        return "creator" + id + "@example.com";
    }

    public Clock clock() {
        return clock;
    }

    public long now() {
        return clock.millis();
    }

    public Switches switches() {
        return switches;
    }

    public Later later() {
        return later;
    }

    public ListLag lag() {
        return lag;
    }

    public SubscriberStore subscribers() {
        return subscribers;
    }

    public CustomFields customFields() {
        return customFields;
    }

    public Table<Tag> tags() {
        return tags;
    }

    public Table<Form> forms() {
        return forms;
    }

    public Table<Segment> segments() {
        return segments;
    }

    public Table<EmailTemplate> emailTemplates() {
        return emailTemplates;
    }

    public Links tagged() {
        return tagged;
    }

    public Links onForm() {
        return onForm;
    }

    public Links inSequence() {
        return inSequence;
    }

    public Table<ObjectNode> sequences() {
        return sequences;
    }

    public Table<ObjectNode> sequenceEmails() {
        return sequenceEmails;
    }

    public Table<Broadcast> broadcasts() {
        return broadcasts;
    }

    public Table<ObjectNode> snippets() {
        return snippets;
    }

    public Table<ObjectNode> posts() {
        return posts;
    }

    public Table<ObjectNode> purchases() {
        return purchases;
    }

    /** The ids of purchases by transaction. */
    public Map<String, Long> purchaseIds() {
        return purchaseIds;
    }

    public Table<ObjectNode> webhooks() {
        return webhooks;
    }

    public Table<Endpoint> endpoints() {
        return endpoints;
    }

    /** The history of deliveries to webhook endpoints. */
    public Table<ObjectNode> deliveries() {
        return deliveries;
    }

    /** Who is told what happens. */
    public EventSink events() {
        return events;
    }

    public BulkQueue bulkQueue() {
        return bulkQueue;
    }

    public List<String> colors() {
        return colors;
    }

    public void colors(List<String> newColors) {
        colors = newColors;
    }

    /** How many incentive e-mails (double opt-in) were sent. */
    public AtomicLong incentiveEmails() {
        return incentiveEmails;
    }
}
