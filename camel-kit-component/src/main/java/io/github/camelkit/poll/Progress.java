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

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

import io.github.camelkit.operation.Feed;
import io.github.camelkit.poll.Checkpoint.CatchUp;
import io.github.camelkit.poll.Checkpoint.Known;

/**
 * Moves a checkpoint. Kit's time comes in whole seconds, so that a second is added wherever time has to have passed.
 */
final class Progress {

    private static final int LEVELS_PER_LOOK_BACK = 16;
    private static final int MAX_LEVELS = 4 * LEVELS_PER_LOOK_BACK;

    private final Feed.Kind kind;
    private final boolean isSortedById;
    private final Duration lookBack;
    private final Checkpoint checkpoint;

    Progress(PollSettings settings, Checkpoint checkpoint) {
        this.kind = settings.feed().kind();
        this.isSortedById = kind == Feed.Kind.TIMES && settings.feed().id().equals(settings.feed().sort());
        this.lookBack = settings.lookBack();
        this.checkpoint = checkpoint;
    }

    Instant since() {
        if (checkpoint.reached == null) {
            return null;
        }
        Instant since = checkpoint.reached.minus(lookBack);
        return checkpoint.start != null && checkpoint.start.isAfter(since) ? checkpoint.start : since;
    }

    /** Everything on the list is done as it was at a time. */
    void over(Instant date, Set<String> listed) {
        if (checkpoint.reached == null || date.isAfter(checkpoint.reached)) {
            checkpoint.reached = date;
        }
        switch (kind) {
            case IDS -> settle(date);
            case WHOLE -> forget(checkpoint.reached.getEpochSecond(), listed);
            default -> {
                long since = since().getEpochSecond();
                // What is still listed is known, also if Kit's time was taken to be earlier than it is
                checkpoint.seen.entrySet().removeIf(entry -> entry.getValue().at() + 1 < since
                        && !listed.contains(entry.getKey()));
            }
        }
    }

    /**
     * Keeps the highest id that was listed at a time. All lower ones had been given out by then, so that what of them
     * is not listed a look-back later never will be.
     *
     * @return whether there is more to keep than before
     */
    boolean look(Page page) {
        long date = page.date().getEpochSecond();
        long highest = page.items().stream().mapToLong(Item::number).max().orElse(0);
        long step = Math.max(1, lookBack.toSeconds() / LEVELS_PER_LOOK_BACK);
        Map.Entry<Long, Long> last = checkpoint.levels.lastEntry();
        if (highest <= checkpoint.settled
                || last != null && (highest <= last.getValue() || date - last.getKey() < step)) {
            return false;
        }
        checkpoint.levels.put(date, highest);
        if (checkpoint.levels.size() > MAX_LEVELS) {
            checkpoint.levels.pollFirstEntry();
        }
        return true;
    }

    /** The ids that were listed longer ago than the look-back. */
    private NavigableMap<Long, Long> past(Instant date) {
        return checkpoint.levels.headMap(date.getEpochSecond() - lookBack.plusMillis(999).toSeconds() - 1, true);
    }

    /** Up to which id nothing more can come to be listed. */
    private long stable(Instant date) {
        return past(date).values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private void settle(Instant date) {
        checkpoint.settled = Math.max(checkpoint.settled, stable(date));
        past(date).clear();
        checkpoint.seen.keySet().removeIf(id -> Long.parseLong(id) <= checkpoint.settled);
    }

    /** What has left the list is new when it comes back, unless the list just lags. */
    private void forget(long date, Set<String> listed) {
        checkpoint.seen.replaceAll((id, known) -> listed.contains(id) ? new Known(known.mark(), date) : known);
        checkpoint.seen.values().removeIf(known -> known.at() + 1 < date - lookBack.toSeconds());
    }

    /**
     * Puts off what is so much that it is read page by page, without remembering more than a page of it: that must be
     * what lists no longer lag with, which is looked at once.
     *
     * @param full whether more has come within the look-back than can be remembered
     */
    boolean putOff(Page first, boolean full) {
        if (checkpoint.catchUp != null) {
            return false;
        }
        return switch (kind) {
            case TIMES, SHOWN_TIMES -> first.next() != null && isBehind(first.date()) && putOffTimes(first.date());
            case IDS -> full && stable(first.date()) > checkpoint.settled && putOffIds(first.date());
            default -> false;
        };
    }

    private boolean isBehind(Instant date) {
        return checkpoint.reached == null || kind == Feed.Kind.TIMES
                && checkpoint.reached.isBefore(date.minus(lookBack.multipliedBy(2)));
    }

    private boolean putOffTimes(Instant date) {
        CatchUp past = new CatchUp();
        past.from = since();
        past.until = date.minus(lookBack);
        past.seen = checkpoint.seen;
        checkpoint.seen = new LinkedHashMap<>();
        checkpoint.reached = date;
        checkpoint.start = past.until;
        checkpoint.catchUp = past;
        return true;
    }

    private boolean putOffIds(Instant date) {
        CatchUp past = new CatchUp();
        past.above = checkpoint.settled;
        past.below = stable(date) + 1;
        for (Map.Entry<String, Known> known : Map.copyOf(checkpoint.seen).entrySet()) {
            if (Long.parseLong(known.getKey()) < past.below) {
                past.seen.put(known.getKey(), known.getValue());
                checkpoint.seen.remove(known.getKey());
            }
        }
        checkpoint.settled = past.below - 1;
        past(date).clear();
        checkpoint.catchUp = past;
        return true;
    }

    /** The last id of a page whose ids are in the order that Kit was asked for; 0 if they are not, or there is none. */
    long lastInOrder(List<Item> items) {
        int step = kind == Feed.Kind.IDS ? -1 : isSortedById ? 1 : 0;
        for (int i = 1; i < items.size(); i++) {
            if (Long.signum(items.get(i).number() - items.get(i - 1).number()) != step) {
                return 0;
            }
        }
        return step == 0 || items.size() < 2 ? 0 : items.get(items.size() - 1).number();
    }

    /** Moves the bounds of a stretch over a page that is done, so that it need not be read again without its cursor. */
    void narrow(CatchUp past, long lastInOrder) {
        if (kind == Feed.Kind.IDS) {
            past.below = Math.min(past.below, lastInOrder);
        } else {
            past.above = Math.max(past.above, lastInOrder);
        }
    }
}
