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

import java.util.function.LongSupplier;

/** A clock whose time goes on where it was when the time below it jumps back, as after a machine has moved. */
final class MonotonicClock implements LongSupplier {

    private final LongSupplier below;
    private long offset;
    private long last;

    MonotonicClock(LongSupplier below) {
        this.below = below;
        this.last = below.getAsLong();
    }

    @Override
    public synchronized long getAsLong() {
        long now = below.getAsLong() + offset;
        if (now - last < 0) {
            offset += last - now;
            now = last;
        }
        last = now;
        return now;
    }
}
