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

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.KitRequest;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls through quota, credentials, HTTP and retries. What may go now goes on the calling thread; what has to
 * wait does so without a thread, and goes on from a pool.
 */
public final class KitClient {

    private static final Logger LOG = LoggerFactory.getLogger(KitClient.class);

    /** Told once how a call ended. */
    public interface Handler {

        /**
         * @param sync whether this is the thread, and the time, of {@link KitClient#send}
         */
        void done(KitResult result, boolean sync);
    }

    /**
     * @param retry            when a call is sent again
     * @param maxPause         the longest pause that a {@code Retry-After} of Kit's can ask for
     * @param maxConcurrent    how many calls that had to wait are sent at a time
     * @param observer         is notified of each request
     */
    public record Settings(RetryPolicy retry, Duration maxPause, int maxConcurrent, CallObserver observer) {
    }

    private final HttpTransport transport;
    private final Settings settings;
    private final ScheduledExecutorService timer;
    private final Executor pool;
    private final BoundedExecutor executor;
    private final BoundedExecutor refusals;
    private final Set<Call> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param pool  runs what had to wait; it must reject by throwing
     * @param timer wakes what waits, and is never held up
     */
    public KitClient(HttpTransport transport, Settings settings, Executor pool, ScheduledExecutorService timer) {
        this.transport = transport;
        this.settings = settings;
        this.timer = timer;
        this.pool = pool;
        this.executor = new BoundedExecutor(pool, settings.maxConcurrent());
        this.refusals = new BoundedExecutor(pool, settings.maxConcurrent());
    }

    /**
     * Makes a call.
     *
     * @param  exchange the exchange that it is made for
     * @return          whether the handler was called already
     */
    public boolean send(KitRequest request, KitAccount account, Exchange exchange, Handler handler) {
        return new Call(this, request, account, exchange, handler).start();
    }

    /** Makes a call from the pool, also where it may go now; the handler is called later. */
    public void sendInBackground(KitRequest request, KitAccount account, Exchange exchange, Handler handler) {
        new Call(this, request, account, exchange, handler).startInBackground();
    }

    /** Fails what still waits. */
    public void close() {
        closed = true;
        waiting.forEach(Call::abandon);
    }

    public boolean isClosed() {
        return closed;
    }

    HttpTransport transport() {
        return transport;
    }

    Settings settings() {
        return settings;
    }

    /** Sends a call whose turn has come. */
    void execute(Call call) {
        executor.execute(call);
    }

    /**
     * Goes on with a route whose call will not be made. Thousands of calls can be refused at once, so they take turns;
     * each takes its turn to the end, which is soon reached for a route that has failed.
     */
    void executeInTurn(Runnable rest) {
        refusals.execute(new BoundedExecutor.Task() {
            @Override
            public Runnable run() {
                rest.run();
                return null;
            }

            @Override
            public void failed(Throwable e) {
                LOG.warn("A route could not go on, or has thrown, where its call was refused: {}", e.toString());
                // There may have been no thread for it; a call ends once
                rest.run();
            }

            @Override
            public void rejected() {
                // The pool is shut down: better on this thread than never
                rest.run();
            }
        });
    }

    /** Runs what goes on with a route. */
    public void execute(Runnable rest) {
        try {
            pool.execute(rest);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The pool is shut down, or no thread is available: better on this one than never
            rest.run();
        }
    }

    /**
     * Runs something later, which must not hold up the thread.
     *
     * @return whether it will run; false where the component stops
     */
    public boolean schedule(Runnable task, long nanos) {
        try {
            timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    void resumeAfter(Call call, long nanos) {
        try {
            timer.schedule(call::resume, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            call.abandon();
        }
    }

    void waits(Call call) {
        waiting.add(call);
        if (closed) {
            call.abandon();
        }
    }

    void waitsNoMore(Call call) {
        waiting.remove(call);
    }
}
