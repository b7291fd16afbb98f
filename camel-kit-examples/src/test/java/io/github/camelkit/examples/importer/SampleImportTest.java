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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.examples.csv.CsvFile;
import io.github.camelkit.examples.csv.CsvRows;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorExtension;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports the file that ships with the example.
 */
class SampleImportTest {

    private static final int LINES = 1000;
    private static final int PEOPLE = 980;
    private static final int TAGS = 7;
    private static final String REJECTS = """
            email,first_name,tag,line,reason
            anna.kowalska.example.com,Anna,early bird,58,Email address is invalid
            omar@@example.org,عمر,early bird,203,Email address is invalid
            mei lin@example.net,美琳,webinar 2026,310,Email address is invalid
            pavel.novak@,Pavel,studio visit,407,Email address is invalid
            @example.com,Σοφία,newsletter,533,Email address is invalid
            lena@example,Lena,"coffee, tea",672,Email address is invalid
            sam..lee@example.org,Sam,studio visit,768,Email address is invalid
            "rosa,diaz@example.com","Rosa, Dra.",studio visit,903,Email address is invalid
            """;

    @RegisterExtension
    private final KitSimulatorExtension kit = new KitSimulatorExtension(builder -> builder.rateLimit(0));

    @TempDir
    private Path directory;

    @Test
    void importsEveryoneAndTwiceDoesNoHarm() throws Exception {
        Path file = JobRun.sample(directory);
        long already = kit.simulator().state().addTag("customer");

        JobRun first = JobRun.into(kit.simulator(), file);

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("    980 created", "     12 already there", "      8 rejected",
                "    948 tags given, of 7 different ones", "line 58: anna.kowalska.example.com: Email address is invalid",
                directory.resolve("subscribers.rejected.csv").toString(), "exit code is 0");
        assertThat(directory.resolve("subscribers.rejected.csv")).hasContent(REJECTS);
        assertState(file);
        assertThat(tagIds()).containsEntry("customer", already);
        assertThat(kit.simulator().requests()).filteredOn(request -> request.path().equals("/v4/tags")
                && request.method().equals("POST")).as("each tag is asked for once").hasSize(TAGS);

        JobRun second = JobRun.into(kit.simulator(), file);

        assertThat(second.out()).contains("      0 created", "    992 already there", "      8 rejected",
                "    948 tags given");
        assertThat(directory.resolve("subscribers.rejected.csv")).hasContent(REJECTS);
        assertState(file);
    }

    @Test
    void staysBelowTheLimit() throws Exception {
        try (KitSimulator limited = KitSimulator.builder().rateLimit(100).window(Duration.ofMillis(200)).start()) {
            JobRun run = JobRun.into(JobRun.access(limited, 100, Duration.ofMillis(200)), JobRun.sample(directory));

            assertThat(run.out()).contains("    980 created", "      8 rejected");
            assertThat(limited.countStatus(429)).isZero();
        }
    }

    @Test
    void stopsWhenTheAccountIsFull() throws Exception {
        kit.simulator().switches().set(Switch.SUBSCRIBER_LIMIT, 300L);

        JobRun run = JobRun.into(kit.simulator(), JobRun.sample(directory));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).matches("Stopped after [23]\\d\\d of 1,000 lines: Kit does not allow it for this account: "
                + "This request would exceed your subscriber limit; --resume goes on from there");
        assertThat(kit.simulator().state().subscriberCount()).isEqualTo(300);
        assertThat(kit.simulator().countStatus(403)).as("calls after the first refusal").isLessThanOrEqualTo(16);
        assertThat(directory.resolve("subscribers.rejected.csv")).content().startsWith(REJECTS.lines().limit(2)
                .collect(Collectors.joining("\n")));

        kit.simulator().switches().set(Switch.SUBSCRIBER_LIMIT, Long.MAX_VALUE);
        run = JobRun.into(kit.simulator(), directory.resolve("subscribers.csv"), "--resume");

        assertThat(run.out()).contains("Going on after ", "1,000 lines in", "      8 rejected");
        assertThat(directory.resolve("subscribers.rejected.csv")).hasContent(REJECTS);
        assertState(directory.resolve("subscribers.csv"));
    }

    @Test
    void isWhatItClaimsToBe() throws Exception {
        SubscriberFile file = SubscriberFile.check(JobRun.sample(directory), new ImportOptions());

        assertThat(file.lines()).isEqualTo(LINES);
        assertThat(file.tags().values()).hasSize(TAGS).contains("coffee, tea", "🎁 giveaway");
    }

    private void assertState(Path file) throws Exception {
        KitSimulator simulator = kit.simulator();
        assertThat(simulator.state().subscriberCount()).isEqualTo(PEOPLE);
        assertThat(simulator.state().tagCount()).isEqualTo(TAGS);
        Map<String, Long> tagIds = tagIds();
        Map<String, Integer> expected = new HashMap<>();
        try (CsvRows rows = CsvFile.of(file, null, null).open()) {
            rows.forEachRemaining(row -> {
                long id = simulator.state().subscriberId(row.value(0));
                String tag = row.value(2);
                if (id != 0 && !tag.isEmpty()) {
                    expected.merge(tag + id, 1, Integer::sum);
                    assertThat(simulator.state().isTagged(tagIds.get(tag), id)).as(row.toString()).isTrue();
                }
            });
        }
        assertThat(tagIds.values().stream().mapToInt(simulator.state()::taggedCount).sum()).isEqualTo(expected.size());
    }

    private Map<String, Long> tagIds() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kit.simulator().baseUri() + "/v4/tags"))
                .header("X-Kit-Api-Key", kit.simulator().apiKey()).build();
        JsonNode tags = new ObjectMapper().readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString())
                .body()).path("tags");
        Map<String, Long> ids = new HashMap<>();
        tags.forEach(tag -> ids.put(tag.path("name").asText(), tag.path("id").asLong()));
        return ids;
    }
}
