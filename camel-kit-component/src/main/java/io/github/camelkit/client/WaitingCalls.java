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
package io.github.camelkit.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Calls that wait for slots, in the order of their tickets. Not safe for threads.
 */
final class WaitingCalls {

    private final TreeSet<Quota.Waiter> byTicket = new TreeSet<>(Comparator.comparingLong(Quota.Waiter::ticket));
    private final TreeSet<Quota.Waiter> byDeadline = new TreeSet<>(
            Comparator.comparingLong(Quota.Waiter::deadline).thenComparingLong(Quota.Waiter::ticket));

    void add(Quota.Waiter waiter) {
        byTicket.add(waiter);
        byDeadline.add(waiter);
    }

    boolean isEmpty() {
        return byTicket.isEmpty();
    }

    int size() {
        return byTicket.size();
    }

    /** Removes the first in the line. */
    Quota.Waiter next() {
        Quota.Waiter next = byTicket.pollFirst();
        byDeadline.remove(next);
        return next;
    }

    /** Removes those whose time is over. */
    List<Quota.Waiter> late(long now) {
        List<Quota.Waiter> late = new ArrayList<>();
        while (!byDeadline.isEmpty() && byDeadline.first().deadline() - now <= 0) {
            late.add(byDeadline.pollFirst());
        }
        late.forEach(byTicket::remove);
        return late;
    }

    /** The first deadline of those that wait. */
    long deadline() {
        return byDeadline.first().deadline();
    }
}
