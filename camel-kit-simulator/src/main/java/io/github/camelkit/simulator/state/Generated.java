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
import java.util.NoSuchElementException;
import java.util.Set;

import io.github.camelkit.simulator.paging.Item;
import io.github.camelkit.simulator.paging.Key;

/** Subscribers 1 to n that follow from their id alone: one a second, the last one a second before the start. */
final class Generated {

    private static final String LOCAL_PART = "subscriber";
    private static final String DOMAIN = "@example.com";
    private static final long STEP = 1000;

    private final long count;
    private final long start;

    Generated(long count, long now) {
        this.count = count;
        this.start = now - now % STEP - (count + 1) * STEP;
    }

    long count() {
        return count;
    }

    boolean has(long id) {
        return id >= 1 && id <= count;
    }

    Subscriber get(long id) {
        return new Subscriber(id, "Subscriber " + id, LOCAL_PART + id + DOMAIN, Subscriber.ACTIVE, createdAt(id));
    }

    long createdAt(long id) {
        return start + id * STEP;
    }

    /** The id behind a generated address in lower case, 0 if it is not one. */
    long idOf(String email) {
        if (!email.startsWith(LOCAL_PART) || !email.endsWith(DOMAIN)) {
            return 0;
        }
        String digits = email.substring(LOCAL_PART.length(), email.length() - DOMAIN.length());
        if (!digits.matches("[1-9]\\d{0,17}")) {
            return 0;
        }
        long id = Long.parseLong(digits);
        return has(id) ? id : 0;
    }

    /** The first id that was created after this time. */
    long firstAfter(long time) {
        return time < createdAt(1) ? 1 : Math.min(count + 1, Math.floorDiv(time - start, STEP) + 1);
    }

    /** The last id that was created before this time. */
    long lastBefore(long time) {
        return time > createdAt(count) ? count : Math.max(0, Math.floorDiv(time - start - 1, STEP));
    }

    /** Walks the ids low to high behind a key, in either direction, without those that are listed otherwise. */
    Iterator<Item<Subscriber>> walk(long low, long high, Key from, boolean timed, boolean ascending, Set<Long> except) {
        long first = ascending ? low : high;
        if (from != null) {
            long behind = behind(from, timed, ascending);
            first = ascending ? Math.max(low, behind) : Math.min(high, behind);
        }
        long begin = first;
        return new Iterator<>() {
            private long id = skip(begin);

            private long skip(long candidate) {
                long next = candidate;
                while (next >= low && next <= high && except.contains(next)) {
                    next += ascending ? 1 : -1;
                }
                return next;
            }

            @Override
            public boolean hasNext() {
                return id >= low && id <= high;
            }

            @Override
            public Item<Subscriber> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Item<Subscriber> item = new Item<>(new Key(timed ? createdAt(id) : 0, id), get(id));
                id = skip(ascending ? id + 1 : id - 1);
                return item;
            }
        };
    }

    private long behind(Key from, boolean timed, boolean ascending) {
        if (!timed) {
            return ascending ? from.id() + 1 : from.id() - 1;
        }
        long id = Math.floorDiv(from.sort() - start, STEP);
        boolean exact = createdAt(id) == from.sort();
        if (ascending) {
            return exact && id > from.id() ? id : id + 1;
        }
        return exact && id >= from.id() ? id - 1 : id;
    }
}
