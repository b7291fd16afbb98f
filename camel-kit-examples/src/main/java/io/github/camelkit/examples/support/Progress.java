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
package io.github.camelkit.examples.support;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far the job is: a bar on a terminal, and a line now and then in a file or a pipe.
 */
public final class Progress {

    private static final int BAR_WIDTH = 40;
    private static final long BAR_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LINE_PERCENT = 10;
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PrintWriter out;
    private final boolean terminal;
    private final long total;
    private final String things;
    private long shownAt = System.nanoTime();
    private long shown;

    /**
     * @param total  how many there are to do
     * @param things what they are
     */
    public Progress(PrintWriter out, boolean terminal, long total, String things) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.things = things;
    }

    public synchronized void show(long done) {
        if (done <= shown || !isDue(done)) {
            return;
        }
        long percent = done * 100 / total;
        String numbers = String.format(Locale.US, "%3d %%  %,d of %,d %s", percent, done, total, things);
        if (terminal) {
            int filled = (int) (done * BAR_WIDTH / total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + numbers);
            // What comes next shall not be written over the bar
            out.print(done == total ? System.lineSeparator() : "");
        } else {
            out.println(numbers);
        }
        out.flush();
        shown = done;
        shownAt = System.nanoTime();
    }

    /** Leaves the line of a bar that will not be full. */
    public synchronized void interrupt() {
        if (terminal && shown > 0 && shown < total) {
            out.println();
            out.flush();
        }
    }

    private boolean isDue(long done) {
        long elapsed = System.nanoTime() - shownAt;
        if (done == total) {
            return true;
        }
        return terminal ? elapsed >= BAR_NANOS
                : elapsed >= LINE_NANOS || done * 100 / total / LINE_PERCENT > shown * 100 / total / LINE_PERCENT;
    }
}
