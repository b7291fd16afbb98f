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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelkit.examples.support.Output;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Shows what an import would do, and which lines it would probably reject. Whether an address is one, Kit decides.
 */
final class DryRun {

    private static final int ROWS = 5;

    private final Output out;
    private final ImportPlan plan;

    DryRun(Output out, ImportPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void print() {
        Map<Integer, String> labels = new HashMap<>();
        plan.target().fields().columns().forEach(column -> labels.put(column.index(), column.field()));
        LineParser parser = new LineParser(plan.file().columns(), plan.options(), labels);
        List<SubscriberLine> first = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        long bad = 0;
        try (SubscriberLines lines = new SubscriberLines(plan.file().csv(), parser, plan.done(), plan.end())) {
            while (lines.hasNext()) {
                SubscriberLine line = lines.next();
                String problem = problem(line);
                if (problem != null) {
                    bad++;
                    rejected.addAll(rejected.size() < Ledger.SHOWN ? List.of(Summary.line(line, problem)) : List.of());
                } else if (first.size() < ROWS) {
                    first.add(line);
                }
            }
        }
        out.line("The first lines:");
        first.forEach(line -> out.line("  line %,d: %s", line.row().line(), words(line)));
        out.line("%,d of %,d lines would probably be rejected%s", bad, plan.end() - plan.done(), bad == 0 ? "" : ":");
        rejected.forEach(line -> out.line("%s", line));
        if (bad > rejected.size()) {
            out.line("  and %,d more", bad - rejected.size());
        }
        out.line("Nothing was changed: leave out --dry-run to import");
    }

    private static String problem(SubscriberLine line) {
        if (line.problem() != null || line.skipped()) {
            return line.problem();
        }
        return EmailValidator.getInstance().isValid(line.email()) ? null : "This looks like no e-mail address";
    }

    private static String words(SubscriberLine line) {
        StringBuilder words = new StringBuilder(line.email());
        words.append(line.firstName().isEmpty() ? "" : ", first name " + line.firstName());
        words.append(", ").append(line.skipped() ? "left out" : line.state());
        words.append(line.tags().isEmpty() ? "" : ", tags " + String.join(" | ", line.tags()));
        words.append(line.fields().isEmpty() ? "" : line.fields().entrySet().stream()
                .map(field -> field.getKey() + " = " + field.getValue()).collect(Collectors.joining(", ", ", ", "")));
        return words.toString();
    }
}
