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
package io.github.camelkit.poll;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Waits for answers, until the consumer stops.
 */
final class Waits {

    private final BooleanSupplier allowed;
    private volatile CompletableFuture<?> current;

    /**
     * @param allowed whether a wait may begin
     */
    public Waits(BooleanSupplier allowed) {
        this.allowed = allowed;
    }

    /**
     * @throws StoppedException if the consumer stops first
     * @throws Exception        what the future fails with
     */
    public <T> T await(CompletableFuture<T> answer) throws Exception {
        current = answer;
        try {
            if (!allowed.getAsBoolean()) {
                throw new StoppedException();
            }
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            current = null;
        }
    }

    /** Ends the wait that there may be. */
    public void abort() {
        CompletableFuture<?> waiting = current;
        if (waiting != null) {
            waiting.completeExceptionally(new StoppedException());
        }
    }
}
