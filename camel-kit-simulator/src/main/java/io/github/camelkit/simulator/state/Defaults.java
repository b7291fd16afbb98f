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

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;

/** New objects with their default values. */
public final class Defaults {

    /** The days of the week, on all of which sequences send. */
    public static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Defaults() {
    }

    /** A sequence with a new id and no name yet. */
    public static ObjectNode sequence(Account account) {
        String now = Json.time(account.now());
        ObjectNode sequence = Json.object().put("id", account.sequences().nextId()).putNull("name")
                .put("hold", false).put("repeat", false).put("created_at", now).put("updated_at", now)
                .putNull("email_address").putNull("email_template_id");
        sequence.set("send_days", Json.array(DAYS));
        sequence.put("send_hour", 11).put("time_zone", Account.ZONE.getId()).put("active", true);
        sequence.putArray("exclude_subscriber_sources");
        return sequence;
    }

    /** A post that was published just now. */
    public static ObjectNode post(Account account, String title, String content) {
        long id = account.posts().nextId();
        String now = Json.time(account.now());
        String slug = CustomFields.snakeCase(title).replace('_', '-');
        return Json.object().put("id", id).put("publication_id", id + 100_000).put("created_at", now)
                .put("title", title).put("slug", slug).putNull("description").putNull("meta_description")
                .put("status", "published").put("published_at", now).putNull("sent_at").putNull("thumbnail_alt")
                .putNull("thumbnail_url").put("is_paid", false)
                .put("public_url", "https://creators.example.com/posts/" + slug).put("content", content);
    }
}
