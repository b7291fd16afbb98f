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
package io.github.camelkit.bulk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.github.camelkit.store.CallbackStore;
import io.github.camelkit.store.SharedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callbacks that reach another node than the one that waits: it leaves them in the store, where the one that waits looks
 * once a second. The store has digests of the tokens only.
 */
final class SharedCallbacks {

    /**
     * @param pool  runs what blocks; {@code timer}: wakes what waits, and is never held up
     */
    public record Tools(CallbackStore store, Executor pool, ScheduledExecutorService timer) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(SharedCallbacks.class);
    // Longer than any call waits for its quota, its retries and its callback
    private static final Duration KEPT = Duration.ofDays(2);

    private final Tools tools;
    private final BiConsumer<String, byte[]> arrived;
    private final String owner = UUID.randomUUID().toString();
    // By what the store knows them as
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param arrived takes what has come for a token
     */
    SharedCallbacks(Tools tools, BiConsumer<String, byte[]> arrived) {
        this.tools = tools;
        this.arrived = arrived;
    }

    /** Lets other nodes take the callback, too; if that fails, this one can still get it itself. */
    void expect(String token) {
        String name = SharedKeys.digest(token);
        // Before, and for good: a store that fails may have taken it all the same
        tokens.put(name, token);
        try {
            tools.store().expect(name, owner, KEPT);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Other nodes cannot take a bulk callback for this one: {}", e.getMessage());
        }
        lookLater();
    }

    /** Whether another node waits. */
    boolean isExpected(String token) throws IOException {
        return tools.store().isExpected(SharedKeys.digest(token));
    }

    /**
     * Leaves a callback to the node that waits.
     *
     * @return whether it was the first one that was expected
     */
    boolean deliver(String token, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return tools.store().deliver(SharedKeys.digest(token), packed.toByteArray());
    }

    /** Waits no longer. */
    void forget(String token) {
        String name = SharedKeys.digest(token);
        if (tokens.remove(name) != null) {
            inBackground(() -> remove(name));
        }
    }

    private void remove(String name) {
        try {
            tools.store().forget(name);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A bulk callback stays in the store until it expires: {}", e.getMessage());
        }
    }

    private void lookLater() {
        if (tokens.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            tools.timer().schedule(this::lookInBackground, 1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The component stops
            looking.set(false);
        }
    }

    private void lookInBackground() {
        try {
            tools.pool().execute(this::look);
        } catch (RejectedExecutionException e) {
            looking.set(false);
        } catch (Throwable e) {
            // No memory for a thread, say: the callbacks come all the same
            looking.set(false);
            lookLater();
        }
    }

    private void look() {
        try {
            tools.store().delivered(owner).forEach(this::fetch);
        } catch (IOException | RuntimeException e) {
            LOG.debug("Bulk callbacks that came to other nodes cannot be fetched now: {}", e.getMessage());
        } finally {
            looking.set(false);
            lookLater();
        }
    }

    /** One that cannot be fetched keeps no other from being so. */
    private void fetch(String name) {
        try {
            String token = tokens.get(name);
            byte[] packed = token == null ? null : tools.store().body(name);
            if (packed != null) {
                arrived.accept(token, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
            }
            tokens.remove(name);
            remove(name);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A bulk callback that came to another node cannot be fetched now: {}", e.getMessage());
        }
    }

    private void inBackground(Runnable task) {
        try {
            tools.pool().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops while bulk callbacks are expected");
        }
    }
}
