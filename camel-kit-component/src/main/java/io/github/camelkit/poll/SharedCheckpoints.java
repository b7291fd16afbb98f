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

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.github.camelkit.store.SharedKeys;
import io.github.camelkit.store.SharedStore;
import io.github.camelkit.store.SharedStore.Entry;
import io.github.camelkit.store.SharedStore.Space;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Checkpoints in a store that nodes share, for one poller. A checkpoint is written only if nobody else has written it
 * since this poller last read or wrote it: a node that was suspended and has lost its claim writes nothing.
 */
final class SharedCheckpoints extends ServiceSupport implements StateRepository<String, String> {

    private static final String PREFIX = "checkpoint/";

    private static final class Known {
        private long version;
        // Written, and nobody has said whether it was taken
        private String tried;
    }

    private final SharedStore store;
    private final Map<String, Known> known = new HashMap<>();

    public SharedCheckpoints(SharedStore store) {
        this.store = store;
    }

    /**
     * @throws MovedException        if another node has written it
     * @throws IllegalStateException if the store fails
     */
    @Override
    public synchronized String getState(String key) {
        Entry entry = read(key);
        Known last = known.get(key);
        if (last == null) {
            last = new Known();
            known.put(key, last);
        } else if (entry.version() == 0) {
            return null;
        } else if (entry.version() != last.version && !Objects.equals(entry.value(), last.tried)) {
            throw new MovedException(key);
        }
        last.version = entry.version();
        last.tried = null;
        return entry.value();
    }

    /**
     * @throws MovedException        if another node has written it
     * @throws IllegalStateException if the store fails
     */
    @Override
    public synchronized void setState(String key, String value) {
        Known last = known.get(key);
        if (last == null || last.tried != null) {
            getState(key);
            last = known.get(key);
        }
        last.tried = value;
        long version;
        try {
            version = store.replace(Space.VALUE, SharedKeys.of(PREFIX, key), last.version, value, null);
        } catch (IOException e) {
            throw failed("written", key, e);
        }
        if (version == 0) {
            throw new MovedException(key);
        }
        last.version = version;
        last.tried = null;
    }

    private Entry read(String key) {
        try {
            return store.read(Space.VALUE, SharedKeys.of(PREFIX, key));
        } catch (IOException e) {
            throw failed("read", key, e);
        }
    }

    private static IllegalStateException failed(String what, String key, IOException e) {
        return new IllegalStateException("The checkpoint " + key + " cannot be " + what + ": " + e.getMessage(), e);
    }

    @Override
    public String toString() {
        return "the store " + store;
    }
}
