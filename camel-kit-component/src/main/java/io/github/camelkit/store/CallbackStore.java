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

/**
 * Where a callback that reached one node waits for the node that made the call.
 */
public interface CallbackStore {

    /**
     * Expects a callback.
     *
     * @param name  of the callback, which nobody can guess; at most 64 characters
     * @param owner the node that waits for it
     * @param keep  how long it is expected at most
     */
    void expect(String name, String owner, Duration keep) throws IOException;

    /** Whether a callback of that name is expected and has not come yet. */
    boolean isExpected(String name) throws IOException;

    /**
     * Hands in a callback.
     *
     * @return whether it was expected, and is the first of its name; nothing is kept of it otherwise
     */
    boolean deliver(String name, byte[] body) throws IOException;

    /** The names of those that have come for a node. */
    Set<String> delivered(String owner) throws IOException;

    /** What has come; null if nothing has. */
    byte[] body(String name) throws IOException;

    /** Expects it no longer, and removes what has come. */
    void forget(String name) throws IOException;
}
