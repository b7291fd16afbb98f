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
package io.github.camelkit.poll;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.runtime.KitRuntime;

/**
 * The checkpoints of a context's consumers: those in memory, and who has which.
 */
final class KnownCheckpoints {

    private final MemoryCheckpoints inMemory = new MemoryCheckpoints();
    private final Set<Object> claimed = ConcurrentHashMap.newKeySet();

    static KnownCheckpoints of(KitRuntime runtime) {
        return runtime.shared(KnownCheckpoints.class, context -> new KnownCheckpoints());
    }

    MemoryCheckpoints inMemory() {
        return inMemory;
    }

    /** Whether nobody else has claimed it. */
    boolean claim(Object checkpoint) {
        return claimed.add(checkpoint);
    }

    void release(Object checkpoint) {
        if (checkpoint != null) {
            claimed.remove(checkpoint);
        }
    }
}
