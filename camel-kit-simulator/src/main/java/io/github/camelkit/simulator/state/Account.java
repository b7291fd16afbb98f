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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;

/** One Kit account with everything in it. Changes are made under its lock, reads need none. */
public final class Account {

    /** The time zone of all accounts. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final List<String> COLORS_AT_FIRST = List.of("#0077CC", "#FFAA00");
    private static final String COLORS = "colors";

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
    private final Keeper keeper;
    private final List<Table<?>> tables = new ArrayList<>();
    private final List<Links> links = new ArrayList<>();
    private volatile List<String> colors = COLORS_AT_FIRST;

    /**
     * What an account begins with.
     *
     * @param createdAt   when it was made, in milliseconds
     * @param subscribers how many subscribers are generated
     */
    public record Origin(long id, String name, long createdAt, long subscribers) {
    }

    /** An account with what was kept of it. */
    public Account(Origin origin, Clock clock, Switches switches, Later later, ListLag lag, EventSink events,
                   Keeper keeper) {
        this.events = events;
        this.id = origin.id();
        this.name = origin.name();
        this.clock = clock;
        this.switches = switches;
        this.later = later;
        this.lag = lag;
        this.keeper = keeper;
        this.createdAt = origin.createdAt();
        subscribers = new SubscriberStore(origin.subscribers(), createdAt, lag, keeper);
        customFields = new CustomFields(lag, keeper);
        // every kind starts at an id of its own, so that a mixed-up id is not found
        tags = table("tags", Tag.class, 1000);
        forms = table("forms", Form.class, 2000);
        sequences = table("sequences", ObjectNode.class, 3000);
        segments = table("segments", Segment.class, 4000);
        emailTemplates = table("email_templates", EmailTemplate.class, 0);
        broadcasts = table("broadcasts", Broadcast.class, 5000);
        snippets = table("snippets", ObjectNode.class, 6000);
        posts = table("posts", ObjectNode.class, 7000);
        purchases = table("purchases", ObjectNode.class, 8000);
        webhooks = table("webhooks", ObjectNode.class, 9000);
        endpoints = table("webhook_endpoints", Endpoint.class, 9500);
        deliveries = table("deliveries", ObjectNode.class, 9800);
        sequenceEmails = table("sequence_emails", ObjectNode.class, 3500);
        tagged = links("tagged", true);
        onForm = links("on_form", false);
        inSequence = links("in_sequence", false);
        purchases.all().forEach(one -> purchaseIds.put(one.path("transaction_id").asText(), one.get("id").longValue()));
        keeper.load(COLORS, ArrayNode.class, (key, kept) -> colors = texts(kept));
        if (emailTemplates.size() == 0) {
            addTemplates();
        }
    }

    private <T> Table<T> table(String kind, Class<T> type, long lastId) {
        Table<T> table = new Table<>(kind, type, lastId, lag, keeper);
        tables.add(table);
        return table;
    }

    private Links links(String kind, boolean byTime) {
        Links added = new Links(kind, byTime, lag, keeper);
        links.add(added);
        return added;
    }

    private static List<String> texts(ArrayNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Forgets everything that is in it, and generates so many subscribers. */
    public synchronized void clear(long generatedSubscribers) {
        lag.clear();
        subscribers.clear(generatedSubscribers, createdAt);
        customFields.clear();
        tables.forEach(Table::clear);
        links.forEach(Links::clear);
        purchaseIds.clear();
        incentiveEmails.set(0);
        bulkQueue.clear();
        keeper.clear(COLORS);
        colors = COLORS_AT_FIRST;
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
        keeper.put(COLORS, "all", Json.array(newColors));
    }

    /** How many incentive e-mails (double opt-in) were sent. */
    public AtomicLong incentiveEmails() {
        return incentiveEmails;
    }
}
