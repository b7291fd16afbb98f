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
package io.github.camelkit.client;

import java.util.ArrayDeque;
import java.util.stream.LongStream;

/**
 * When the calls of a node were answered, within the last window. Not safe for threads; times are nanoseconds.
 */
final class AnswerLog {

    private final long windowNanos;
    private final ArrayDeque<Long> fresh = new ArrayDeque<>();
    // In case the engine loses what it was told
    private final ArrayDeque<Long> reported = new ArrayDeque<>();
    private SharedWindow.Tried tried;

    AnswerLog(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    void add(long now) {
        fresh.addLast(now);
    }

    /** How many were not reported. */
    int fresh() {
        return fresh.size();
    }

    /** Forgets what is of no interest any more. */
    void forget(long now) {
        while (!reported.isEmpty() && now - reported.peekFirst() > windowNanos) {
            reported.pollFirst();
        }
        while (!fresh.isEmpty() && now - fresh.peekFirst() > windowNanos) {
            fresh.pollFirst();
            if (tried != null && tried.answers() > 0) {
                tried = new SharedWindow.Tried(tried.seq(), tried.answers() - 1);
            }
        }
    }

    long[] unreported() {
        return fresh.stream().mapToLong(Long::longValue).toArray();
    }

    long[] all() {
        return LongStream.concat(reported.stream().mapToLong(Long::longValue),
                fresh.stream().mapToLong(Long::longValue)).toArray();
    }

    /** The request before whose outcome is unknown; null if there is none. */
    SharedWindow.Tried tried() {
        return tried;
    }

    void tried(SharedWindow.Tried request) {
        tried = request;
    }

    /** The oldest ones were reported. */
    void reported(int count) {
        for (int i = 0; i < count && !fresh.isEmpty(); i++) {
            reported.addLast(fresh.pollFirst());
        }
        tried = null;
    }
}
