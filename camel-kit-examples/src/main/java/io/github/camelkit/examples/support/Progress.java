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
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far the job is, how fast, and how long it will take: a bar on a terminal, and a line now and then in a file
 * or a pipe.
 */
public final class Progress implements AutoCloseable {

    private static final int BAR_MILLIS = 200;
    private static final int BAR_COLUMNS = 100;
    private static final int LINE_PERCENT = 10;
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    // A rate of the first moments says nothing
    private static final long RATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter out;
    private final long total;
    private final String things;
    private final ProgressBar bar;
    private final long startedAt = System.nanoTime();
    private final long startedWith;
    private long shownAt = startedAt;
    private long shown;

    /**
     * @param done   how many were done before
     * @param total  how many there are to do
     * @param things what they are
     */
    public Progress(PrintWriter out, boolean terminal, long done, long total, String things) {
        this.out = out;
        this.total = total;
        this.things = things;
        startedWith = done;
        shown = done;
        bar = terminal ? bar(done) : null;
    }

    private ProgressBar bar(long done) {
        return new ProgressBarBuilder().setInitialMax(total).startsFrom(done, Duration.ZERO).setTaskName("")
                .setUnit(" " + things, 1).showSpeed().setStyle(ProgressBarStyle.ASCII).continuousUpdate()
                .setUpdateIntervalMillis(BAR_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, BAR_COLUMNS)).build();
    }

    private void draw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    public synchronized void show(long done) {
        if (bar != null) {
            bar.stepTo(done);
        } else if (done > shown && isDue(done)) {
            out.println(String.format(Locale.US, "%3d %%  %,d of %,d %s%s", done * 100 / total, done, total, things,
                    pace(done)));
            out.flush();
            shown = done;
            shownAt = System.nanoTime();
        }
    }

    private boolean isDue(long done) {
        return done == total || System.nanoTime() - shownAt >= LINE_NANOS
                || done * 100 / total / LINE_PERCENT > shown * 100 / total / LINE_PERCENT;
    }

    private String pace(long done) {
        long nanos = System.nanoTime() - startedAt;
        if (nanos < RATE_NANOS || done == total || done == startedWith) {
            return "";
        }
        long perSecond = (done - startedWith) * TimeUnit.SECONDS.toNanos(1) / nanos;
        Duration left = Duration.ofNanos(nanos / (done - startedWith) * (total - done));
        return String.format(Locale.US, ", %,d a second, %s left", perSecond, words(left));
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? String.format(Locale.US, "%d:%02d h", time.toHours(), time.toMinutesPart())
                : String.format(Locale.US, "%d:%02d min", time.toMinutes(), time.toSecondsPart());
    }

    /** Draws the bar a last time; what comes next begins a line. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            out.println();
            out.flush();
        }
    }
}
