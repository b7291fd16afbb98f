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
package io.github.camelkit.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelkit.simulator.state.Keeper;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Keeps rows in a file of a directory, as JSON; what was committed is there after the process was killed. */
public final class DataDir implements Keeper, AutoCloseable {

    private static final String FILE = "kit-simulator.mv";
    private static final String LAST_IDS = "last_ids";
    private static final int BACKGROUND_COMMIT_MS = 100;
    // the fields of records, and none of their methods that look like getters
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE).visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final MVStore store;
    private final Map<String, MVMap<String, String>> maps = new ConcurrentHashMap<>();
    private final MVMap<String, Long> lastIds;
    private volatile boolean changed;

    private DataDir(MVStore store) {
        this.store = store;
        // for what is not done for a request
        store.setAutoCommitDelay(BACKGROUND_COMMIT_MS);
        this.lastIds = store.openMap(LAST_IDS);
    }

    /**
     * Opens the file of a directory, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be used, as when another simulator does
     */
    public static DataDir open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new DataDir(new MVStore.Builder().fileName(directory.resolve(FILE).toString())
                    .open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MVStoreException e) {
            throw new UncheckedIOException(new IOException(directory + " cannot be used: " + e.getMessage(), e));
        }
    }

    private MVMap<String, String> map(String kind) {
        return maps.computeIfAbsent(kind, store::openMap);
    }

    @Override
    public void put(String kind, Object key, Object row) {
        try {
            map(kind).put(key.toString(), MAPPER.writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        if (key instanceof Long id) {
            lastIds.merge(kind, id, Math::max);
        }
        changed = true;
    }

    @Override
    public void remove(String kind, Object key) {
        map(kind).remove(key.toString());
        changed = true;
    }

    @Override
    public void clear(String kind) {
        map(kind).clear();
        lastIds.remove(kind);
        changed = true;
    }

    @Override
    public <T> void load(String kind, Class<T> type, BiConsumer<String, T> row) {
        map(kind).forEach((key, json) -> {
            try {
                row.accept(key, MAPPER.readValue(json, type));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public long lastId(String kind) {
        return lastIds.getOrDefault(kind, 0L);
    }

    /** Writes what has changed; afterwards it is there even if the process is killed. */
    public synchronized void commit() {
        // one at a time: what another thread is just writing is not there yet
        if (changed) {
            changed = false;
            store.commit();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
