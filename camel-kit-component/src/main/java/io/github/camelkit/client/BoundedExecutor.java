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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on a pool, not more than so many at a time; the others wait without a thread.
 */
final class BoundedExecutor {

    /** What it returns continues the route, and does not count against the bound, else it could deadlock. */
    interface Task {
        Runnable run();

        /** {@link #run()} has thrown, or could not be run. */
        void failed(Throwable e);

        /** The pool takes no more tasks. */
        void rejected();
    }

    private static final Logger LOG = LoggerFactory.getLogger(KitClient.class);

    private final Executor pool;
    private final int bound;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private final ArrayDeque<Task> rejected = new ArrayDeque<>();
    private boolean rejecting;
    private int running;

    BoundedExecutor(Executor pool, int bound) {
        this.pool = pool;
        this.bound = bound;
    }

    void execute(Task task) {
        synchronized (this) {
            if (running >= bound) {
                waiting.add(task);
                return;
            }
            running++;
        }
        submit(task);
    }

    private void submit(Task first) {
        Task next = first;
        while (next != null) {
            Task task = next;
            try {
                pool.execute(() -> work(task));
                return;
            } catch (RejectedExecutionException e) {
                rejectAll(task);
                return;
            } catch (RuntimeException | Error e) {
                // Such as no memory for another thread
                fail(task, e);
                next = next();
            }
        }
    }

    /** It goes on with a route, and what that throws must not keep the others waiting. */
    private static void fail(Task task, Throwable why) {
        try {
            task.failed(why);
        } catch (RuntimeException | Error e) {
            LOG.warn("A route has thrown where its call could not be made: {}", e.getClass().getName());
        }
    }

    /** The rest is the route: what it throws is the end of the thread, whose state it may have damaged. */
    private void work(Task task) {
        Runnable rest;
        try {
            rest = task.run();
        } catch (RuntimeException | Error e) {
            rest = () -> task.failed(e);
        }
        try {
            submit(next());
        } finally {
            if (rest != null) {
                rest.run();
            }
        }
    }

    private synchronized Task next() {
        Task next = waiting.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    /**
     * A pool that rejects one task is shut down and rejects the others, too. One that is rejected can let in another
     * one, which is then rejected after it and not within it: there can be thousands.
     */
    private void rejectAll(Task first) {
        synchronized (this) {
            rejected.add(first);
            rejected.addAll(waiting);
            waiting.clear();
            running--;
            if (rejecting) {
                return;
            }
            rejecting = true;
        }
        Error thrown = null;
        for (Task task = nextRejected(); task != null; task = nextRejected()) {
            try {
                task.rejected();
            } catch (RuntimeException e) {
                fail(task, e);
            } catch (Error e) {
                // That of one route must not keep the others waiting
                fail(task, e);
                thrown = e;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private synchronized Task nextRejected() {
        Task next = rejected.poll();
        rejecting = next != null;
        return next;
    }
}
