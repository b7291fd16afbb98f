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
package io.github.camelkit.examples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelkit.examples.importer.ImportSubscribers;
import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is exported from one account, imported into an empty one, and exported from there, is the same.
 */
class RoundTripTest {

    private static final String[] STATES = {"active", "inactive", "cancelled", "bounced", "complained"};

    @TempDir
    private Path directory;

    @Test
    void givesTheSameFileThroughBulk() throws Exception {
        try (KitSimulator from = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start();
             KitSimulator to = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start()) {
            fill(from, 150);
            to.state().addCustomField("Last name");

            assertSame(from, to, Map.of("KIT_ACCESS_TOKEN", to.accessToken(), "KIT_BASE_URI", to.baseUri()));
        }
    }

    @Test
    void givesTheSameFileThroughSingleCalls() throws Exception {
        try (KitSimulator from = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start();
             KitSimulator to = KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start()) {
            // Few: each takes calls, of which there are 120 a minute
            fill(from, 20);

            assertSame(from, to, Map.of("KIT_API_KEY", to.apiKey(), "KIT_BASE_URI", to.baseUri()));
        }
    }

    /** People, states, tags and values that are hard to write down. */
    private static void fill(KitSimulator kit, int subscribers) throws Exception {
        for (String label : new String[] {"Last name", "Tags", "state", "id", "Created at", "Ärger, \"groß\"", "Nobody's",
                "line", "Notes"}) {
            kit.state().addCustomField(label);
        }
        long[] tags = {kit.state().addTag("vip"), kit.state().addTag("coffee, tea"), kit.state().addTag("\"quoted\""),
                kit.state().addTag("semi;colon | pipe"), kit.state().addTag("🎁 Geschenk")};
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            for (int i = 0; i < subscribers; i++) {
                String email = "person" + i + "@example.com";
                Map<String, Object> fields = i % 4 == 0 ? Map.of() : Map.of("last_name", "O'Neil; \"Neo\", " + i, "notes",
                        i % 2 == 0 ? " line one\nline two, of " + i : "=1+1");
                template.requestBody("kit:subscribers?operation=create&baseUri=" + kit.baseUri() + "&accessToken="
                        + kit.accessToken(), Map.of("email_address", email, "first_name", i % 3 == 0 ? "" : "Zoë, " + i, "state",
                        STATES[i % STATES.length], "fields", fields));
                for (int tag = 0; tag < i % (tags.length + 1); tag++) {
                    kit.state().tag(tags[tag], kit.state().subscriberId(email));
                }
            }
        }
    }

    private void assertSame(KitSimulator from, KitSimulator to, Map<String, String> importer)
            throws IOException {
        Path first = directory.resolve("first.csv");
        export(from, first);
        CommandRun run = CommandRun.of(ImportSubscribers.commandLine(importer, false), "--file", first.toString(),
                "--create-fields");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Layout: our own export", "      0 rejected");

        Path second = directory.resolve("second.csv");
        export(to, second);

        assertThat(Files.readString(first)).contains("field: Tags", "\"\"coffee, tea\"\"", "cancelled", "complained");
        assertThat(second).hasSameTextualContentAs(first).hasSameBinaryContentAs(first);
    }

    private static void export(KitSimulator kit, Path file) {
        CommandLine export = ExportSubscribers.commandLine(CommandRun.environment(kit), false);

        assertThat(CommandRun.of(export, "--file", file.toString()).err()).isEmpty();
    }
}
