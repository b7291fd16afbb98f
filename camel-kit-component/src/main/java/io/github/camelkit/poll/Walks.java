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

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.poll.Checkpoint.CatchUp;

/**
 * Lays out the ways through a list.
 */
final class Walks {

    private static final Predicate<Item> ANY = item -> true;
    private static final Predicate<List<Item>> NEVER = items -> false;
    private static final int MAX_PAGE = 1000;
    private static final int MIN_PAGE = 100;
    private static final int MORE = 50;

    private final PollSettings settings;
    private final Feed feed;
    private final Pages pages;
    private final Ledger ledger;

    Walks(PollSettings settings, Pages pages, Ledger ledger) {
        this.settings = settings;
        this.feed = settings.feed();
        this.pages = pages;
        this.ledger = ledger;
    }

    Walk everything() {
        return walk(sorted(query(MAX_PAGE), "asc"), ANY, NEVER);
    }

    /** As little as tells Kit's time and the newest id, or, where that does not do, everything. */
    Walk now() {
        boolean whole = feed.kind() == Feed.Kind.WHOLE;
        Map<Parameter, String> query = query(whole ? MAX_PAGE : MORE);
        if (feed.kind() == Feed.Kind.TIMES) {
            from(query, settings.clock().instant().minus(settings.lookBack()));
        }
        return walk(query, ANY, whole ? NEVER : items -> true);
    }

    /** What may have come since the last poll. */
    Walk newest() {
        Instant since = ledger.since();
        long settled = ledger.settled();
        // Where Kit cannot leave out what is known, one page should reach behind it
        int enough = Math.max(MIN_PAGE, Math.min(MAX_PAGE, ledger.known() + MORE));
        return switch (feed.kind()) {
            case TIMES -> walk(from(sorted(query(MAX_PAGE), "asc"), since), ANY, NEVER);
            case SHOWN_TIMES -> walk(sorted(query(enough), "desc"), item -> !isBefore(item, since),
                    items -> items.stream().anyMatch(item -> isBefore(item, since)));
            case IDS -> walk(query(enough), item -> item.number() > settled,
                    items -> reaches(items, settled));
            default -> walk(query(MAX_PAGE), ANY, NEVER);
        };
    }

    /** What is left of a stretch of the past. */
    Walk past(CatchUp past) {
        Map<Parameter, String> query = query(MAX_PAGE);
        if (past.after != null) {
            query.put(Parameter.AFTER, past.after);
        }
        return switch (feed.kind()) {
            case TIMES -> walk(until(from(sorted(query, "asc"), past.from), past.until),
                    past.above == 0 ? ANY : item -> item.number() > past.above, NEVER);
            case SHOWN_TIMES -> walk(sorted(query, "asc"),
                    item -> isBefore(item, past.until) && !isBefore(item, past.from),
                    items -> items.stream().anyMatch(item -> !isBefore(item, past.until)));
            default -> walk(query, item -> item.number() > past.above && item.number() < past.below,
                    items -> reaches(items, past.above));
        };
    }

    private Walk walk(Map<Parameter, String> query, Predicate<Item> wanted, Predicate<List<Item>> last) {
        return new Walk(pages.read(query), wanted, last);
    }

    private static boolean isBefore(Item item, Instant time) {
        return time != null && item.time() != null && item.time().isBefore(time);
    }

    /** Only where the list does go down is there nothing new behind what is old. */
    private static boolean reaches(List<Item> items, long id) {
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i - 1).number() < items.get(i).number()) {
                return false;
            }
        }
        return !items.isEmpty() && items.get(items.size() - 1).number() <= id;
    }

    private Map<Parameter, String> query(int perPage) {
        Map<Parameter, String> query = new EnumMap<>(Parameter.class);
        query.put(Parameter.PER_PAGE, Integer.toString(perPage));
        query.putAll(settings.query());
        return query;
    }

    private Map<Parameter, String> sorted(Map<Parameter, String> query, String order) {
        if (feed.sort() != null) {
            query.put(Parameter.SORT_FIELD, feed.sort());
            query.put(Parameter.SORT_ORDER, order);
        }
        return query;
    }

    /** Kit leaves out the time itself, and the user may want a later one. */
    private Map<Parameter, String> from(Map<Parameter, String> query, Instant time) {
        if (time != null) {
            query.merge(feed.after(), time.minusMillis(1).toString(),
                    (given, wanted) -> Instant.parse(given).isAfter(Instant.parse(wanted)) ? given : wanted);
        }
        return query;
    }

    private Map<Parameter, String> until(Map<Parameter, String> query, Instant time) {
        query.merge(feed.before(), time.toString(),
                (given, wanted) -> Instant.parse(given).isBefore(Instant.parse(wanted)) ? given : wanted);
        return query;
    }
}
