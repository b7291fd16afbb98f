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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps small texts by key, and lets one of several processes at a time claim a key.
 * <p>
 * Implement it to keep tokens in a database, in Redis or in a vault. What an implementation must do:
 * <ul>
 * <li>What is kept are secrets: keep them where nobody else can read them, and put no value into a log or an
 * exception.</li>
 * <li>All methods can be called by any number of threads and, if the store is shared, of processes at a time.</li>
 * <li>{@link #save} replaces the whole value or nothing of it: a reader sees the old value or the new one, also when
 * the writer dies. When it returns, the value is safe, and every process that loads the key from now on gets it; a
 * stale value can cost the account, because Kit accepts a refresh token only once.</li>
 * <li>{@link #claim} is atomic between all processes that share the store.</li>
 * <li>The methods may block for the time that the medium takes. They are never called on a timer's thread, nor by a
 * call that has a token.</li>
 * <li>A failure is an {@link IOException}; the caller tries again later.</li>
 * </ul>
 */
public interface KitStore {

    /**
     * @return             the value; null if there is none
     * @throws IOException if the value cannot be read, or is not what was saved
     */
    String load(String key) throws IOException;

    /**
     * Sets a value.
     *
     * @param  key         any text but an empty one
     * @param  value       JSON, which is never empty
     * @throws IOException if the value may not have been saved; the old one is there then
     */
    void save(String key, String value) throws IOException;

    /** Removes a value, if there is one; claims stay. */
    void remove(String key) throws IOException;

    /** The keys that have a value. */
    Set<String> keys() throws IOException;

    /** The keys that have a value and begin with a text. */
    default Set<String> keys(String prefix) throws IOException {
        return keys().stream().filter(key -> key.startsWith(prefix)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Claims a key for one owner. A claim is no lock of the value: it keeps off only those who claim as well.
     *
     * @param  owner who claims; every owner has a name of its own
     * @param  lease how long the claim holds, if it is not released before and the owner dies; an owner that claims
     *               again before that extends it from now on
     * @return       whether the owner has the claim: nobody else had one that has not run out
     */
    boolean claim(String key, String owner, Duration lease) throws IOException;

    /** Ends a claim; without effect if it is not the owner's. */
    void release(String key, String owner) throws IOException;
}
