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

import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Tag;

/** Changes to tags that several operations make. */
public final class Tags {

    /** A subscriber's being tagged, and whether that is news. */
    public record Tagging(Link link, boolean isNew) {
    }

    private Tags() {
    }

    /** The tag with this name, whatever its case, or {@code null}. */
    static Tag byName(Account account, String name) {
        return account.tags().all().stream().filter(tag -> tag.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    /** Creates a tag. */
    public static Tag create(Account account, String name) {
        long id = account.tags().nextId();
        Tag tag = account.tags().put(id, new Tag(id, name, account.now()));
        Happenings.object(account, "tag", "created", Render.tag(tag));
        return tag;
    }

    /** Tags a subscriber, unless that was done before. */
    public static Tagging add(Account account, long tagId, long subscriberId) {
        Link link = account.tagged().find(tagId, subscriberId);
        if (link != null) {
            return new Tagging(link, false);
        }
        Link added = account.tagged().add(tagId, subscriberId, account.now(), null);
        Happenings.tagged(account, tagId, subscriberId, true);
        return new Tagging(added, true);
    }

    /** Deletes a tag, and takes it from all subscribers. */
    public static void delete(Account account, long tagId) {
        account.tagged().removeOwner(tagId);
        Happenings.object(account, "tag", "deleted", Render.tag(account.tags().remove(tagId)));
    }

    /** Whether the subscriber had the tag. */
    public static boolean remove(Account account, long tagId, long subscriberId) {
        boolean removed = account.tagged().remove(tagId, subscriberId);
        if (removed) {
            Happenings.tagged(account, tagId, subscriberId, false);
        }
        return removed;
    }
}
