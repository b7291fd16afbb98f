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
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelkit.examples.support.JobProcess;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.simulator.KitSimulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of a million lines goes through a small memory.
 */
@Tag("long")
class MillionLinesTest {

    private static final int LINES = 1_000_000;
    private static final int REJECTED = LINES / 1000;

    @TempDir
    private Path directory;

    /** The job, without Kit's limit, which would take hours. */
    static final class Job {

        private Job() {
        }

        public static void main(String[] args) {
            KitAccess kit = KitAccess.of(System.getenv(), 0).with("quota-limit", "1000000");
            ImportOptions options = new ImportOptions();
            new CommandLine(options).parseArgs(args);
            new ImportJob(kit, options, new PrintWriter(System.out, true, StandardCharsets.UTF_8), false).run(options.file);
        }
    }

    @Test
    void importsThem() throws Exception {
        Path file = directory.resolve("people.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            write(out);
        }
        try (KitSimulator kit = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).recordRequests(false).start();
             JobProcess job = JobProcess.start(Job.class, Map.of("KIT_ACCESS_TOKEN", kit.accessToken(),
                "KIT_BASE_URI", kit.baseUri()), List.of("-Xmx96m"), "--file", file.toString(), "--create-fields")) {
            assertThat(job.exitCode(3600)).as(job.output()).isZero();

            assertThat(job.output()).contains("1,000,000 lines in ", "  1,000 rejected");
            assertThat(kit.state().subscriberCount()).isEqualTo(LINES - REJECTED);
        }
        try (var rejects = Files.lines(directory.resolve("people.rejected.csv"))) {
            assertThat(rejects).hasSize(REJECTED + 1);
        }
    }

    private static void write(Writer out) throws IOException {
        out.write("Email,First name,Tags,City\n");
        for (int i = 0; i < LINES; i++) {
            out.write(i % 1000 == 0 ? "nobody" + i : "person" + i + "@example.com");
            out.write(",Person " + i + (i % 10 == 0 ? ",\"vip,tag " + i % 50 + "\",Town " + i + "\n" : ",,\n"));
        }
    }
}
