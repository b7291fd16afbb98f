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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps count of one source: what is done, what is under way, and how far the checkpoint may move.
 */
final class Ledger implements CheckpointSaver.Source {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int MAX_KNOWN = 10_000;

    private final PollSettings settings;
    private final Checkpoint checkpoint;
    private final RepositoryMemory repository;
    private final Progress progress;
    private final Rounds rounds = new Rounds(false);
    private final Rounds pastRounds = new Rounds(true);
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private boolean full;
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
            if (!hasRoom(0, null)) {
                throw tooMany();
            }
        }
    }

    // Reading

    synchronized Rounds.Round begin(Instant[] date) {
        Rounds.Round[] round = new Rounds.Round[1];
        round[0] = rounds.begin(() -> {
            progress.over(date[0], round[0].listed());
            full = false;
            changes++;
        });
        return round[0];
    }

    /** Whether so much has come that it is read page by page, up to where lists no longer lag; sets that up. */
    synchronized boolean putOff(Page first) {
        boolean puttingOff = progress.putOff(first, full);
        if (puttingOff) {
            full = false;
            changes++;
        }
        return puttingOff;
    }

    synchronized CatchUp beginCatchUp() {
        pastRounds.clear();
        return checkpoint.catchUp;
    }

    /**
     * Gives up the place in a stretch of the past that was reached, because Kit no longer takes its cursor.
     *
     * @return false if there is none: the stretch is at its start
     */
    synchronized boolean dropCursor(CatchUp past) {
        if (past.after == null) {
            return false;
        }
        past.after = null;
        past.again = true;
        changes++;
        return true;
    }

    synchronized Rounds.Round begin(CatchUp past, Page page, String next) {
        Rounds.Round[] round = new Rounds.Round[1];
        long lastInOrder = progress.lastInOrder(page.items());
        round[0] = pastRounds.begin(() -> {
            past.after = next;
            if (lastInOrder != 0) {
                progress.narrow(past, lastInOrder);
            }
            // If cursors do not last, it has to be known what need not be read again; else that would not end
            if (lastInOrder != 0 || !past.again || past.seen.size() > MAX_KNOWN) {
                past.seen.keySet().removeAll(round[0].listed());
            }
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
        Instant now = latest(page.date());
        for (Item item : page.items()) {
            done.put(item, repository == null ? isKnown(item, past) : repository.contains(item, since, now));
        }
        List<Item> wanted = new ArrayList<>();
        synchronized (this) {
            boolean byIds = past == null && settings.feed().kind() == Feed.Kind.IDS;
            changes += byIds && progress.look(page) ? 1 : 0;
            for (Item item : page.items()) {
                round.add(item.id(), done.get(item), !byIds);
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

    /**
     * @throws IllegalStateException if more has to be remembered than can be, and always will
     * @throws StoppedException      if that is so until the look-back has passed
     */
    synchronized void begin(Offer offer, CatchUp past) throws StoppedException {
        if (repository == null && settings.mode() != PollMode.ALL && !hasRoom(offer.items().size(), past)) {
            if (settings.feed().kind() == Feed.Kind.WHOLE) {
                throw tooMany();
            }
            sayFull();
            throw new StoppedException();
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
            long at = latest(offer.page().date()).getEpochSecond();
            offer.items().forEach(item -> remember(item, at, past));
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

    /** Kit's time as far as it is known: one answer can be behind others. */
    private synchronized Instant latest(Instant date) {
        return checkpoint.reached != null && checkpoint.reached.isAfter(date) ? checkpoint.reached : date;
    }

    /** A stretch of the past can begin with as much as can be remembered, and needs some for itself. */
    private boolean hasRoom(int more, CatchUp past) {
        int known = past == null ? checkpoint.seen.size() : past.seen.size() - MAX_KNOWN;
        return known + inFlight.size() + more <= MAX_KNOWN;
    }

    private void sayFull() {
        if (!full) {
            full = true;
            LOG.warn("{} The rest comes when the look-back has passed", tooMany().getMessage());
        }
    }

    private IllegalStateException tooMany() {
        return new IllegalStateException("More than " + MAX_KNOWN + " items would have to be remembered: give the"
                + " option idempotentRepository a repository that holds as many as come within the look-back"
                + (settings.feed().kind() == Feed.Kind.WHOLE ? ", or are on the list." : "."));
    }
}
