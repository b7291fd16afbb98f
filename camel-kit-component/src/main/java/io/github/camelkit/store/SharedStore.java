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

import java.io.IOException;
import java.time.Duration;

/**
 * A store that several nodes share, and that makes them one: they share the quota of each credential, one of them polls
 * at a time, each event is taken once, and any of them can receive a callback.
 * <p>
 * Extend {@link AbstractSharedStore} to write one. All that it has to offer is to read a versioned text, and to replace
 * it if nobody else has meanwhile. No clock of a node is ever asked: all times are the engine's.
 */
public interface SharedStore extends KitStore {

    /** What an entry is for. Keys of different spaces have nothing to do with each other. */
    enum Space {
        /** What must not be lost, and may be secret: tokens, secrets, installations, checkpoints. */
        VALUE,
        /** What changes often, and is of use for minutes: windows of quotas, claims. Never secret. */
        STATE,
        /** One entry for each event that was received within the last days. Never secret. */
        EVENT
    }

    /**
     * What the store has of a key.
     *
     * @param value   null if there is no entry
     * @param version 0 if there is no entry. It changes with each change of the entry and never comes back, not even
     *                if the entry is removed and made anew
     * @param millis  the time of the engine, in milliseconds since 1970; the same clock for all nodes
     */
    record Entry(String value, long version, long millis) {
    }

    /** What is there now; never from a cache, and never from a replica that lags. */
    Entry read(Space space, String key) throws IOException;

    /**
     * Replaces an entry if it still has a version; atomic between all nodes.
     *
     * @param  version     the version that it must have; 0 to make an entry only if there is none
     * @param  keep        how long the entry is of use from now on; the store may remove it after that, and need not;
     *                     null for ever
     * @return             the version that it has now; 0 if it had another one, and nothing was done
     * @throws IOException if it may or may not have been done
     */
    long replace(Space space, String key, long version, String value, Duration keep) throws IOException;

    /**
     * Removes an entry if it still has a version; atomic between all nodes.
     *
     * @return             whether it was done; false if the entry had another version
     * @throws IOException if it may or may not have been done
     */
    boolean remove(Space space, String key, long version) throws IOException;

    /** Where callbacks wait for the node that waits for them. */
    CallbackStore callbacks();
}
