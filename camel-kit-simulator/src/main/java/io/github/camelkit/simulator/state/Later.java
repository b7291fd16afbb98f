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
package io.github.camelkit.simulator.state;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what Kit does in the background: delayed changes, and calls to addresses that users gave. */
public final class Later implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kit-simulator-later");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Waiting, ScheduledFuture<?>> waiting = new HashMap<>();
    private final Errands errands = new Errands();
    private volatile HttpClient client;

    /** A task, and when it is due. */
    private record Waiting(Runnable task, long due) {
    }

    /** Runs the task after the delay, unless the simulator was closed. */
    public void run(Duration delay, Runnable task) {
        try {
            schedule(new Waiting(task, System.nanoTime() + delay.toNanos()));
        } catch (RejectedExecutionException e) {
            LOG.debug("The simulator was closed before a delayed change");
        }
    }

    private void schedule(Waiting one) {
        // so that the task is known before it is done
        synchronized (waiting) {
            waiting.put(one, executor.schedule(() -> begin(one), one.due - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
    }

    private void begin(Waiting one) {
        synchronized (waiting) {
            waiting.remove(one);
        }
        guarded(one.task);
    }

    /** Lets so much time pass for what waits. */
    public void advance(Duration time) {
        synchronized (waiting) {
            for (Map.Entry<Waiting, ScheduledFuture<?>> entry : List.copyOf(waiting.entrySet())) {
                if (entry.getValue().cancel(false)) {
                    waiting.remove(entry.getKey());
                    schedule(new Waiting(entry.getKey().task, entry.getKey().due - time.toNanos()));
                }
            }
        }
    }

    /** Forgets what waits, and what was sent. */
    public void clear() {
        synchronized (waiting) {
            waiting.values().forEach(future -> future.cancel(false));
            waiting.clear();
        }
        errands.clear();
    }

    /** What is and was sent to addresses that users gave. */
    public Errands errands() {
        return errands;
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A delayed change failed", e);
        }
    }

    /** Posts JSON to an address; the answer's status and headers, or a failed future. */
    public CompletableFuture<HttpResponse<String>> post(String url, byte[] json, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json));
            headers.forEach(request::header);
            return client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
        }
        return client;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
