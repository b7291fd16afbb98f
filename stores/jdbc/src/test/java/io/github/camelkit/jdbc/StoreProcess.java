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

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelkit.store.SharedStore.Entry;
import io.github.camelkit.store.SharedStore.Space;

/** Eight threads that count in the store, and claim: the address of the database, how often each does. */
public final class StoreProcess {

    static final int THREADS = 8;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private StoreProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[1]);
        JdbcKitStore store = new JdbcKitStore(Databases.dataSource(arguments[0]));
        AtomicInteger doubles = new AtomicInteger();
        AtomicInteger claimed = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            String owner = arguments[2] + thread;
            pool.submit(() -> {
                try {
                    for (int i = 0; i < times; i++) {
                        increment(store);
                        claim(store, owner, claimed, doubles);
                    }
                } catch (Exception e) {
                    System.out.println("failed " + e);
                }
            });
        }
        pool.shutdown();
        System.out.println("ended " + pool.awaitTermination(2, TimeUnit.MINUTES));
        System.out.println("claimed " + claimed);
        System.out.println("doubles " + doubles);
    }

    private static void increment(JdbcKitStore store) throws Exception {
        while (true) {
            Entry entry = store.read(Space.STATE, "count");
            int count = entry.version() == 0 ? 0 : Integer.parseInt(entry.value());
            if (store.replace(Space.STATE, "count", entry.version(), Integer.toString(count + 1), LEASE) != 0) {
                return;
            }
            JdbcKitStore.stepAside();
        }
    }

    private static void claim(JdbcKitStore store, String owner, AtomicInteger claimed, AtomicInteger doubles)
            throws Exception {
        if (!store.claim("one", owner, LEASE)) {
            return;
        }
        claimed.incrementAndGet();
        long version = store.replace(Space.EVENT, "inside", 0, owner, LEASE);
        if (version == 0) {
            doubles.incrementAndGet();
        }
        store.remove(Space.EVENT, "inside", version);
        store.release("one", owner);
    }
}
