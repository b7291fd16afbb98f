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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** What Kit sends to users by itself, the newest of it: webhooks, deliveries to endpoints, bulk jobs and their callbacks. */
public final class Errands {

    private static final int MAX = 500;

    private final ArrayDeque<Errand> kept = new ArrayDeque<>();
    private long lastId;

    /** What is sent. */
    public enum Kind {
        /** An event for a legacy webhook. */
        WEBHOOK,
        /** A batch of events for a webhook endpoint. */
        DELIVERY,
        /** A bulk request that is done later, and its callback. */
        BULK
    }

    /** Where an errand stands. */
    public enum Status {
        /** It is yet to be done or sent, or sent again. */
        PENDING,
        /** It was done, and nobody is told of it. */
        APPLIED,
        /** It was taken. */
        DELIVERED,
        /** It was not taken, and is not sent again. */
        FAILED
    }

    /** Something that is sent. */
    public static final class Errand {

        private final long id;
        private final Kind kind;
        private final long account;
        private final String about;
        private final String target;
        private final Instant at;
        private Status status = Status.PENDING;
        private int attempts;
        private Integer answered;
        private Instant next;

        private Errand(long id, Kind kind, Account account, String about, String target) {
            this.id = id;
            this.kind = kind;
            this.account = account.id();
            this.about = about;
            this.target = withoutQuery(target);
            this.at = account.clock().instant();
        }

        /** It was sent and taken, or is not sent again. */
        public synchronized void ended(Status how, int httpStatus) {
            attempted(httpStatus);
            status = how;
            next = null;
        }

        /** It was sent and not taken, and is sent again at a time. */
        public synchronized void again(int httpStatus, Instant when) {
            attempted(httpStatus);
            next = when;
        }

        private void attempted(int httpStatus) {
            attempts++;
            answered = httpStatus == 0 ? null : httpStatus;
        }

        /** It was done, without anything being sent yet. */
        public synchronized void applied() {
            status = Status.APPLIED;
        }

        /** It was done, and is now told to its address. */
        public synchronized void telling() {
            status = Status.PENDING;
        }

        /** As it stands now. */
        public synchronized Shown shown() {
            return new Shown(id, kind, account, about, target, at, status, attempts, answered, next);
        }
    }

    /**
     * An errand as it stands.
     *
     * @param about    what it is about, in words
     * @param target   the address without its query, {@code null} if nothing is sent
     * @param answered the status of the last answer, {@code null} without one
     * @param next     when it is sent again, {@code null} if it is not
     */
    public record Shown(long id, Kind kind, long account, String about, String target, Instant at, Status status,
                        int attempts, Integer answered, Instant next) {
    }

    private static String withoutQuery(String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        } catch (IllegalArgumentException e) {
            return "an address that is not valid";
        }
    }

    /** Begins one; the oldest ones make room. */
    public Errand begin(Kind kind, Account account, String about, String target) {
        synchronized (kept) {
            Errand errand = new Errand(++lastId, kind, account, about, target);
            kept.add(errand);
            if (kept.size() > MAX) {
                kept.remove();
            }
            return errand;
        }
    }

    /** All that are kept, oldest first. */
    public List<Shown> all() {
        synchronized (kept) {
            return kept.stream().map(Errand::shown).toList();
        }
    }

    void clear() {
        synchronized (kept) {
            kept.clear();
        }
    }

    /** In how long something is sent again, as a time of the account's clock. */
    public static Instant in(Account account, Duration delay) {
        return account.clock().instant().plus(delay);
    }
}
