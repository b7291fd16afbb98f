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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.PollMode;
import io.github.camelkit.poll.Checkpoint.CatchUp;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one list: finds what is new on it, offers it to a route, and moves the checkpoint over what is done.
 */
final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int MAX_HELD = 5_000;

    private final PollSettings settings;
    private final Walks walks;
    private final CheckpointSaver saver;
    private final Ledger ledger;
    private final Receiver receiver;
    private volatile boolean polling;
    private int fresh;
    private final AtomicInteger offered = new AtomicInteger();

    /**
     * Loads the checkpoint.
     *
     * @param  saver                 null where nothing is kept
     * @param  memory                remembers what is done in place of the checkpoint; null where it does not
     * @param  name                  sets the entries of the memory apart from others
     * @throws IllegalStateException if the checkpoint cannot be understood
     */
    public Poller(PollSettings settings, Pages pages, CheckpointSaver saver, IdempotentRepository memory, String name,
            Receiver receiver) {
        this.settings = settings;
        this.saver = saver;
        this.receiver = receiver;
        Feed feed = settings.feed();
        this.ledger = new Ledger(settings, saver == null ? new Checkpoint(feed.kind()) : saver.load(feed.kind()),
                memory == null ? null : new RepositoryMemory(memory, name, feed.isByContent(), settings.lookBack()));
        this.walks = new Walks(settings, pages, ledger);
        if (saver != null) {
            saver.saves(ledger);
        }
    }

    /**
     * Polls once.
     *
     * @return           how many exchanges there were, without those for items that had failed before
     * @throws Exception if the list cannot be read, or the checkpoint cannot be kept
     */
    public int poll() throws Exception {
        fresh = 0;
        offered.set(0);
        polling = true;
        try {
            if (saver != null) {
                saver.check();
            }
            read();
        } catch (StoppedException e) {
            LOG.debug("The poll ended after {} exchanges", offered.get());
        } finally {
            polling = false;
            save();
        }
        return fresh;
    }

    private void save() {
        if (saver != null && offered.get() > 0) {
            saver.save();
        } else if (saver != null) {
            saver.saveSoon(false);
        }
    }

    /** How many exchanges the last poll made. */
    public int offered() {
        return offered.get();
    }

    /** Lets a poll that waits for exchanges see that its consumer stops. */
    public void wake() {
        ledger.wake();
    }

    /** Saves for the last time; what is done from now on comes again. */
    public void close() {
        if (saver != null) {
            saver.close();
        }
    }

    /** Saves no more: another poller begins where this one has saved. */
    public void abandon() {
        if (saver != null) {
            saver.abandon();
        }
    }

    private void read() throws Exception {
        if (settings.mode() == PollMode.ALL) {
            Walk walk = walks.everything();
            Page first = walk.next();
            offerAll(first, walk, settings.feed().sort() != null, null);
        } else if (ledger.isFresh() && !settings.fromStart()) {
            skipAll();
        } else {
            catchUp();
            if (!readOn()) {
                catchUp();
                readOn();
            }
        }
    }

    /** Nothing that is there already is wanted. */
    private void skipAll() throws Exception {
        Walk walk = walks.now();
        Page first = walk.next();
        long highest = 0;
        if (settings.feed().kind() == Feed.Kind.WHOLE) {
            ledger.skip(first.items(), first.date());
            while (walk.hasNext()) {
                ledger.skip(walk.next().items(), first.date());
            }
        } else if (settings.feed().kind() == Feed.Kind.IDS) {
            highest = first.items().stream().mapToLong(Item::number).max().orElse(0);
        }
        ledger.skip(first.date(), highest);
    }

    /** Reads a stretch of the past, if there is one to read, page by page. */
    private void catchUp() throws Exception {
        CatchUp past = ledger.beginCatchUp();
        if (past == null) {
            return;
        }
        try {
            catchUp(past);
        } catch (KitNotFoundException | KitValidationException e) {
            if (!ledger.dropCursor(past)) {
                throw e;
            }
            LOG.warn("Kit does not take the cursor that a list was read up to. What is left of it is read from its"
                    + " start, and some of it may come again ({})", e.getMessage());
            catchUp(ledger.beginCatchUp());
        }
    }

    private void catchUp(CatchUp past) throws Exception {
        Walk walk = walks.past(past);
        while (walk.hasNext()) {
            Page page = walk.next();
            Rounds.Round round = ledger.begin(past, page, walk.hasNext() ? page.next() : null);
            Page open = ledger.open(page, round, past);
            deliver(offers(List.of(open)), past);
            ledger.complete(round, past);
            savePage(open);
        }
    }

    /**
     * Reads what has come.
     *
     * @return false if it is so much that the past has to be read first
     */
    private boolean readOn() throws Exception {
        Instant[] date = new Instant[1];
        Rounds.Round round = ledger.begin(date);
        Walk walk = walks.newest();
        Page first = walk.next();
        if (ledger.putOff(first)) {
            return false;
        }
        date[0] = first.date();
        boolean sorted = settings.feed().kind() == Feed.Kind.TIMES && settings.feed().sort() != null;
        offerAll(first, walk, sorted, round);
        ledger.complete(round, null);
        return true;
    }

    /**
     * Offers all that a walk finds: as it is listed, or else, as long as it can be held, the oldest first.
     *
     * @param round null where nothing is remembered
     */
    private void offerAll(Page first, Walk walk, boolean oldestFirst, Rounds.Round round) throws Exception {
        List<Page> held = new ArrayList<>();
        boolean asListed = oldestFirst;
        int count = 0;
        for (Page page = first; page != null; page = walk.hasNext() ? walk.next() : null) {
            Page open = round == null ? page : ledger.open(page, round, null);
            held.add(open);
            count += open.items().size();
            if (asListed || count > MAX_HELD) {
                asListed = true;
                deliver(offers(held), null);
                held.clear();
                savePage(open);
            }
        }
        deliver(offers(oldestFirst(held)), null);
    }

    private void savePage(Page page) {
        if (saver != null && !page.items().isEmpty()) {
            saver.save();
        }
    }

    private static List<Page> oldestFirst(List<Page> pages) {
        List<Page> reversed = new ArrayList<>(pages);
        Collections.reverse(reversed);
        reversed.replaceAll(page -> {
            List<Item> items = new ArrayList<>(page.items());
            Collections.reverse(items);
            return page.of(items);
        });
        return reversed;
    }

    private List<Offer> offers(List<Page> pages) {
        List<Offer> offers = new ArrayList<>();
        for (Page page : pages) {
            if (settings.split()) {
                page.items().forEach(item -> offers.add(new Offer(List.of(item), page)));
            } else if (!page.items().isEmpty()) {
                offers.add(new Offer(page.items(), page));
            }
        }
        if (settings.split() && offers.stream().allMatch(offer -> offer.items().get(0).time() != null)
                && settings.feed().sort() == null) {
            // Some lists go by id, and not by the time that counts
            offers.sort(Comparator.comparing(offer -> offer.items().get(0).time()));
        }
        return offers;
    }

    private void deliver(List<Offer> offers, CatchUp past) throws StoppedException {
        List<Offer> batch = new ArrayList<>(offers.size());
        int count = fresh;
        for (Offer offer : offers) {
            boolean again = ledger.isAgain(offer);
            if (again || settings.maxMessages() <= 0 || count < settings.maxMessages()) {
                batch.add(offer);
                count += again ? 0 : 1;
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            deliver(batch.get(i), i, batch.size(), past);
        }
        if (batch.size() < offers.size()) {
            throw new StoppedException();
        }
    }

    private void deliver(Offer offer, int index, int size, CatchUp past) throws StoppedException {
        ledger.awaitRoom(receiver);
        boolean again = ledger.isAgain(offer);
        ledger.begin(offer, past);
        offered.incrementAndGet();
        fresh += again ? 0 : 1;
        receiver.receive(offer, index, size, success -> {
            ledger.ended(offer, past, success);
            if (saver != null) {
                saver.saveSoon(!polling && ledger.exchanges() == 0);
            }
        });
    }
}
