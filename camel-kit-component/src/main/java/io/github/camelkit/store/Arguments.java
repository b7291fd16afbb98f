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
package io.github.camelkit.store;

import java.time.Duration;

/**
 * The checks that all stores make of their arguments; messages never repeat the arguments.
 */
final class Arguments {

    private Arguments() {
    }

    static void key(String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("A key of the store must not be empty");
        }
    }

    static void value(String value) {
        if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A value of the store must be JSON");
        }
    }

    static void claim(String owner, Duration lease) {
        owner(owner);
        if (lease == null || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("The lease of a claim must be longer than 0");
        }
    }

    static void owner(String owner) {
        if (owner == null || owner.isEmpty()) {
            throw new IllegalArgumentException("The owner of a claim must not be empty");
        }
    }
}
