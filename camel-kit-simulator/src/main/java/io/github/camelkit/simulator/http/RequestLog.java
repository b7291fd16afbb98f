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
package io.github.camelkit.simulator.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The record of requests, bounded in number and size, and a count for each status. */
public final class RequestLog {

    private static final int MAX_REQUESTS = 100_000;
    private static final int MAX_BODY = 1024 * 1024;
    private static final long MAX_SIZE = 64L * 1024 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final boolean keep;
    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();
    private final LongAdder[] statuses = Stream.generate(LongAdder::new).limit(600).toArray(LongAdder[]::new);
    private long size;
    private long lastId;

    /** @param keep whether requests are kept, and not just counted */
    public RequestLog(boolean keep) {
        this.keep = keep;
    }

    /** Counts an answer, -1 for none, and keeps its request; the oldest ones make room. */
    void add(Incoming request, int status, long tookNanos) {
        statuses[status < 0 || status >= statuses.length ? 0 : status].increment();
        if (!keep) {
            return;
        }
        byte[] body = request.body().length > MAX_BODY ? NOTHING : request.body();
        synchronized (requests) {
            RecordedRequest recorded = new RecordedRequest(++lastId, request, body, status, tookNanos);
            requests.add(recorded);
            size += recorded.size();
            while (requests.size() > MAX_REQUESTS || size > MAX_SIZE) {
                size -= requests.remove().size();
            }
        }
    }

    public List<RecordedRequest> all() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The newest requests after an id that match, at most so many; oldest first. */
    public List<RecordedRequest> newest(long after, int limit, Predicate<RecordedRequest> filter) {
        ArrayDeque<RecordedRequest> found = new ArrayDeque<>();
        synchronized (requests) {
            Iterator<RecordedRequest> backwards = requests.descendingIterator();
            while (backwards.hasNext() && found.size() < limit) {
                RecordedRequest one = backwards.next();
                if (one.id() <= after) {
                    break;
                }
                if (filter.test(one)) {
                    found.addFirst(one);
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** The id of the newest request, 0 before the first one. */
    public long lastId() {
        synchronized (requests) {
            return lastId;
        }
    }

    /** How many requests are kept. */
    public int kept() {
        synchronized (requests) {
            return requests.size();
        }
    }

    /** Forgets requests and counts; ids go on. */
    public void clear() {
        synchronized (requests) {
            requests.clear();
            size = 0;
        }
        for (LongAdder status : statuses) {
            status.reset();
        }
    }

    /** How many answers had this status since the last clear; -1 counts requests without an answer. */
    public long countOf(int status) {
        return statuses[status < 0 ? 0 : status].sum();
    }
}
