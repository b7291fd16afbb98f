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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.camelkit.operation.Feed;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads and saves one checkpoint: on request, and otherwise at most once a second.
 */
final class CheckpointSaver {

    /** Has a checkpoint to save. */
    interface Source {

        /** Goes up with each change. */
        long changes();

        String write();
    }

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSaver.class);
    private static final long INTERVAL = 1_000_000_000;

    private final StateRepository<String, String> repository;
    private final String key;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Source source;
    private boolean known;
    private boolean closed;
    private long savedChanges;
    private long savedAt;

    /**
     * @param nanoTime for the once a second
     */
    public CheckpointSaver(StateRepository<String, String> repository, String key, LongSupplier nanoTime) {
        this.repository = repository;
        this.key = key;
        this.nanoTime = nanoTime;
        this.savedAt = nanoTime.getAsLong() - INTERVAL;
    }

    /**
     * The checkpoint; a new one if none was saved.
     *
     * @throws IllegalStateException if it cannot be understood; nothing may be polled then
     */
    Checkpoint load(Feed.Kind kind) {
        String text = repository.getState(key);
        known = text != null;
        if (!known) {
            return new Checkpoint(kind);
        }
        try {
            return Checkpoint.read(text, kind);
        } catch (IOException e) {
            throw new IllegalStateException("The checkpoint " + key + " cannot be understood: " + e.getMessage()
                    + ". Restore it, or remove it and start again", e);
        }
    }

    void saves(Source what) {
        source = what;
        savedChanges = what.changes();
    }

    /** Refuses to go on without a checkpoint that was there: to start afresh would lose or repeat items. */
    void check() {
        if (known && repository.getState(key) == null) {
            throw new IllegalStateException("The checkpoint " + key + " has vanished from " + repository
                    + ". Restore it, or restart the route to start again");
        }
    }

    /** Saves what has changed. */
    void save() {
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Saves what has changed if it is time to, and nobody else does so just now.
     *
     * @param now whether it is time, however short the last time was ago
     */
    void saveSoon(boolean now) {
        if (lock.tryLock()) {
            try {
                if (now || nanoTime.getAsLong() - savedAt >= INTERVAL) {
                    write();
                }
            } catch (RuntimeException e) {
                // This is the thread of a route that has done its work; the next poll saves, or fails
                LOG.warn("The checkpoint {} cannot be saved: {}", key, e.toString());
            } finally {
                lock.unlock();
            }
        }
    }

    private void write() {
        long changes = source.changes();
        if (!closed && changes != savedChanges) {
            check();
            savedAt = nanoTime.getAsLong();
            repository.setState(key, source.write());
            known = true;
            savedChanges = changes;
        }
    }

    /** Saves for the last time, unless another consumer already has the checkpoint. */
    void close() {
        lock.lock();
        try {
            write();
        } finally {
            closed = true;
            lock.unlock();
        }
    }

    /** Saves no more: what is not saved yet comes again. */
    void abandon() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
