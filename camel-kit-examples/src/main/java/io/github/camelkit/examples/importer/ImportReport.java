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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.camelkit.examples.support.Progress;

/**
 * Counts what became of the lines; each one is created, already there or rejected; in bulk, where Kit
 * does not tell them apart, created or updated, or rejected.
 */
final class ImportReport {

    private final Progress progress;
    private final List<Rejection> rejections = new ArrayList<>();
    private long created;
    private long alreadyThere;
    private long createdOrUpdated;
    private long tagged;
    private long calls;

    ImportReport(Progress progress) {
        this.progress = progress;
    }

    synchronized void imported(boolean isNew, boolean hasTag) {
        created += isNew ? 1 : 0;
        alreadyThere += isNew ? 0 : 1;
        tagged += hasTag ? 1 : 0;
        progress.show(done());
    }

    synchronized void createdOrUpdated(boolean hasTag) {
        createdOrUpdated++;
        tagged += hasTag ? 1 : 0;
        progress.show(done());
    }

    /** How many requests the job took. */
    synchronized void calls(long sent) {
        calls = sent;
    }

    synchronized void rejected(SubscriberLine line, String reason) {
        rejections.add(new Rejection(line, reason));
        progress.show(done());
    }

    synchronized long done() {
        return created + alreadyThere + createdOrUpdated + rejections.size();
    }

    synchronized long created() {
        return created;
    }

    synchronized long alreadyThere() {
        return alreadyThere;
    }

    synchronized long createdOrUpdated() {
        return createdOrUpdated;
    }

    synchronized long calls() {
        return calls;
    }

    synchronized long tagged() {
        return tagged;
    }

    /** In the order of the file, which parallel processing does not keep. */
    synchronized List<Rejection> rejections() {
        return rejections.stream().sorted(Comparator.comparingLong(rejection -> rejection.line().number())).toList();
    }
}
