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
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What the other process of a test does to a store. */
final class StoreProcess {

    private StoreProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        KitStore store = new FileKitStore(Path.of(arguments[1]));
        Jvm.sayReady();
        switch (arguments[0]) {
            case "count" -> count(store, arguments[2], Integer.parseInt(arguments[3]));
            case "write" -> write(store);
            case "hold" -> hold(store, arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Counts up a value, which only the claim protects. */
    static void count(KitStore store, String owner, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            while (!store.claim("counter", owner, Duration.ofSeconds(30))) {
                LockSupport.parkNanos(100_000);
            }
            String value = store.load("counter");
            store.save("counter", value == null ? "1" : Integer.toString(Integer.parseInt(value) + 1));
            store.release("counter", owner);
        }
    }

    /** Writes values that show whether they are whole, until it is killed. */
    private static void write(KitStore store) throws IOException {
        for (int n = 0;; n++) {
            store.save("value", value(n));
            store.claim("value", "writer", Duration.ofMillis(1));
            store.save("other", value(n));
            store.remove("other");
        }
    }

    static String value(int n) {
        return "{\"n\":" + n + ",\"filling\":\"" + Integer.toString(n % 10).repeat(20_000) + "\"}";
    }

    private static void hold(KitStore store, String owner) throws IOException {
        System.out.println("claimed " + store.claim("held", owner, Duration.ofSeconds(2)));
        while (true) {
            LockSupport.park();
        }
    }
}
