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

import java.util.Collection;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.CustomField;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.Tag;

/** How subscribers and tags look in answers. */
final class Render {

    private Render() {
    }

    static ObjectNode tag(Tag tag) {
        ObjectNode node = Json.object();
        node.put("id", tag.id());
        node.put("name", tag.name());
        node.put("created_at", Json.time(tag.createdAt()));
        return node;
    }

    /** A subscriber without custom fields. */
    static ObjectNode slim(Subscriber subscriber) {
        ObjectNode node = Json.object();
        node.put("id", subscriber.id());
        node.put("first_name", subscriber.firstName());
        node.put("email_address", subscriber.email());
        node.put("state", subscriber.state());
        node.put("created_at", Json.time(subscriber.createdAt()));
        return node;
    }

    static ObjectNode subscriber(Account account, Subscriber subscriber) {
        return subscriber(account, subscriber, Set.of());
    }

    /** A subscriber whose fields with these ids are shown as null. */
    static ObjectNode subscriber(Account account, Subscriber subscriber, Collection<Long> pending) {
        ObjectNode node = slim(subscriber);
        node.set("fields", fields(account, subscriber, pending));
        return node;
    }

    static ObjectNode fields(Account account, Subscriber subscriber, Collection<Long> pending) {
        ObjectNode fields = Json.object();
        for (CustomField field : account.customFields().all()) {
            String value = pending.contains(field.id()) ? null : subscriber.fields().get(field.id());
            fields.put(field.key(), value);
        }
        return fields;
    }

    /** A subscriber in the list of a tag, form or sequence. */
    static ObjectNode linked(ObjectNode subscriber, String when, Link link) {
        subscriber.put(when, Json.time(link.at()));
        return subscriber;
    }

    /** Adds what a list was asked to include. */
    static ObjectNode include(Account account, Subscriber subscriber, Collection<String> includes, ObjectNode node) {
        if (includes.contains("attribution")) {
            node.set("attribution", subscriber.attribution());
        }
        if (includes.contains("tags")) {
            node.set("tags", tags(account, subscriber.id()));
        }
        if (includes.contains("location")) {
            node.set("location", subscriber.location());
        }
        if (includes.contains("canceled_at")) {
            node.put("canceled_at", Json.time(subscriber.cancelledAt()));
        }
        return node;
    }

    static ArrayNode tags(Account account, long subscriberId) {
        ArrayNode tags = Json.array();
        for (Link link : account.tagged().listedOf(subscriberId)) {
            Tag tag = account.tags().find(link.ownerId());
            if (tag != null) {
                tags.addObject().put("id", tag.id()).put("name", tag.name());
            }
        }
        return tags;
    }
}
