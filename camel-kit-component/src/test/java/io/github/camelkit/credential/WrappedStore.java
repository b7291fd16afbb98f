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
package io.github.camelkit.credential;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.store.KitStore;

/** A store that fails when it is told to, repeats what it should not, and remembers who claimed. */
final class WrappedStore implements KitStore {

    final List<String> claims = new CopyOnWriteArrayList<>();
    volatile boolean readable = true;
    volatile boolean writable = true;
    volatile boolean claimable = true;
    volatile Error error;
    private final KitStore store;

    WrappedStore(KitStore store) {
        this.store = store;
    }

    @Override
    public String load(String key) throws IOException {
        check(readable, "cannot read");
        return store.load(key);
    }

    @Override
    public void save(String key, String value) throws IOException {
        check(writable, "disk full, cannot write " + value);
        store.save(key, value);
    }

    @Override
    public void remove(String key) throws IOException {
        check(writable, "read-only");
        store.remove(key);
    }

    @Override
    public Set<String> keys() throws IOException {
        return store.keys();
    }

    @Override
    public boolean claim(String key, String owner, Duration lease) throws IOException {
        check(claimable, "read-only");
        boolean claimed = store.claim(key, owner, lease);
        if (claimed) {
            claims.add(owner);
        }
        return claimed;
    }

    @Override
    public void release(String key, String owner) throws IOException {
        check(claimable, "read-only");
        store.release(key, owner);
    }

    private void check(boolean works, String message) throws IOException {
        if (error != null) {
            throw error;
        }
        if (!works) {
            throw new IOException(message);
        }
    }
}
