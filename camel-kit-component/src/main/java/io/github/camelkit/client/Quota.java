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

/**
 * How many calls one credential may make. Every call takes a slot before it is sent and hands it in afterwards.
 */
public interface Quota {

    /**
     * @param limit       how many calls the window holds; 0 for any number
     * @param windowNanos the length of the window
     * @param maxWaiting  how many calls may wait
     * @param waitNanos   how long a call may wait
     */
    record Settings(int limit, long windowNanos, int maxWaiting, long waitNanos) {
    }

    /** A call that waits for a slot. Its methods are called once, from a thread that must not be held up. */
    interface Waiter {

        /** Calls wait in the order of their tickets; a call that comes back keeps its own. */
        long ticket();

        /** Whether it was let in before and comes back; then it waits however many others do. */
        boolean isReturning();

        /** Until when it waits, by {@link System#nanoTime()} or the clock of the quota. */
        long deadline();

        void granted();

        /** It waited until its deadline, or too many wait already. */
        void refused(Refusal why);
    }

    enum Refusal {
        TOO_MANY_WAITING, TOO_LATE
    }

    /** Takes the next ticket. */
    long nextTicket();

    /** The deadline of a call that starts to wait now. */
    long nextDeadline();

    /** Takes a slot if one is free and no call waits. */
    boolean tryAcquire();

    /** Takes a slot as soon as one is free and no earlier ticket waits. */
    void acquire(Waiter waiter);

    /**
     * The call that took a slot is sent now.
     *
     * @return false if its slot was lost meanwhile, as after the process was suspended; then it needs another one
     */
    default boolean send() {
        return true;
    }

    /** The call that was sent was answered, or may have been seen by Kit. */
    void answered();

    /** The call that took a slot was not sent. */
    void unused();

    /**
     * Kit refused a call all the same (429): grants nothing for a while.
     *
     * @param  nanos how long; 0 or less for as long as the whole window takes to clear
     * @return       whether this begins a pause; false while one lasts
     */
    boolean pause(long nanos);

    /** How many calls wait. */
    int waiting();

    /** How many calls of the window are taken. */
    int used();

    /** How many calls the window holds. */
    int limit();

    boolean isPaused();

    Settings settings();

    /** Why no slots can be had although calls wait; null as a rule. Names the store that does not answer. */
    default String trouble() {
        return null;
    }

    /** How it is shared with other nodes; null if this node has the window for itself. */
    default Sharing sharing() {
        return null;
    }
}
