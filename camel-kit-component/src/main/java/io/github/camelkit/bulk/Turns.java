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
package io.github.camelkit.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs tasks one after another without a thread of its own: a task that is added while another runs is
 * left to the thread that runs it.
 */
final class Turns {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Consumer<Throwable> broken;

    /**
     * @param broken gets what a task has thrown; the other tasks still run
     */
    Turns(Consumer<Throwable> broken) {
        this.broken = broken;
    }

    void run(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            drain();
        }
    }

    /** Runs the task on this thread if nothing else runs; returns its result, or false if it did not run. */
    boolean runNow(BooleanSupplier task) {
        if (!pending.compareAndSet(0, 1)) {
            return false;
        }
        try {
            return task.getAsBoolean();
        } finally {
            if (pending.decrementAndGet() > 0) {
                drain();
            }
        }
    }

    private void drain() {
        do {
            try {
                tasks.remove().run();
            } catch (RuntimeException | Error e) {
                broken.accept(e);
            }
        } while (pending.decrementAndGet() > 0);
    }
}
