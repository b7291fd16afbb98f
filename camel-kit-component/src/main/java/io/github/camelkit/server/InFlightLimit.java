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
package io.github.camelkit.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Admits a limited number at a time, and none once it is closed.
 */
public final class InFlightLimit {

    private final int limit;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean closed;

    public InFlightLimit(int limit) {
        this.limit = limit;
    }

    public boolean enter() {
        if (inside.incrementAndGet() > limit || closed) {
            inside.decrementAndGet();
            return false;
        }
        return true;
    }

    public void leave() {
        inside.decrementAndGet();
    }

    public int inside() {
        return inside.get();
    }

    /** Those already admitted may finish. */
    public void close() {
        closed = true;
    }

    public void open() {
        closed = false;
    }
}
