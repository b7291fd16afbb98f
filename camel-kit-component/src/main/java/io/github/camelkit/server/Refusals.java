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

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused requests and logs them, but not one by one, because strangers could fill the log.
 */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final String path;
    private final LongSupplier nanos;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private long lastLine;
    private boolean logged;
    private long unlogged;

    /**
     * @param path  where the requests come in, for the log
     * @param nanos a clock as {@link System#nanoTime}
     */
    public Refusals(String path, LongSupplier nanos) {
        this.path = path;
        this.nanos = nanos;
    }

    /**
     * Counts one, and logs how many there were if nothing was logged for a minute.
     *
     * @return whether it was logged
     */
    public boolean count(String why) {
        counts.computeIfAbsent(why, w -> new LongAdder()).increment();
        long since;
        synchronized (this) {
            unlogged++;
            if (logged && nanos.getAsLong() - lastLine < PAUSE) {
                return false;
            }
            lastLine = nanos.getAsLong();
            logged = true;
            since = unlogged;
            unlogged = 0;
        }
        LOG.warn("Refused {} requests to {} since the last such line; the last one because of its {}. All so far: {}",
                since, path, why, byReason());
        return true;
    }

    public Map<String, Long> byReason() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((why, count) -> all.put(why, count.sum()));
        return all;
    }
}
