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
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The slots that a node has from the shared window: for calls to come, for calls that are about to be sent, and for calls
 * under way. They are the node's for as long as its lease lasts; only what was sent before its end still counts. Not safe
 * for threads; times are nanoseconds.
 */
final class SlotsInHand {

    private final PriorityQueue<Long> usableAt = new PriorityQueue<>();
    private long leaseUntil;
    private int taken;
    private int sent;
    // Taken under a lease that has run out: the others may have them by now
    private int lost;

    SlotsInHand(long now) {
        this.leaseUntil = now;
    }

    /** Drops what is not the node's any more. */
    void expire(long now) {
        if (leaseUntil - now <= 0) {
            usableAt.clear();
            lost += taken;
            taken = 0;
        }
    }

    boolean take(long now) {
        expire(now);
        if (usableAt.isEmpty() || usableAt.peek() - now > 0) {
            return false;
        }
        usableAt.poll();
        taken++;
        return true;
    }

    /** A call that took a slot is sent now; false if the slot is lost. */
    boolean send(long now) {
        expire(now);
        if (lost > 0) {
            lost--;
            return false;
        }
        taken--;
        sent++;
        return true;
    }

    void answered() {
        sent--;
    }

    void unused(long now) {
        expire(now);
        if (lost > 0) {
            lost--;
        } else {
            taken--;
            usableAt.add(now);
        }
    }

    void add(long usable, int count) {
        for (int i = 0; i < count; i++) {
            usableAt.add(usable);
        }
    }

    /** Gives back those that nobody waits for, the latest first. */
    void giveBack(int waiting) {
        if (usableAt.size() > waiting) {
            List<Long> kept = new ArrayList<>(usableAt);
            Collections.sort(kept);
            usableAt.clear();
            usableAt.addAll(kept.subList(0, waiting));
        }
    }

    void extend(long until) {
        leaseUntil = until;
    }

    long leaseUntil() {
        return leaseUntil;
    }

    /** For calls to come. */
    int free() {
        return usableAt.size();
    }

    /** When the first of those can be used. */
    long firstUsable() {
        return usableAt.peek();
    }

    /** All that the engine has to know of. */
    int held() {
        return usableAt.size() + taken + sent;
    }
}
