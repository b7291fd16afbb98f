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

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A version of a subscriber; times are milliseconds, 0 for never; custom field values are kept by the field's id. */
public record Subscriber(long id, String firstName, String email, String state, long createdAt, long updatedAt,
                         long cancelledAt, Map<Long, String> fields, ObjectNode location, ObjectNode attribution) {

    public static final String ACTIVE = "active";
    public static final String INACTIVE = "inactive";
    public static final String CANCELLED = "cancelled";

    Subscriber(long id, String firstName, String email, String state, long now) {
        this(id, firstName, email, state, now, now, CANCELLED.equals(state) ? now : 0, Map.of(), null, null);
    }

    /** Whether the subscriber was there and active, as far as the present state shows. */
    public boolean gotEmailsAt(long time) {
        return createdAt <= time && (state.equals(ACTIVE) || cancelledAt > time);
    }

    public Subscriber withNames(String newFirstName, String newEmail, long now) {
        return new Subscriber(id, newFirstName, newEmail, state, createdAt, now, cancelledAt, fields, location,
                attribution);
    }

    public Subscriber withState(String newState, long now) {
        long cancelled = CANCELLED.equals(newState) ? now : 0;
        return new Subscriber(id, firstName, email, newState, createdAt, now, cancelled, fields, location,
                attribution);
    }

    /** Sets these field values; {@code null} clears one. */
    public Subscriber withFields(Map<Long, String> values, long now) {
        Map<Long, String> merged = new HashMap<>(fields);
        values.forEach((field, value) -> {
            if (value == null) {
                merged.remove(field);
            } else {
                merged.put(field, value);
            }
        });
        return new Subscriber(id, firstName, email, state, createdAt, now, cancelledAt, merged, location, attribution);
    }

    public Subscriber withLocation(ObjectNode newLocation, long now) {
        return new Subscriber(id, firstName, email, state, createdAt, now, cancelledAt, fields, newLocation,
                attribution);
    }

    public Subscriber withAttribution(ObjectNode newAttribution, long now) {
        return new Subscriber(id, firstName, email, state, createdAt, now, cancelledAt, fields, location,
                newAttribution);
    }
}
