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

/**
 * What is imported where.
 *
 * @param start where an earlier run stopped, null to start at the first line
 */
record ImportPlan(SubscriberFile file, ImportOptions options, Target target, boolean bulk, Checkpoint start) {

    private static final int BULK = 100;

    /** How many lines of the file are done before. */
    long done() {
        return start == null ? 0 : start.lines();
    }

    /** How many lines of the file are done when the job has ended. */
    long end() {
        long lines = file.lines();
        return options.limit == null ? lines : Math.min(lines, done() + options.limit);
    }

    boolean isComplete() {
        return end() == file.lines();
    }

    boolean hasForm() {
        return target.form() != null;
    }

    /** Null without a form. */
    Long formId() {
        return hasForm() ? target.form().id() : null;
    }

    /** The state of those who have not left. */
    String newState() {
        return options.newState();
    }

    /** How many calls it will take, as far as one can know; each call of a bulk takes a hundred things. */
    long calls() {
        long lines = end() - done();
        long share = file.lines() == 0 ? 0 : 1000 * lines / file.lines();
        long taggings = file.taggings() * share / 1000;
        long onForm = hasForm() ? Math.max(0, lines - file.left()) : 0;
        if (!bulk) {
            // A single call takes the custom fields with it
            return file.tags().size() + lines + taggings + onForm;
        }
        long values = target.fields().values(file) * share / 1000;
        return calls(file.tags().size()) + calls(lines) + calls(values) + calls(taggings) + calls(onForm);
    }

    private static long calls(long things) {
        return (things + BULK - 1) / BULK;
    }
}
