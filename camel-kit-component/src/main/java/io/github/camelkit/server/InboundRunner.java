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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what requests ask for: not too many at a time, each on a thread that the HTTP server can do without, and answers
 * each once, in time, whatever the code of users does. A request keeps its place until all that was begun for it has
 * ended, also after it was answered because of the time.
 */
public final class InboundRunner {

    /** What a request asks for. */
    public interface Work {

        /**
         * Does it, and calls {@link Run#end} once, on any thread, also after this has returned. An exception or an error
         * ends it as well.
         */
        void run(Run run) throws Exception;

        /** What to answer where it takes too long. It goes on. */
        HttpAnswer timedOut();

        /** What to answer where it has thrown. */
        HttpAnswer failed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(InboundRunner.class);

    private final String path;
    private final long timeout;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final InFlightLimit gate;
    private final Set<Run> overdue = ConcurrentHashMap.newKeySet();

    /**
     * @param path        where the requests come in, for the log
     * @param maxInFlight how many may be under way
     * @param timeout     in milliseconds
     * @param pool        a thread for each that is under way; it rejects by throwing
     * @param timer       wakes what waits, and is never held up
     */
    public InboundRunner(String path, int maxInFlight, long timeout, Executor pool, ScheduledExecutorService timer) {
        this.path = path;
        this.timeout = timeout;
        this.pool = pool;
        this.timer = timer;
        this.gate = new InFlightLimit(maxInFlight);
    }

    /**
     * Hands a request over to another thread.
     *
     * @param  answer called once, by any thread, if this returns true
     * @return        false if too many are under way, or no more are taken
     */
    public boolean take(Work work, Consumer<HttpAnswer> answer) {
        if (!gate.enter()) {
            return false;
        }
        Run run = new Run(work, answer);
        try {
            run.restartTimeout();
            pool.execute(run::go);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: a request to {} is not taken", path);
        } catch (Throwable e) {
            // Such as an OutOfMemoryError, because there can be no more threads
            LOG.warn("A request to {} cannot be taken: {}", path, e.toString());
        }
        run.giveBack();
        return false;
    }

    /** How many requests are under way. */
    public int inFlight() {
        return gate.inside();
    }

    /** How many requests are under way although their time is over. */
    public int overdue() {
        return overdue.size();
    }

    /** How many seconds ago the oldest one of them came in; zero without one. */
    public long overdueSeconds() {
        long now = System.nanoTime();
        return TimeUnit.NANOSECONDS.toSeconds(overdue.stream().mapToLong(run -> now - run.begun).max().orElse(0));
    }

    /**
     * @param  what such as {@code deliveries}
     * @return      how many are overdue, and since when; null if none is overdue
     */
    public String overdue(String what) {
        int count = overdue();
        return count == 0 ? null : what + " that have taken more than " + timeout + " ms and have not ended: " + count
                + "; the oldest came in " + overdueSeconds() + " s ago";
    }

    /** Takes no more requests; those under way go on. */
    public void close() {
        gate.close();
    }

    public void open() {
        gate.open();
    }

    /** One request on its way. */
    public final class Run {

        private final Work work;
        private final Consumer<HttpAnswer> answer;
        private final long begun = System.nanoTime();
        private final AtomicBoolean answered = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();
        private Future<?> tooLate;

        private Run(Work work, Consumer<HttpAnswer> answer) {
            this.work = work;
            this.answer = answer;
        }

        private void go() {
            try {
                work.run(this);
            } catch (Throwable e) {
                // Not its message, which can hold what was asked
                LOG.warn("A request to {} has failed: {}", path, e.getClass().getName());
                LOG.debug("The failure", e);
                end(answerOf(true));
            }
        }

        /** Answers before all has ended; without effect if there was an answer before. */
        public void answer(HttpAnswer given) {
            if (answered.compareAndSet(false, true)) {
                try {
                    answer.accept(given);
                } catch (Throwable e) {
                    LOG.warn("A request to {} cannot be answered: {}", path, e.getClass().getName());
                }
            }
        }

        /** Whether who asked has an answer: what was not begun need not be begun any more. */
        public boolean isAnswered() {
            return answered.get();
        }

        /** All has ended: the place is free, and who asked is answered unless they were before. */
        public void end(HttpAnswer given) {
            giveBack();
            answer(given);
        }

        /** The time begins anew. */
        public synchronized void restartTimeout() {
            if (tooLate != null) {
                tooLate.cancel(false);
            }
            if (!ended.get()) {
                tooLate = timer.schedule(this::tooLate, timeout, TimeUnit.MILLISECONDS);
            }
        }

        private void giveBack() {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            overdue.remove(this);
            gate.leave();
            synchronized (this) {
                if (tooLate != null) {
                    tooLate.cancel(false);
                }
            }
        }

        /** Answering can block, and the timer must not be held up. */
        private void tooLate() {
            try {
                pool.execute(this::timeOut);
            } catch (Throwable e) {
                // There is no other thread any more
                timeOut();
            }
        }

        private void timeOut() {
            overdue.add(this);
            if (ended.get()) {
                overdue.remove(this);
                return;
            }
            LOG.warn("A request to {} was not done within {} ms; {} of them are not done yet", path, timeout,
                    overdue.size());
            if (!isAnswered()) {
                answer(answerOf(false));
            }
        }

        private HttpAnswer answerOf(boolean failed) {
            try {
                return failed ? work.failed() : work.timedOut();
            } catch (Throwable e) {
                LOG.warn("The answer to a request to {} cannot be made: {}", path, e.getClass().getName());
                return HttpAnswer.ERROR;
            }
        }
    }
}
