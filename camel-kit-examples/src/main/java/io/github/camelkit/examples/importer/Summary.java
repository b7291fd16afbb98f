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
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tells at the end what became of the lines.
 */
final class Summary {

    private static final int REJECTIONS_SHOWN = 20;

    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    void print(ImportReport report, SubscriberFile file, RejectsFile rejects, Duration elapsed, boolean bulk) {
        List<Rejection> rejections = report.rejections();
        print("%,d lines in %.1f s and %,d calls:", report.done(), elapsed.toMillis() / 1000.0, report.calls());
        if (bulk) {
            print("  %,7d created or updated", report.createdOrUpdated());
        } else {
            print("  %,7d created", report.created());
            print("  %,7d already there, in Kit or in an earlier line", report.alreadyThere());
        }
        print("  %,7d rejected", rejections.size());
        print("  %,7d tagged with %,d different tags", report.tagged(), file.tags().size());
        if (!rejections.isEmpty()) {
            print("Rejected:");
            rejections.stream().limit(REJECTIONS_SHOWN).forEach(this::print);
            if (rejections.size() > REJECTIONS_SHOWN) {
                print("  and %,d more", rejections.size() - REJECTIONS_SHOWN);
            }
            print("All rejected lines are in %s; all others are imported.", rejects.path());
            print("Rejected lines are no failure of the job: its exit code is 0.");
        }
        out.flush();
    }

    private void print(Rejection rejection) {
        // The file is somebody else's, and shall not steer the terminal
        String email = rejection.line().email().replaceAll("\\p{Cntrl}", "?");
        print("  line %,d: %s: %s", rejection.line().number(), email.isEmpty() ? "(no address)" : email,
                rejection.reason());
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.US, format, values));
    }
}
