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
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.MapSource;
import io.github.camelkit.simulator.paging.Source;

/** All subscribers: those that were written, and those that are generated from their id when asked for. */
public final class SubscriberStore {

    private static final String KIND = "subscribers";

    private volatile Generated generated;
    private final ListLag lag;
    private final Keeper keeper;
    private final AtomicLong ids;
    private final Map<Long, Subscriber> written = new ConcurrentHashMap<>();
    private final Map<String, Long> byEmail = new ConcurrentHashMap<>();
    private final Map<Long, Subscriber> listed = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Key, Subscriber> byId = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Key, Subscriber> byUpdate = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Key, Subscriber> byCancellation = new ConcurrentSkipListMap<>();

    SubscriberStore(long generatedCount, long now, ListLag lag, Keeper keeper) {
        this.generated = new Generated(generatedCount, now);
        this.ids = new AtomicLong(Math.max(generatedCount, keeper.lastId(KIND)));
        this.lag = lag;
        this.keeper = keeper;
        keeper.load(KIND, Subscriber.class, (id, subscriber) -> {
            store(subscriber);
            relist(subscriber.id());
        });
    }

    /** Forgets all of them, and generates so many others. */
    void clear(long generatedCount, long now) {
        keeper.clear(KIND);
        List.of(written, byEmail, listed, byId, byUpdate, byCancellation).forEach(Map::clear);
        generated = new Generated(generatedCount, now);
        ids.set(generatedCount);
    }

    /** The subscriber, or {@code null}. */
    public Subscriber find(long id) {
        Subscriber subscriber = written.get(id);
        return subscriber == null && generated.has(id) ? generated.get(id) : subscriber;
    }

    /** The subscriber, or a 404. */
    public Subscriber get(long id) {
        Subscriber subscriber = find(id);
        if (subscriber == null) {
            throw ApiException.notFound();
        }
        return subscriber;
    }

    /** The subscriber with this address, whatever its case, or {@code null}. */
    public Subscriber findByEmail(String email) {
        String key = email.toLowerCase(Locale.ROOT);
        Long id = byEmail.get(key);
        if (id != null) {
            return written.get(id);
        }
        long candidate = generated.idOf(key);
        return candidate == 0 || written.containsKey(candidate) ? null : generated.get(candidate);
    }

    /** Adds a subscriber. */
    public Subscriber add(String email, String firstName, String state, long now) {
        return put(new Subscriber(ids.incrementAndGet(), firstName, email, state, now));
    }

    /** Stores a new version. */
    public Subscriber put(Subscriber subscriber) {
        store(subscriber);
        long id = subscriber.id();
        keeper.put(KIND, id, subscriber);
        lag.later(() -> relist(id));
        return subscriber;
    }

    private void store(Subscriber subscriber) {
        long id = subscriber.id();
        Subscriber old = written.put(id, subscriber);
        if (old != null && !old.email().equalsIgnoreCase(subscriber.email())) {
            byEmail.remove(old.email().toLowerCase(Locale.ROOT));
        }
        byEmail.put(subscriber.email().toLowerCase(Locale.ROOT), id);
    }

    // reads the present version, so that late changes of one subscriber may come in any order
    private synchronized void relist(long id) {
        Subscriber now = written.get(id);
        if (now == null) {
            return;
        }
        Subscriber old = listed.get(id);
        byId.put(Key.of(id), now);
        byUpdate.put(new Key(now.updatedAt(), id), now);
        if (now.cancelledAt() != 0) {
            byCancellation.put(new Key(now.cancelledAt(), id), now);
        }
        listed.put(id, now);
        if (old != null && old.updatedAt() != now.updatedAt()) {
            byUpdate.remove(new Key(old.updatedAt(), id));
        }
        if (old != null && old.cancelledAt() != now.cancelledAt()) {
            byCancellation.remove(new Key(old.cancelledAt(), id));
        }
    }

    public long size() {
        return generated.count() + written.keySet().stream().filter(id -> !generated.has(id)).count();
    }

    /** How many are in this state. */
    public long count(String state) {
        long count = written.values().stream().filter(one -> one.state().equals(state)).count();
        if (state.equals(Subscriber.ACTIVE)) {
            count += generated.count() - written.keySet().stream().filter(generated::has).count();
        }
        return count;
    }

    /** How many got the e-mails of a time, of those whose id is a multiple of {@code step}. */
    public long countActiveAt(long time, int step) {
        long last = generated.count() == 0 ? 0 : generated.lastBefore(time + 1);
        long count = last / step;
        for (Subscriber one : written.values()) {
            if (one.id() % step == 0) {
                count -= one.id() <= last ? 1 : 0;
                count += one.gotEmailsAt(time) ? 1 : 0;
            }
        }
        return count;
    }

    /** The subscribers that match, as lists show them. */
    public Source<Subscriber> list(SubscriberQuery query) {
        lag.catchUp();
        if (!query.emails().isEmpty()) {
            return Source.of(listedByEmail(query), query::matches);
        }
        return switch (query.sort()) {
            case UPDATED -> new SubscriberSource(updated(query), listed, generated, query);
            case CANCELLED -> Source.of(byCancellation, query::matches);
            default -> new SubscriberSource(created(query), listed, generated, query);
        };
    }

    private Source<Subscriber> updated(SubscriberQuery query) {
        return new MapSource<>(byUpdate, new Key(query.updatedAfter(), Long.MAX_VALUE),
                new Key(query.updatedBefore(), Long.MIN_VALUE), query::matches);
    }

    private Source<Subscriber> created(SubscriberQuery query) {
        long low = query.createdAfter() == Long.MIN_VALUE ? 0 : createdBy(query.createdAfter());
        long high = query.createdBefore() == Long.MAX_VALUE ? Long.MAX_VALUE : createdBy(query.createdBefore());
        return new MapSource<>(byId, Key.of(low), Key.of(high), query::matches);
    }

    // the last id that was there at a time; ids are given out in the order of time, so that halving finds it
    private long createdBy(long time) {
        long low = 0;
        long high = ids.get();
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            Subscriber subscriber = find(middle);
            // one that is just being added has no row yet
            if (subscriber != null && subscriber.createdAt() <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The subscribers that match, as lists show them, in an order of their own; each call sorts them all. */
    public Source<Subscriber> ranked(SubscriberQuery query, Function<Subscriber, Key> rank) {
        NavigableMap<Key, Subscriber> ranked = new TreeMap<>();
        list(query).walk(null, true).forEachRemaining(item -> ranked.put(rank.apply(item.value()), item.value()));
        return Source.of(ranked, one -> true);
    }

    private NavigableMap<Key, Subscriber> listedByEmail(SubscriberQuery query) {
        NavigableMap<Key, Subscriber> found = new TreeMap<>();
        for (String email : query.emails()) {
            Subscriber one = listed(email);
            if (one != null) {
                found.put(query.sort().key(one), one);
            }
        }
        return found;
    }

    private Subscriber listed(String email) {
        Subscriber now = findByEmail(email);
        Subscriber shown = now == null ? null : listed.get(now.id());
        if (shown == null && now != null && generated.has(now.id())) {
            shown = generated.get(now.id());
        }
        return shown != null && shown.email().equalsIgnoreCase(email) ? shown : null;
    }
}
