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
package io.github.camelkit.examples.importer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when somebody presses Ctrl+C, or the machine is shut down: no new lines, those under way may end, and
 * what is done is written down.
 */
final class Interruption {

    // Calls may have to wait for the quota much longer, and can be made again
    private static final int PATIENCE_SECONDS = 5;

    private final Runnable noNewLines;
    private final Runnable writeDown;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "interruption");

    Interruption(Runnable noNewLines, Runnable writeDown) {
        this.noNewLines = noNewLines;
        this.writeDown = writeDown;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupted() {
        noNewLines.run();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeDown.run();
    }

    /** The lines under way have ended. Answers whether somebody has interrupted the job. */
    boolean ended() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
