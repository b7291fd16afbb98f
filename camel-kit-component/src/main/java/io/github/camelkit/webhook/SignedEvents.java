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
package io.github.camelkit.webhook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types of events that webhook endpoints can ask for. Kit adds more over time, so that any name is passed on.
 */
final class SignedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SignedEvents.class);
    private static final Set<String> KNOWN = known();

    private SignedEvents() {
    }

    private static Set<String> known() {
        Set<String> types = new LinkedHashSet<>();
        add(types, "subscriber", "created", "activated", "unsubscribed", "bounced", "complained",
                "subscribed_to_form", "added_to_sequence", "sequence_completed", "tag_added", "tag_removed",
                "product_purchased", "link_clicked", "email_opened", "custom_field_value_updated");
        add(types, "tag", "created", "deleted");
        add(types, "custom_field", "created", "deleted");
        add(types, "broadcast", "created", "sent", "deleted");
        add(types, "sequence", "created", "deleted", "published", "disabled", "email_sent");
        add(types, "landing_page", "created", "deleted");
        add(types, "webhook_endpoint", "test");
        return types;
    }

    private static void add(Set<String> types, String subject, String... happenings) {
        List.of(happenings).forEach(happening -> types.add(subject + '.' + happening));
    }

    /**
     * Reads a list of types.
     *
     * @param  text                     types with commas between them
     * @throws IllegalArgumentException if it is empty, or names something that cannot be a type
     */
    public static List<String> parse(String text) {
        Set<String> types = new LinkedHashSet<>();
        for (String part : text == null ? new String[0] : text.split(",")) {
            String type = part.trim();
            if (!type.isEmpty()) {
                check(type);
                types.add(type);
            }
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("kit:webhook-endpoints in from() needs the option events, with one type"
                    + " or more, such as subscriber.created");
        }
        return List.copyOf(types);
    }

    private static void check(String type) {
        if (KNOWN.contains(type)) {
            return;
        }
        Optional<LegacyEvent> legacy = LegacyEvent.find(type);
        if (legacy.isPresent() || !type.matches("\\w+\\.\\w+")) {
            throw new IllegalArgumentException((legacy.isPresent()
                    ? type + " is an event of kit:webhooks; the types of kit:webhook-endpoints are "
                    : type + " is no type of events; those of kit:webhook-endpoints are ") + String.join(", ", KNOWN));
        }
        LOG.warn("The type of events {} is not known here: it is misspelt, or newer than this component", type);
    }
}
