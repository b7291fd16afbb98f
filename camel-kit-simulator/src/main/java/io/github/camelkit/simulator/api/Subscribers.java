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
package io.github.camelkit.simulator.api;

import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.Switch;

/** Changes to subscribers that several operations make. */
public final class Subscribers {

    private Subscribers() {
    }

    /** Adds a subscriber, or gives the existing one the first name; never the state. */
    public static Subscriber upsert(Account account, String email, String firstName, String state) {
        Subscriber existing = account.subscribers().findByEmail(email);
        if (existing == null) {
            checkLimit(account, 1);
            Subscriber added = account.subscribers().add(email, firstName,
                    state == null ? Subscriber.ACTIVE : state, account.now());
            Happenings.created(account, added);
            return added;
        }
        return firstName == null ? existing
                : account.subscribers().put(existing.withNames(firstName, existing.email(), account.now()));
    }

    /** Refuses to add so many subscribers when the plan does not allow for them. */
    static void checkLimit(Account account, int more) {
        long limit = account.switches().get(Switch.SUBSCRIBER_LIMIT);
        // counting takes a while, so it is left out where it cannot matter
        if (limit != Long.MAX_VALUE && account.subscribers().count(Subscriber.ACTIVE) + more > limit) {
            throw new ApiException(403, "This request would exceed your subscriber limit");
        }
    }

    /** Sets field values; {@code null} clears. */
    static Subscriber setFields(Account account, long id, Map<Long, String> values) {
        synchronized (account) {
            Subscriber subscriber = account.subscribers().get(id);
            if (values.isEmpty()) {
                return subscriber;
            }
            Subscriber changed = account.subscribers().put(subscriber.withFields(values, account.now()));
            values.forEach((field, value) -> Happenings.fieldSet(account, id, field, value));
            return changed;
        }
    }

    /** Sets one field value; {@code null} clears. */
    static void setField(Account account, long id, long fieldId, String value) {
        Map<Long, String> values = new HashMap<>();
        values.put(fieldId, value);
        setFields(account, id, values);
    }

    /** Puts a subscriber into a state. */
    public static void setState(Account account, Subscriber subscriber, String state) {
        if (!subscriber.state().equals(state)) {
            Happenings.stateChanged(account,
                    account.subscribers().put(subscriber.withState(state, account.now())));
        }
    }

    /** The existing subscriber that the body names by address; 422 with the message without one, 404 if unknown. */
    static Subscriber named(Account account, Body body, String message) {
        String email = body.text("email_address");
        if (email == null || email.isBlank()) {
            throw ApiException.invalid(message);
        }
        Subscriber subscriber = account.subscribers().findByEmail(email);
        if (subscriber == null) {
            throw ApiException.notFound();
        }
        return subscriber;
    }
}
