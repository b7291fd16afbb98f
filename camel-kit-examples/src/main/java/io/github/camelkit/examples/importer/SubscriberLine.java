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
package io.github.camelkit.examples.importer;

import java.util.List;
import java.util.Map;

import io.github.camelkit.examples.csv.CsvRow;
import io.github.camelkit.model.Subscriber;

/**
 * What a row of the file means.
 *
 * @param index   how many rows come before it
 * @param row     as it stands in the file
 * @param state   one of Kit's
 * @param tags    their names, each once
 * @param fields  values of custom fields, by key, without empty ones
 * @param skipped whether it is left out, because the person has left
 * @param problem why it cannot be imported, null if it can
 */
public record SubscriberLine(long index, CsvRow row, String email, String firstName, String state, List<String> tags,
        Map<String, Object> fields, boolean skipped, String problem) {

    /** Without what the file does not have: Kit then keeps what it knows. */
    public Subscriber toSubscriber() {
        Subscriber.Builder subscriber = Subscriber.builder().emailAddress(email);
        if (!firstName.isEmpty()) {
            subscriber.firstName(firstName);
        }
        if (!fields.isEmpty()) {
            subscriber.fields(fields);
        }
        return state.equals(States.ACTIVE) ? subscriber.build() : subscriber.state(state).build();
    }

    boolean hasLeft() {
        return States.isLeft(state);
    }
}
