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

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

import io.github.camelkit.examples.support.Output;

/**
 * What is told when the job is done.
 */
final class Summary {

    private final Output out;
    private final ImportPlan plan;

    Summary(Output out, ImportPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void print(Ledger ledger, long calls, Duration elapsed) {
        Counts counts = ledger.counts();
        out.line("%,d lines in %.1f s and %,d calls:", counts.lines(), elapsed.toMillis() / 1000.0, calls);
        long unclear = counts.of(Outcome.Kind.CREATED_OR_UPDATED);
        if (!plan.bulk()) {
            out.line("  %,7d created", counts.of(Outcome.Kind.CREATED));
            out.line("  %,7d already there, in Kit or in an earlier line", counts.of(Outcome.Kind.ALREADY_THERE));
        }
        if (plan.bulk() || unclear > 0) {
            out.line("  %,7d created or updated", unclear);
        }
        if (counts.of(Outcome.Kind.SKIPPED) > 0) {
            out.line("  %,7d left out, because they have left", counts.of(Outcome.Kind.SKIPPED));
        }
        out.line("  %,7d rejected", counts.of(Outcome.Kind.REJECTED));
        out.line("  %,7d tags given, of %,d different ones", counts.tagged(), plan.file().tags().size());
        if (plan.hasForm()) {
            out.line("  %,7d added to the form %s", counts.onForm(), plan.target().form().name());
        }
        out.line("%s", Announcement.consent(plan));
        if (!counts.reasons().isEmpty()) {
            printRejected(ledger);
        }
        if (!plan.isComplete()) {
            out.line("Stopped at --limit; --resume goes on with the other %,d lines",
                    plan.file().lines() - counts.lines());
        }
    }

    private void printRejected(Ledger ledger) {
        Counts counts = ledger.counts();
        out.line("Rejected, by reason:");
        counts.reasons().entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(reason -> out.line("  %,7d %s", reason.getValue(), reason.getKey()));
        out.line("Rejected:");
        ledger.firstRejected().forEach(rejected -> out.line("%s", line(rejected.line(), rejected.reason())));
        long more = counts.of(Outcome.Kind.REJECTED) - ledger.firstRejected().size();
        if (more > 0) {
            out.line("  and %,d more", more);
        }
        out.line("All rejected lines are in %s; mend them there, and import that file.", ledger.rejectsPath());
        out.line("Rejected lines are no failure of the job: its exit code is 0.");
    }

    static String line(SubscriberLine line, String reason) {
        return String.format(Locale.US, "  line %,d: %s: %s", line.row().line(),
                line.email().isEmpty() ? "(no address)" : line.email(), reason);
    }
}
