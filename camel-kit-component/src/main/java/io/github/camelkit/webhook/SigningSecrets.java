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

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.store.KitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of one webhook endpoint: those that were configured, and the one that Kit sent at its creation, which is
 * in the store. No failure of the store is passed on with what the store says: that could hold a secret.
 */
final class SigningSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(SigningSecrets.class);
    private static final String ID = "id";
    private static final String SECRET = "secret";

    /** Kit's id of the endpoint, and its secret. */
    private record Entry(long id, String secret) {

        @Override
        public String toString() {
            return "secret of " + id;
        }
    }

    private final List<String> configured;
    private final KitStore store;
    private final String key;
    private volatile Entry stored;

    /**
     * @param configured may be empty
     * @param key        where the store has the secret
     */
    public SigningSecrets(List<String> configured, KitStore store, String key) {
        this.configured = List.copyOf(configured);
        this.store = store;
        this.key = key;
    }

    List<String> all() {
        List<String> all = new ArrayList<>(configured);
        Entry entry = stored;
        if (entry != null) {
            all.add(entry.secret());
        }
        return all;
    }

    boolean isConfigured() {
        return !configured.isEmpty();
    }

    /** Whether the secret of the endpoint with that id is known, other than by configuration. */
    boolean has(long id) {
        Entry entry = stored;
        return entry != null && entry.id() == id;
    }

    /** What the store has, if it can be read. */
    void reload() {
        try {
            load();
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        } catch (Throwable e) {
            LOG.warn("The signing secret in the store cannot be read: {}", e.getClass().getName());
        }
    }

    void load() throws IOException {
        String text;
        try {
            text = store.load(key);
        } catch (IOException | RuntimeException e) {
            throw failure("read", e);
        }
        Map<String, Object> json = text == null ? null : Json.asObject(Json.read(text));
        if (json != null && json.get(ID) instanceof Number id && json.get(SECRET) instanceof String secret) {
            stored = new Entry(id.longValue(), secret);
        }
    }

    /** Holds a new secret, and saves it. It is held even if it cannot be saved. */
    void keep(long id, String secret) throws IOException {
        stored = new Entry(id, secret);
        save();
    }

    /** Saves again what may not have been saved. */
    void save() throws IOException {
        Entry entry = stored;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ID, entry.id());
        json.put(SECRET, entry.secret());
        try {
            store.save(key, Json.write(json));
        } catch (IOException | RuntimeException e) {
            throw failure("saved", e);
        }
    }

    void remove() throws IOException {
        stored = null;
        try {
            store.remove(key);
        } catch (IOException | RuntimeException e) {
            throw failure("removed", e);
        }
    }

    private static IOException failure(String what, Exception e) {
        return new IOException("The signing secret in the store cannot be " + what + ": " + e.getClass().getName());
    }

    @Override
    public String toString() {
        return "signing secrets";
    }
}
