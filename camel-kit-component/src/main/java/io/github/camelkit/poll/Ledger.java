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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.PollMode;
import io.github.camelkit.poll.Checkpoint.CatchUp;
import io.github.camelkit.poll.Checkpoint.Known;

/**
 * Keeps count of one source: what is done, what is under way, and how far the checkpoint may move.
 */
final class Ledger implements CheckpointSaver.Source {

    private static final int MAX_KNOWN = 10_000;

    private final PollSettings settings;
    private final Checkpoint checkpoint;
    private final RepositoryMemory repository;
    private final Progress progress;
    private final Rounds rounds = new Rounds(false);
    private final Rounds pastRounds = new Rounds(true);
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private int exchanges;
    private long changes;

    /**
     * @param repository null where the checkpoint remembers what is done
     */
    Ledger(PollSettings settings, Checkpoint checkpoint, RepositoryMemory repository) {
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.repository = repository;
        this.progress = new Progress(settings, checkpoint);
    }

    @Override
    public synchronized long changes() {
        return changes;
    }

    @Override
    public synchronized String write() {
        return checkpoint.write();
    }

    synchronized boolean isFresh() {
        return checkpoint.isFresh();
    }

    /** From which time on something may have come; null for all. */
    synchronized Instant since() {
        return progress.since();
    }

    synchronized long settled() {
        return checkpoint.settled;
    }

    synchronized int known() {
        return checkpoint.seen.size();
    }

    // What a first poll finds is not wanted

    synchronized void skip(Instant date, long highestId) {
        checkpoint.reached = date;
        checkpoint.start = date;
        checkpoint.settled = highestId;
        changes++;
    }

    void skip(List<Item> items, Instant date) {
        items.forEach(item -> remember(item, date.getEpochSecond(), null));
        synchronized (this) {
            checkLimit(0);
        }
    }

    // Reading

    synchronized Rounds.Round begin(Instant[] date) {
        Rounds.Round[] round = new Rounds.Round[1];
        round[0] = rounds.begin(() -> {
            progress.over(date[0], round[0].listed());
            changes++;
        });
        return round[0];
    }

    /** Whether so much has come that it is read page by page, up to where lists no longer lag; sets that up. */
    synchronized boolean putOff(Page first) {
        boolean puttingOff = progress.putOff(first);
        changes += puttingOff ? 1 : 0;
        return puttingOff;
    }

    /** The same for a list that goes by ids: puts off what is listed from a cursor on. */
    synchronized boolean putOff(Rounds.Round round, String cursor) {
        boolean puttingOff = progress.putOff(round.listed(), cursor);
        changes += puttingOff ? 1 : 0;
        return puttingOff;
    }

    synchronized CatchUp beginCatchUp() {
        pastRounds.clear();
        return checkpoint.catchUp;
    }

    synchronized Rounds.Round begin(CatchUp past, String next) {
        Rounds.Round[] round = new Rounds.Round[1];
        round[0] = pastRounds.begin(() -> {
            past.after = next;
            past.seen.keySet().removeAll(round[0].listed());
            if (next == null && checkpoint.catchUp == past) {
                checkpoint.catchUp = null;
            }
            changes++;
        });
        return round[0];
    }

    /** The items of a page that are to be offered; all that are not done keep the round open. */
    Page open(Page page, Rounds.Round round, CatchUp past) {
        Map<Item, Boolean> done = new HashMap<>();
        Instant since = since();
        for (Item item : page.items()) {
            done.put(item, repository == null ? isKnown(item, past) : repository.contains(item, since, page.date()));
        }
        List<Item> wanted = new ArrayList<>();
        synchronized (this) {
            for (Item item : page.items()) {
                round.add(item.id(), done.get(item));
                if (!done.get(item) && !inFlight.contains(item.id())) {
                    wanted.add(item);
                }
            }
        }
        return page.of(wanted);
    }

    private synchronized boolean isKnown(Item item, CatchUp past) {
        return isSame(checkpoint.seen.get(item.id()), item) || past != null && isSame(past.seen.get(item.id()), item);
    }

    private static boolean isSame(Known known, Item item) {
        return known != null && known.mark().equals(item.mark());
    }

    synchronized void complete(Rounds.Round round, CatchUp past) {
        (past == null ? rounds : pastRounds).complete(round);
    }

    // Exchanges

    /** Whether all of them were offered before, and failed. */
    synchronized boolean isAgain(Offer offer) {
        return offer.items().stream().allMatch(item -> failed.contains(item.id()));
    }

    /** Waits until one more exchange may be under way. */
    synchronized void awaitRoom(Receiver receiver) throws StoppedException {
        try {
            while (receiver.isAllowed() && exchanges >= settings.maxInFlight()) {
                wait(Duration.ofMillis(250).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        if (!receiver.isAllowed()) {
            throw new StoppedException();
        }
    }

    /** Ends a wait whose reason may be gone. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized void begin(Offer offer) {
        if (repository == null) {
            checkLimit(offer.items().size());
        }
        offer.items().forEach(item -> inFlight.add(item.id()));
        exchanges++;
    }

    /** How many exchanges are under way. */
    synchronized int exchanges() {
        return exchanges;
    }

    void ended(Offer offer, CatchUp past, boolean success) {
        if (success) {
            offer.items().forEach(item -> remember(item, offer.page().date().getEpochSecond(), past));
        }
        synchronized (this) {
            exchanges--;
            for (Item item : offer.items()) {
                inFlight.remove(item.id());
                if (success) {
                    failed.remove(item.id());
                    rounds.done(item.id());
                    pastRounds.done(item.id());
                } else {
                    failed.add(item.id());
                    rounds.failed(item.id());
                    pastRounds.failed(item.id());
                }
            }
            notifyAll();
        }
    }

    private void remember(Item item, long at, CatchUp past) {
        if (settings.mode() == PollMode.ALL) {
            return;
        }
        if (repository != null) {
            repository.add(item, at);
            return;
        }
        synchronized (this) {
            (past == null ? checkpoint.seen : past.seen).put(item.id(), new Known(item.mark(), at));
            changes++;
        }
    }

    private void checkLimit(int more) {
        int past = checkpoint.catchUp == null ? 0 : checkpoint.catchUp.seen.size();
        if (checkpoint.seen.size() + past + inFlight.size() + more > MAX_KNOWN) {
            throw new IllegalStateException("More than " + MAX_KNOWN + " items would have to be remembered: give the"
                    + " option idempotentRepository a repository that holds as many as come within the look-back"
                    + (settings.feed().kind() == Feed.Kind.WHOLE ? ", or are on the list" : ""));
        }
    }
}
