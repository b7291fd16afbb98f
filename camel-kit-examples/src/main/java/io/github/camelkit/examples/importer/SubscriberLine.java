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

import io.github.camelkit.model.Subscriber;

/**
 * A line of the file.
 *
 * @param number  where the line begins in the file, counted from 1
 * @param values  all its values as they stand there, for the file of rejected lines
 * @param problem what is wrong with its form; null if nothing is
 */
record SubscriberLine(long number, List<String> values, String email, String firstName, String tag, String problem) {

    /** Without a first name where the file has none: Kit then keeps the one that it knows. */
    Subscriber toSubscriber() {
        Subscriber.Builder subscriber = Subscriber.builder().emailAddress(email);
        return firstName.isEmpty() ? subscriber.build() : subscriber.firstName(firstName).build();
    }

    boolean hasTag() {
        return !tag.isEmpty();
    }
}
