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
import java.util.Map;
import java.util.Set;

import io.github.camelkit.operation.Feed;
import io.github.camelkit.poll.Checkpoint.CatchUp;
import io.github.camelkit.poll.Checkpoint.Known;

/**
 * Moves a checkpoint. Kit's time comes in whole seconds, so that a second is added wherever time has to have passed.
 */
final class Progress {

    private static final int LEVELS_PER_LOOK_BACK = 16;

    private final Feed.Kind kind;
    private final Duration lookBack;
    private final Checkpoint checkpoint;

    Progress(PollSettings settings, Checkpoint checkpoint) {
        this.kind = settings.feed().kind();
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
            case IDS -> settle(date.getEpochSecond(), listed);
            case WHOLE -> forget(date.getEpochSecond(), listed);
            default -> {
                long since = since().getEpochSecond();
                checkpoint.seen.values().removeIf(known -> known.at() + 1 < since);
            }
        }
    }

    /**
     * When an id was listed, all lower ones had been given out. So what is not listed a look-back later never will be.
     */
    private void settle(long date, Set<String> listed) {
        long highest = listed.stream().mapToLong(Long::parseLong).max().orElse(checkpoint.settled);
        long step = Math.max(1, lookBack.toSeconds() / LEVELS_PER_LOOK_BACK);
        if (checkpoint.levels.isEmpty() || date - checkpoint.levels.lastKey() >= step) {
            checkpoint.levels.put(date, highest);
        }
        long before = date - lookBack.plusMillis(999).toSeconds() - 1;
        Map<Long, Long> past = checkpoint.levels.headMap(before, true);
        checkpoint.settled = Math.max(checkpoint.settled,
                past.values().stream().mapToLong(Long::longValue).max().orElse(0));
        past.clear();
        checkpoint.seen.keySet().removeIf(id -> Long.parseLong(id) <= checkpoint.settled);
    }

    /** What has left the list is new when it comes back, unless the list just lags. */
    private void forget(long date, Set<String> listed) {
        checkpoint.seen.replaceAll((id, known) -> listed.contains(id) ? new Known(known.mark(), date) : known);
        checkpoint.seen.values().removeIf(known -> known.at() + 1 < date - lookBack.toSeconds());
    }

    boolean putOff(Page first) {
        boolean behind = checkpoint.reached == null || kind == Feed.Kind.TIMES
                && checkpoint.reached.isBefore(first.date().minus(lookBack.multipliedBy(2)));
        boolean byTime = kind == Feed.Kind.TIMES || kind == Feed.Kind.SHOWN_TIMES;
        if (!byTime || !behind || first.next() == null || checkpoint.catchUp != null) {
            return false;
        }
        CatchUp past = new CatchUp();
        past.from = since();
        past.until = first.date().minus(lookBack);
        past.seen = checkpoint.seen;
        checkpoint.seen = new LinkedHashMap<>();
        checkpoint.reached = first.date();
        checkpoint.start = past.until;
        checkpoint.catchUp = past;
        return true;
    }

    boolean putOff(Set<String> listed, String cursor) {
        if (kind != Feed.Kind.IDS || checkpoint.catchUp != null) {
            return false;
        }
        long belowId = listed.stream().mapToLong(Long::parseLong).min().orElse(Long.MAX_VALUE);
        CatchUp past = new CatchUp();
        past.above = checkpoint.settled;
        past.below = belowId;
        past.after = cursor;
        for (Map.Entry<String, Known> known : Map.copyOf(checkpoint.seen).entrySet()) {
            if (Long.parseLong(known.getKey()) < belowId) {
                past.seen.put(known.getKey(), known.getValue());
                checkpoint.seen.remove(known.getKey());
            }
        }
        checkpoint.settled = belowId - 1;
        checkpoint.catchUp = past;
        return true;
    }
}
