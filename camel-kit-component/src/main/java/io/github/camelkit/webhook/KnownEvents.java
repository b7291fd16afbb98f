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
package io.github.camelkit.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.runtime.KitRuntime;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * The events that the consumers of a context are handling, and those that are done.
 */
final class KnownEvents {

    // Kit sends an event again for up to two days; a key takes some hundred bytes
    private static final int REMEMBERED = 50_000;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final IdempotentRepository done = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);

    static KnownEvents of(KitRuntime runtime) {
        return runtime.shared(KnownEvents.class, context -> new KnownEvents());
    }

    Set<String> underWay() {
        return underWay;
    }

    IdempotentRepository done() {
        return done;
    }
}
