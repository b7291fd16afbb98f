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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.github.camelkit.store.AbstractSharedStore;
import io.github.camelkit.store.SharedStore;
import io.github.camelkit.store.SharedStore.Entry;
import io.github.camelkit.store.SharedStore.Space;

/**
 * Reports to the shared window in the store and asks it for slots: one read and one update, again where another node was
 * faster. One thread at a time.
 */
final class WindowSync {

    private static final Duration KEPT = Duration.ofHours(1);

    /**
     * What a node has to say; times are nanoseconds of its clock.
     *
     * @param fresh when calls were answered that were not reported; {@code all}: within the last window
     * @param held  slots that it has; {@code want}: how many more it wants
     * @param pause until when Kit refuses calls
     */
    record Report(long[] fresh, long[] all, SharedWindow.Tried tried, int held, int want, boolean paused, long pause) {
    }

    /**
     * @param before when the engine was asked for its time, by the node's clock; {@code after}: when it had answered
     */
    record Settled(SharedWindow.Answer answer, long before, long after) {
    }

    private final SharedStore store;
    private final String key;
    private final String node;
    private final Quota.Settings settings;
    private final LongSupplier clock;
    private final LongAdder conflicts = new LongAdder();
    private long seq;
    private long confirmed;
    private boolean inDoubt;
    private Settled last;

    WindowSync(SharedStore store, String key, String node, Quota.Settings settings, LongSupplier clock) {
        this.store = store;
        this.key = key;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws IOException if it failed; then {@link #inDoubt()} says whether it may have been applied
     */
    Settled run(Report report) throws IOException {
        seq++;
        inDoubt = false;
        while (true) {
            long before = clock.getAsLong();
            Entry entry = store.read(Space.STATE, key);
            long after = clock.getAsLong();
            WindowState state = WindowState.read(entry.value());
            WindowState.Node known = state.nodes.get(node);
            boolean everything = report.all().length > report.fresh().length
                    && (known == null || known.seq < confirmed);
            SharedWindow window = new SharedWindow(state, millis(settings.windowNanos()));
            SharedWindow.Answer answer = window.apply(request(report, everything, before, after), entry.millis());
            inDoubt = true;
            if (store.replace(Space.STATE, key, entry.version(), state.write(), kept()) != 0) {
                confirmed = seq;
                last = new Settled(answer, before, after);
                return last;
            }
            inDoubt = false;
            conflicts.increment();
            AbstractSharedStore.stepAside();
        }
    }

    private SharedWindow.Request request(Report report, boolean everything, long before, long after) {
        List<SharedWindow.Calls> answers = new ArrayList<>();
        for (long at : everything ? report.all() : report.fresh()) {
            // Older than it is for the engine, which has been asked later
            long age = Math.max(0, millis(before - at));
            int end = answers.size() - 1;
            if (end >= 0 && answers.get(end).millis() == age) {
                answers.set(end, new SharedWindow.Calls(age, answers.get(end).count() + 1));
            } else {
                answers.add(new SharedWindow.Calls(age, 1));
            }
        }
        SharedWindow.Elapsed elapsed = last == null ? null : new SharedWindow.Elapsed(last.answer().now(),
                millis(before - last.after()), millis(after - last.before()) + 1);
        return new SharedWindow.Request(node, settings.limit(), seq, report.tried(), answers, everything, report.held(),
                report.want(), report.paused() ? Math.max(0, millis(report.pause() - before)) : 0, elapsed);
    }

    private Duration kept() {
        return KEPT.plusNanos(10 * settings.windowNanos());
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    long seq() {
        return seq;
    }

    /** Whether the last one failed after it may have been applied. */
    boolean inDoubt() {
        return inDoubt;
    }

    /** How often another node was faster. */
    long conflicts() {
        return conflicts.sum();
    }
}
