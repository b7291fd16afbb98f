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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of events that webhook endpoints can ask for. */
public final class EventTypes {

    private static final Set<String> ALL = all();

    private EventTypes() {
    }

    private static Set<String> all() {
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

    private static void add(Set<String> types, String subject, String... events) {
        List.of(events).forEach(event -> types.add(subject + "." + event));
    }

    public static boolean known(String type) {
        return ALL.contains(type);
    }
}
