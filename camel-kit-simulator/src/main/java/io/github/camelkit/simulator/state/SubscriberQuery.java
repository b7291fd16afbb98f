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
import java.util.function.Predicate;

import io.github.camelkit.simulator.paging.Key;

/**
 * Which subscribers a list shows, and in which order; times are exclusive bounds in milliseconds, and without e-mail
 * addresses all subscribers are meant.
 */
public record SubscriberQuery(String status, long createdAfter, long createdBefore, long updatedAfter,
                              long updatedBefore, List<String> emails, Sort sort, Predicate<Subscriber> more) {

    /** What a list of subscribers is sorted by. */
    public enum Sort {
        ID, UPDATED, CANCELLED;

        Key key(Subscriber one) {
            return switch (this) {
                case UPDATED -> new Key(one.updatedAt(), one.id());
                case CANCELLED -> new Key(one.cancelledAt(), one.id());
                default -> Key.of(one.id());
            };
        }
    }

    public static final String ANY_STATUS = "all";

    boolean matches(Subscriber one) {
        return (status.equals(ANY_STATUS) || status.equals(one.state()))
                && one.createdAt() > createdAfter && one.createdAt() < createdBefore
                && one.updatedAt() > updatedAfter && one.updatedAt() < updatedBefore
                && (more == null || more.test(one));
    }

    boolean mayMatchGenerated() {
        return status.equals(ANY_STATUS) || status.equals(Subscriber.ACTIVE);
    }
}
