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
package io.github.camelkit.poll;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.camelkit.http.Hashes;
import io.github.camelkit.http.Json;
import io.github.camelkit.operation.Feed;

/**
 * Reads what tells the items of a list apart.
 */
final class Rows {

    private static final int DIGEST_LENGTH = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Feed feed;

    Rows(Feed feed) {
        this.feed = feed;
    }

    /**
     * @throws IOException if the list goes by ids that are numbers, and this one is not a number
     */
    Item read(Map<String, Object> row) throws IOException {
        Object id = row.get(feed.id());
        if (isByNumber() && (id == null || !NUMBER.matcher(id.toString()).matches())) {
            throw new IOException("the " + feed.id() + " of an item is no number");
        }
        Object time = feed.time() == null ? null : row.get(feed.time());
        String mark = feed.isByContent() ? digest(row) : time == null ? "" : time.toString();
        return new Item(id == null ? digest(row) : id.toString(), mark, instant(time), row);
    }

    private boolean isByNumber() {
        return feed.kind() == Feed.Kind.IDS || feed.id().equals(feed.sort());
    }

    private static Instant instant(Object time) {
        try {
            return time == null ? null : OffsetDateTime.parse(time.toString()).toInstant();
        } catch (DateTimeException e) {
            // Not a time that could be compared: the item counts as one without
            return null;
        }
    }

    /** Short, for a checkpoint holds many; two contents of one object do not meet by chance. */
    private static String digest(Object content) {
        byte[] hash = Hashes.sha256(Json.write(sorted(content)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_LENGTH));
    }

    /** The order of an object's fields means nothing. */
    private static Object sorted(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, field) -> sorted.put(name.toString(), sorted(field)));
        return sorted;
    }
}
