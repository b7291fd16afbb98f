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

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.KitCamel;
import io.github.camelkit.examples.support.Output;
import io.github.camelkit.examples.support.Progress;

/**
 * The job from its beginning to its end: look at the file, look at Kit, say what will be done, do it, and report.
 */
final class ImportJob {

    private final KitAccess kit;
    private final ImportOptions options;
    private final PrintWriter writer;
    private final Output out;
    private final boolean terminal;
    private final long startedAt = System.nanoTime();

    ImportJob(KitAccess kit, ImportOptions options, PrintWriter writer, boolean terminal) {
        this.kit = kit;
        this.options = options;
        this.writer = writer;
        this.out = new Output(writer);
        this.terminal = terminal;
    }

    /**
     * @return              how many calls it took
     * @throws JobException if it could not begin, or not be done to its end
     */
    long run(Path path) {
        out.line("Importing into %s", kit.description());
        SubscriberFile file = SubscriberFile.check(path, options);
        try (KitCamel camel = new KitCamel(kit)) {
            Target target = Target.of(camel, file, options);
            ImportPlan plan = new ImportPlan(file, options, target, kit.isToken(), start(file, target));
            new Announcement(out, plan).print(kit.limit());
            if (options.dryRun) {
                new DryRun(out, plan).print();
            } else {
                run(camel, plan);
            }
            return camel.calls();
        }
    }

    /** Where an earlier run stopped, if that is where to go on. */
    private Checkpoint start(SubscriberFile file, Target target) {
        Path path = Checkpoint.path(file.path());
        Checkpoint checkpoint = Checkpoint.load(path);
        if (checkpoint == null) {
            return null;
        }
        if (!options.resume) {
            out.line("An earlier run stopped after %,d lines; this one starts from the first (--resume goes on)",
                    checkpoint.lines());
            return null;
        }
        if (!checkpoint.digest().equals(file.digest()) || checkpoint.account() != target.account().id()) {
            throw new JobException("The checkpoint " + path + " is of another "
                    + (checkpoint.account() == target.account().id() ? "version of the file" : "account")
                    + ": import from the start, without --resume");
        }
        return checkpoint;
    }

    private void run(KitCamel camel, ImportPlan plan) {
        Map<Integer, String> fieldKeys = plan.target().createFields(camel);
        LineParser parser = new LineParser(plan.file().columns(), options, fieldKeys);
        Progress progress = new Progress(writer, terminal, plan.done(), plan.end(), "lines");
        Ledger ledger = new Ledger(plan.file(), plan.target().account().id(), plan.start(), progress);
        try (SubscriberLines lines = new SubscriberLines(plan.file().csv(), parser, plan.done(), plan.end())) {
            Interruption interruption = new Interruption(lines::stop, () -> interrupted(ledger, plan));
            try {
                camel.add(plan.bulk() ? new BulkRoutes(plan, lines, ledger) : new ImportRoutes(plan, lines, ledger));
                camel.run(ImportRoutes.IMPORT);
            } finally {
                interruption.ended();
            }
        } catch (JobException e) {
            throw stopped(e, ledger, plan);
        }
        end(camel, plan, ledger);
    }

    private void end(KitCamel camel, ImportPlan plan, Ledger ledger) {
        if (ledger.done() < plan.end()) {
            throw stopped(new JobException("the other lines were not reached"), ledger, plan);
        }
        if (plan.isComplete()) {
            ledger.complete();
        } else {
            ledger.stop();
        }
        new Summary(out, plan).print(ledger, camel.calls(), Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private static JobException stopped(JobException e, Ledger ledger, ImportPlan plan) {
        try {
            ledger.stop();
        } catch (JobException another) {
            // Such as a full disk, which is what stopped the job: the last checkpoint still holds
            e.addSuppressed(another);
        }
        return new JobException(String.format(Locale.US, "Stopped after %,d of %,d lines: %s%s", ledger.done(),
                plan.file().lines(), e.getMessage(), goOn(ledger)), e);
    }

    private static String goOn(Ledger ledger) {
        return ledger.done() == 0 ? "" : "; --resume goes on from there";
    }

    private void interrupted(Ledger ledger, ImportPlan plan) {
        ledger.stop();
        out.line("Interrupted after %,d of %,d lines%s", ledger.done(), plan.file().lines(), goOn(ledger));
    }
}
