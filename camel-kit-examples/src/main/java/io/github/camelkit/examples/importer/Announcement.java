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

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelkit.examples.importer.ImportOptions.WhoLeft;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.examples.support.Output;

/**
 * Says what the job makes of the file, before it begins.
 */
final class Announcement {

    private final Output out;
    private final ImportPlan plan;
    private final SubscriberFile file;

    Announcement(Output out, ImportPlan plan) {
        this.out = out;
        this.plan = plan;
        this.file = plan.file();
    }

    void print(KitAccess.Limit limit) {
        out.line("%s: %,d lines, in %s", file.path(), file.lines(), file.csv().description());
        out.line("Layout: %s", file.columns().layout().description());
        out.line("Columns: %s", file.columns().all().stream().filter(Announcement::isKnown)
                .map(column -> column.name() + " -> " + column.role()).collect(Collectors.joining(", ")));
        printFields();
        out.line("%s", consent(plan));
        if (file.left() > 0) {
            out.line("Have left: %,d people, who are %s", file.left(), whoLeft());
        }
        long minutes = limit.atLeast(plan.calls()).toMinutes();
        out.line("Account: %s; about %,d calls%s", plan.target().account().name(), plan.calls(),
                minutes > 0 ? ", which take about " + minutes + " min" : "");
        if (plan.start() != null) {
            out.line("Going on after %,d lines that are done", plan.done());
        }
    }

    private static boolean isKnown(Column column) {
        return column.role() != Role.REJECT && !column.role().isField();
    }

    private void printFields() {
        FieldChoice fields = plan.target().fields();
        if (!fields.known().isEmpty()) {
            out.line("Custom fields: %s", fields.known().entrySet().stream()
                    .map(field -> field.getKey().name() + " -> " + field.getValue().label())
                    .collect(Collectors.joining(", ")));
        }
        if (!fields.missing().isEmpty()) {
            out.line("New custom fields: %s", FieldChoice.names(fields.missing()));
        }
        if (!fields.leftOut().isEmpty()) {
            out.line("Left out: %s%s", FieldChoice.names(fields.leftOut()), plan.options().fields != null ? ""
                    : "; Kit has no custom fields for them (--create-fields makes them)");
        }
        List<Column> times = file.columns().all().stream().filter(column -> column.role() == Role.SIGNED_UP).toList();
        if (!times.isEmpty()) {
            out.line("Times of signing up: %s; Kit gives times of its own, and keeps these as custom fields only",
                    FieldChoice.names(times));
        }
    }

    /** What the job assumes: Kit does not ask people who are active. */
    static String consent(ImportPlan plan) {
        boolean active = plan.newState().equals(States.ACTIVE);
        String form = plan.hasForm() ? plan.target().form().name() : null;
        if (active) {
            return "Consent: taken as given; who is new is active, and can be mailed at once"
                    + (form == null ? " (otherwise: --state inactive --form NAME)" : "; added to the form " + form);
        }
        return form == null
                ? "Consent: who is new is inactive, and nobody asks them to confirm (which --form NAME does)"
                : "Consent: who is new is inactive until they confirm, which the form " + form
                        + " asks them to, if it has double opt-in";
    }

    private String whoLeft() {
        WhoLeft whoLeft = plan.options().whoLeft;
        return switch (whoLeft) {
            case KEEP -> "unsubscribed, bounced or complained in Kit, too, and never mailed";
            case SKIP -> "left out";
            case SUBSCRIBE -> "subscribed again, as --who-left says";
        };
    }
}
