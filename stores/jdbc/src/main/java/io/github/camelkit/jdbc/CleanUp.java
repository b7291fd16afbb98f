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
package io.github.camelkit.jdbc;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.store.SharedStore.Space;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is of use no longer, now and then when something new is stored.
 */
final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final Database database;
    private final Tables tables;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    CleanUp(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Without effect if it was done within the last minute; never fails. */
    void now() {
        long due = next.get();
        if (System.nanoTime() - due < 0 || !next.compareAndSet(due, System.nanoTime() + INTERVAL_NANOS)) {
            return;
        }
        for (Space space : Space.values()) {
            clean(tables.of(space));
        }
        clean(tables.callback());
    }

    /** A table that is too full to be cleaned in time does not keep others from being cleaned. */
    private void clean(String table) {
        try {
            database.change("delete from " + table + " where EXPIRES < " + tables.clock(), statement -> { });
        } catch (IOException e) {
            LOG.debug("What has expired in the table {} cannot be removed now: {}", table, e.getMessage());
        }
    }
}
