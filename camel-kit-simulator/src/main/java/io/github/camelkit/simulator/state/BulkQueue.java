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

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** How much bulk data waits to be applied, and the disorder of bulk answers. */
public final class BulkQueue {

    private final AtomicLong bytes = new AtomicLong();
    private final Random random = new Random(7);

    /** Takes in so many bytes, unless the queue would hold more than the limit. */
    public boolean enter(long size, long limit) {
        if (bytes.addAndGet(size) > limit) {
            bytes.addAndGet(-size);
            return false;
        }
        return true;
    }

    void clear() {
        bytes.set(0);
    }

    public void leave(long size) {
        bytes.addAndGet(-size);
    }

    /** Brings items into another order; the same sequence of calls always gives the same one. */
    public synchronized void shuffle(List<?> items) {
        Collections.shuffle(items, random);
    }
}
