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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.Progress;

/**
 * Books the outcome of each line, in the order of the file, although lines end in another one: what is counted, among
 * the rejected lines and in the checkpoint is always about the first lines of the file, and nothing is there twice.
 */
final class Ledger {

    static final int SHOWN = 20;

    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SubscriberFile file;
    private final long account;
    private final RejectsFile rejects;
    private final Counts counts;
    private final Progress progress;
    private final Map<Long, Outcome> waiting = new TreeMap<>();
    private final List<Outcome> firstRejected = new ArrayList<>();
    private long next;
    private long savedAt = System.nanoTime();
    private boolean closed;

    /** @param start where an earlier run stopped, null to start at the first line */
    Ledger(SubscriberFile file, long account, Checkpoint start, Progress progress) {
        this.file = file;
        this.account = account;
        this.progress = progress;
        counts = start == null ? Counts.none() : start.counts();
        next = counts.lines();
        rejects = new RejectsFile(file.path(), file.columns());
        if (start == null) {
            // Before the rejected lines of that run: a checkpoint without them would be worth nothing
            removeCheckpoint();
        }
        rejects.startAt(start == null ? 0 : start.rejectsBytes());
    }

    /**
     * @throws JobException if it cannot be written down
     */
    synchronized void book(Outcome outcome) {
        if (closed) {
            return;
        }
        waiting.put(outcome.line().index(), outcome);
        for (Outcome following = waiting.remove(next); following != null; following = waiting.remove(next)) {
            if (following.reason() != null) {
                rejects.add(following);
                if (firstRejected.size() < SHOWN) {
                    firstRejected.add(following);
                }
            }
            counts.add(following);
            next++;
        }
        progress.show(next);
        if (System.nanoTime() - savedAt >= SAVE_NANOS) {
            save();
        }
    }

    private void save() {
        new Checkpoint(file.digest(), account, rejects.bytes(), counts).save(Checkpoint.path(file.path()));
        savedAt = System.nanoTime();
    }

    /** Books nothing any more, so that the rest of the file can be done later. */
    synchronized void stop() {
        if (!closed) {
            closed = true;
            progress.close();
            save();
            rejects.close();
        }
    }

    /** All lines of the file are done. */
    synchronized void complete() {
        closed = true;
        progress.close();
        rejects.close();
        removeCheckpoint();
    }

    private void removeCheckpoint() {
        Path checkpoint = Checkpoint.path(file.path());
        try {
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw new JobException("The checkpoint " + checkpoint + " cannot be removed: " + e, e);
        }
    }

    synchronized long done() {
        return next;
    }

    Counts counts() {
        return counts;
    }

    List<Outcome> firstRejected() {
        return firstRejected;
    }

    Path rejectsPath() {
        return rejects.path();
    }
}
