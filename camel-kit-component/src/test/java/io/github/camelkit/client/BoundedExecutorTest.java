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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundedExecutorTest {

    private static final int MANY = 100_000;

    private final BoundedExecutor executor = new BoundedExecutor(task -> {
        throw new RejectedExecutionException("shut down");
    }, 10);
    private int rejected;
    private int failed;

    /** As calls do: one that will not be made leaves its slot of the quota to the next one. */
    private class Next implements BoundedExecutor.Task {

        @Override
        public Runnable run() {
            throw new AssertionError("the pool runs nothing");
        }

        @Override
        public void failed(Throwable e) {
            failed++;
        }

        @Override
        public void rejected() {
            if (++rejected < MANY) {
                executor.execute(new Next());
            }
            if (rejected == MANY / 2) {
                throw new IllegalStateException("a route that throws");
            }
        }
    }

    @Test
    void anyNumberOfTasksCanBeRejectedOneAfterTheOther() {
        executor.execute(new Next());

        assertThat(rejected).isEqualTo(MANY);
        assertThat(failed).isEqualTo(1);
    }

    @Test
    void anErrorHoldsUpNoOther() {
        Next broken = new Next() {
            @Override
            public void rejected() {
                executor.execute(new Next());
                throw new OutOfMemoryError("made up");
            }
        };
        rejected = MANY - 2;
        assertThatThrownBy(() -> executor.execute(broken)).isInstanceOf(OutOfMemoryError.class);
        assertThat(failed).as("told of it").isEqualTo(1);
        assertThat(rejected).as("the others, too").isEqualTo(MANY);
    }

    @Test
    void whatFindsNoThreadFailsAndLeavesItsPlace() {
        boolean[] full = { true };
        BoundedExecutor scarce = new BoundedExecutor(task -> {
            if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        }, 1);
        List<String> log = new ArrayList<>();
        BoundedExecutor.Task task = new BoundedExecutor.Task() {
            @Override
            public Runnable run() {
                log.add("run");
                throw new StackOverflowError("made up");
            }

            @Override
            public void failed(Throwable e) {
                log.add(e.getMessage());
            }

            @Override
            public void rejected() {
                log.add("rejected");
            }
        };
        scarce.execute(task);
        full[0] = false;
        scarce.execute(task);
        scarce.execute(task);

        assertThat(log).containsExactly("unable to create native thread", "run", "made up", "run", "made up");
    }

    @Test
    void aRouteThatThrowsKeepsNoOtherWaiting() {
        List<Runnable> threads = new ArrayList<>();
        List<Integer> log = new ArrayList<>();
        BoundedExecutor scarce = new BoundedExecutor(task -> {
            if (!threads.isEmpty()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            threads.add(task);
        }, 1);
        for (int i = 0; i < 3; i++) {
            int number = i;
            scarce.execute(new BoundedExecutor.Task() {
                @Override
                public Runnable run() {
                    return () -> log.add(number);
                }

                @Override
                public void failed(Throwable e) {
                    log.add(number);
                    throw new StackOverflowError("made up");
                }

                @Override
                public void rejected() {
                    throw new AssertionError("the pool is not shut down");
                }
            });
        }
        threads.get(0).run();

        assertThat(log).as("the others have failed first").containsExactly(1, 2, 0);
    }

    @Test
    void takesTasksAgainAfterItHasRejectedAll() {
        executor.execute(new Next());
        rejected = MANY - 2;

        executor.execute(new Next());

        assertThat(rejected).isEqualTo(MANY);
    }
}
