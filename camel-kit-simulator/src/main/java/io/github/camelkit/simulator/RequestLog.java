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
package io.github.camelkit.simulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The record of requests, bounded in number and size, and a count for each status. */
public final class RequestLog {

    private static final int MAX_REQUESTS = 100_000;
    private static final int MAX_BODY = 1024 * 1024;
    private static final long MAX_BODIES = 64L * 1024 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final boolean keep;
    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();
    private final LongAdder[] statuses = Stream.generate(LongAdder::new).limit(600).toArray(LongAdder[]::new);
    private long bodies;

    RequestLog(boolean keep) {
        this.keep = keep;
    }

    /** Whether requests are kept, and not just counted. */
    public boolean keeps() {
        return keep;
    }

    /** Counts an answer; -1 for none. */
    public void count(int status) {
        statuses[status < 0 || status >= statuses.length ? 0 : status].increment();
    }

    /** What is kept of a body. */
    public byte[] bodyToKeep(byte[] body) {
        return body.length > MAX_BODY ? NOTHING : body;
    }

    /** Keeps a request; the oldest ones make room. */
    public void add(RecordedRequest request) {
        synchronized (requests) {
            requests.add(request);
            bodies += request.bodySize();
            while (requests.size() > MAX_REQUESTS || bodies > MAX_BODIES) {
                bodies -= requests.remove().bodySize();
            }
        }
    }

    public List<RecordedRequest> all() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Forgets requests and counts. */
    public void clear() {
        synchronized (requests) {
            requests.clear();
            bodies = 0;
        }
        for (LongAdder status : statuses) {
            status.reset();
        }
    }

    long countOf(int status) {
        return statuses[status < 0 ? 0 : status].sum();
    }
}
