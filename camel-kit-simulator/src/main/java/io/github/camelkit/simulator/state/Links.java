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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Source;

/** Which subscribers belong to which tags (or forms, or sequences), seen from both sides. */
public final class Links {

    private final AtomicLong ids = new AtomicLong();
    private final boolean byTime;
    private final ListLag lag;
    private final String kind;
    private final Keeper keeper;
    private final Map<Long, Map<Long, Link>> byOwner = new ConcurrentHashMap<>();
    private final Map<Long, ConcurrentSkipListMap<Key, Link>> bySubscriber = new ConcurrentHashMap<>();
    private final Map<Long, ConcurrentSkipListMap<Key, Link>> listed = new ConcurrentHashMap<>();

    /** Lists of an owner are sorted by the time of the link, or else by the subscriber's id. */
    Links(String kind, boolean byTime, ListLag lag, Keeper keeper) {
        this.kind = kind;
        this.byTime = byTime;
        this.lag = lag;
        this.keeper = keeper;
        ids.set(keeper.lastId(kind));
        keeper.load(kind, Link.class, (id, link) -> {
            put(link);
            relist(link);
        });
    }

    /** Forgets all of them. */
    void clear() {
        keeper.clear(kind);
        byOwner.clear();
        bySubscriber.clear();
        listed.clear();
        ids.set(0);
    }

    private void put(Link link) {
        byOwner.computeIfAbsent(link.ownerId(), id -> new ConcurrentHashMap<>()).put(link.subscriberId(), link);
    }

    /** The link, or {@code null}. */
    public Link find(long ownerId, long subscriberId) {
        return byOwner.getOrDefault(ownerId, Map.of()).get(subscriberId);
    }

    public Link add(long ownerId, long subscriberId, long at, String referrer) {
        Link link = new Link(ids.incrementAndGet(), ownerId, subscriberId, at, referrer);
        put(link);
        keeper.put(kind, link.id(), link);
        lag.later(() -> relist(link));
        return link;
    }

    /** Removes a link; whether there was one. */
    public boolean remove(long ownerId, long subscriberId) {
        Map<Long, Link> links = byOwner.get(ownerId);
        Link link = links == null ? null : links.remove(subscriberId);
        if (link != null) {
            keeper.remove(kind, link.id());
            lag.later(() -> relist(link));
        }
        return link != null;
    }

    /** Removes all links of an owner. */
    public void removeOwner(long ownerId) {
        for (Long subscriberId : List.copyOf(byOwner.getOrDefault(ownerId, Map.of()).keySet())) {
            remove(ownerId, subscriberId);
        }
    }

    // looks at the present state, so that an addition and its removal may come late and in any order
    private synchronized void relist(Link link) {
        NavigableMap<Key, Link> owner = listed.computeIfAbsent(link.ownerId(), id -> new ConcurrentSkipListMap<>());
        NavigableMap<Key, Link> subscriber =
                bySubscriber.computeIfAbsent(link.subscriberId(), id -> new ConcurrentSkipListMap<>());
        if (link.equals(find(link.ownerId(), link.subscriberId()))) {
            owner.put(key(link), link);
            subscriber.put(Key.of(link.id()), link);
        } else {
            owner.remove(key(link), link);
            subscriber.remove(Key.of(link.id()));
        }
    }

    private Key key(Link link) {
        return byTime ? new Key(link.at(), link.id()) : Key.of(link.subscriberId());
    }

    public int count(long ownerId) {
        return byOwner.getOrDefault(ownerId, Map.of()).size();
    }

    /** The links of an owner, as lists show them. */
    public Source<Link> ofOwner(long ownerId, Predicate<Link> filter) {
        lag.catchUp();
        return Source.of(listed.getOrDefault(ownerId, new ConcurrentSkipListMap<>()), filter);
    }

    /** The links of a subscriber, as lists show them. */
    public Source<Link> ofSubscriber(long subscriberId) {
        lag.catchUp();
        return Source.of(bySubscriber.getOrDefault(subscriberId, new ConcurrentSkipListMap<>()), link -> true);
    }

    /** The links of a subscriber as lists show them, oldest first. */
    public Collection<Link> listedOf(long subscriberId) {
        lag.catchUp();
        return bySubscriber.getOrDefault(subscriberId, new ConcurrentSkipListMap<>()).values();
    }
}
