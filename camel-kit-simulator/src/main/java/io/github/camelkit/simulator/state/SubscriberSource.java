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

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import io.github.camelkit.simulator.paging.Item;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Source;

/** A list of subscribers, merged from the written and the generated ones. */
final class SubscriberSource implements Source<Subscriber> {

    private final Source<Subscriber> written;
    private final Map<Long, Subscriber> listed;
    private final Generated generated;
    private final SubscriberQuery query;
    private final long low;
    private final long high;

    SubscriberSource(Source<Subscriber> written, Map<Long, Subscriber> listed, Generated generated,
                     SubscriberQuery query) {
        this.written = written;
        this.listed = listed;
        this.generated = generated;
        this.query = query;
        if (generated.count() == 0 || !query.mayMatchGenerated()) {
            low = 1;
            high = 0;
        } else {
            // generated ones are never updated, so both pairs of bounds cut the same range of ids
            low = generated.firstAfter(Math.max(query.createdAfter(), query.updatedAfter()));
            high = generated.lastBefore(Math.min(query.createdBefore(), query.updatedBefore()));
        }
    }

    @Override
    public Iterator<Item<Subscriber>> walk(Key from, boolean ascending) {
        Iterator<Item<Subscriber>> one = written.walk(from, ascending);
        if (high < low) {
            return one;
        }
        boolean timed = query.sort() == SubscriberQuery.Sort.UPDATED;
        Iterator<Item<Subscriber>> other = generated.walk(low, high, from, timed, ascending, listed.keySet());
        return new Merged(one, query.more() == null ? other : filter(other, query.more()), ascending);
    }

    @Override
    public long count() {
        long count = written.count();
        if (high < low) {
            return count;
        }
        if (query.more() != null) {
            return Source.super.count();
        }
        long replaced = listed.keySet().stream().filter(id -> id >= low && id <= high).count();
        return count + high - low + 1 - replaced;
    }

    private static Iterator<Item<Subscriber>> filter(Iterator<Item<Subscriber>> items, Predicate<Subscriber> filter) {
        Iterable<Item<Subscriber>> all = () -> items;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(item -> filter.test(item.value())).iterator();
    }

    /** Two sorted walks as one. */
    private static final class Merged implements Iterator<Item<Subscriber>> {

        private final Iterator<Item<Subscriber>> one;
        private final Iterator<Item<Subscriber>> other;
        private final boolean ascending;
        private Item<Subscriber> nextOne;
        private Item<Subscriber> nextOther;

        Merged(Iterator<Item<Subscriber>> one, Iterator<Item<Subscriber>> other, boolean ascending) {
            this.one = one;
            this.other = other;
            this.ascending = ascending;
            nextOne = advance(one);
            nextOther = advance(other);
        }

        private static Item<Subscriber> advance(Iterator<Item<Subscriber>> walk) {
            return walk.hasNext() ? walk.next() : null;
        }

        @Override
        public boolean hasNext() {
            return nextOne != null || nextOther != null;
        }

        @Override
        public Item<Subscriber> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Item<Subscriber> item;
            if (nextOther == null || nextOne != null
                    && nextOne.key().compareTo(nextOther.key()) < 0 == ascending) {
                item = nextOne;
                nextOne = advance(one);
            } else {
                item = nextOther;
                nextOther = advance(other);
            }
            return item;
        }
    }
}
