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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.github.camelkit.examples.support.CommandRun;
import io.github.camelkit.examples.support.JobProcess;
import io.github.camelkit.examples.support.KitAccess;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.KitSimulatorExtension;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What ends the job before its end: the exit code, the sentence, and that nothing is lost.
 */
class FailureTest {

    private static final int LINES = 600;
    // Every tenth address is none
    private static final int REJECTED = LINES / 10;
    // So that few rejected lines fill a disk
    private static final String TOWN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ".repeat(2);
    private static final int UNDER_WAY = 8;
    // Slow enough for the job to be in the middle, within the 120 calls of a minute
    private static final Duration CALL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @RegisterExtension
    private final KitSimulatorExtension extension = new KitSimulatorExtension(
            builder -> builder.rateLimit(0).oauthRateLimit(0));

    @TempDir
    private Path directory;

    private Path file;
    private final StringBuilder rejects = new StringBuilder("email,city,line,reason\n");

    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of("email,city"));
        for (int i = 1; i <= LINES; i++) {
            lines.add((i % 10 == 0 ? "nobody" + i : "person" + i + "@example.com") + ",\"" + TOWN + i + "\"");
            if (i % 10 == 0) {
                rejects.append("nobody").append(i).append(',').append(TOWN).append(i).append(',').append(i + 1)
                        .append(",Email address is invalid\n");
            }
        }
        file = Files.write(directory.resolve("people.csv"), lines);
    }

    private KitSimulator kit() {
        return extension.simulator();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsWithAWrongCredential(boolean token) {
        JobRun run = JobRun.command(Map.of(token ? "KIT_ACCESS_TOKEN" : "KIT_API_KEY", "wrong", "KIT_BASE_URI",
                kit().baseUri()), false, "--file", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("Kit refuses the credentials (The "
                + (token ? "access token" : "API key") + " is invalid): check KIT_API_KEY or KIT_ACCESS_TOKEN");
        assertNothingDone();
    }

    @Test
    void stopsWithAnAddressWhereKitIsNot() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/shop", call -> {
            byte[] page = "{}".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, page.length);
            call.getResponseBody().write(page);
            call.close();
        });
        site.start();
        try {
            String address = "http://127.0.0.1:" + site.getAddress().getPort();
            assertStopped(address, "There is no Kit at this address, which answers 404: check KIT_BASE_URI");
            assertStopped(address + "/shop", "What answers is not Kit: check KIT_BASE_URI");
        } finally {
            site.stop(0);
        }
        assertStopped(kit().baseUri() + "/v3", "There is no Kit at this address");
    }

    @Test
    void stopsWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertStopped("http://127.0.0.1:" + port, "account/get: Kit cannot be reached");
    }

    private void assertStopped(String baseUri, String sentence) {
        KitAccess kit = KitAccess.withApiKey(baseUri, "key", KitAccess.Limit.perMinute(1000)).with("retry-delay", "5");

        JobRun run = JobRun.into(kit, file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(sentence).hasLineCount(1);
        assertNothingDone();
    }

    private void assertNothingDone() {
        assertThat(kit().state().subscriberCount()).isZero();
        assertThat(directory.toFile().list()).containsExactly("people.csv");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnWhenKitIsWellAgain(boolean bulk) throws IOException {
        kit().faults().next(1).on("POST", bulk ? "/v4/bulk/subscribers" : "/v4/subscribers").delay(Duration.ZERO);
        kit().faults().next(100).on("POST", bulk ? "/v4/bulk/subscribers" : "/v4/subscribers").status(500);

        JobRun run = bulk ? JobRun.intoBulk(kit(), file) : JobRun.into(kit(), file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Stopped after ").contains("subscribers/", "500").hasLineCount(1);
        assertThat(run.out()).doesNotContain("rejected");

        kit().faults().clear();
        assertResumed(bulk);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnWhenThePlanIsLargeEnough(boolean bulk) throws IOException {
        kit().switches().set(Switch.SUBSCRIBER_LIMIT, 100L);

        JobRun run = bulk ? JobRun.intoBulk(kit(), file) : JobRun.into(kit(), file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(": Kit does not allow it for this account: This request would exceed your"
                + " subscriber limit").hasLineCount(1);
        assertThat(kit().countStatus(403)).isLessThanOrEqualTo(bulk ? 20 : UNDER_WAY);

        kit().switches().set(Switch.SUBSCRIBER_LIMIT, Long.MAX_VALUE);
        assertResumed(bulk);
    }

    private void assertResumed(boolean bulk) throws IOException {
        JobRun run = bulk ? JobRun.intoBulk(kit(), file, "--resume") : JobRun.into(kit(), file, "--resume");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(LINES + " lines in ", REJECTED + " rejected",
                REJECTED + " Email address is invalid");
        assertThat(kit().state().subscriberCount()).isEqualTo(LINES - REJECTED);
        assertThat(directory.resolve("people.rejected.csv")).content().isEqualTo(rejects.toString());
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("people.csv", "people.rejected.csv");
    }

    @Test
    void stopsWithAFullDisk() throws Exception {
        try (JobProcess job = JobProcess.onFullDisk(1, ImportSubscribers.class, CommandRun.environment(kit()), "--file",
                file.toString())) {
            assertThat(job.exitCode()).as(job.output()).isEqualTo(2);
            assertThat(job.output()).containsPattern("Stopped after \\d+ of 600 lines: The rejected lines cannot be"
                    + " written to .*people.rejected.csv: File too large");
        }

        assertResumed(false);
    }

    @Test
    void writesDownWhatIsDoneWhenItIsInterrupted() throws Exception {
        kit().faults().next(LINES).on("POST", "/v4/subscribers").delay(CALL);
        try (JobProcess job = start()) {
            await().atMost(PATIENCE).until(() -> kit().state().subscriberCount() > 50);

            job.interrupt();

            assertThat(job.exitCode()).as(job.output()).isEqualTo(130);
            assertThat(job.output()).containsPattern("Interrupted after \\d+ of 600 lines; --resume goes on from there");
            assertThat(Checkpoint.load(Checkpoint.path(file)).lines()).isGreaterThan(50).isLessThan(LINES);
        }

        kit().faults().clear();
        assertResumed(false);
        assertThat(calls()).as("what is done is not done again").isEqualTo(LINES);
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        kit().faults().next(LINES).on("POST", "/v4/subscribers").delay(CALL);
        try (JobProcess job = start()) {
            await().atMost(PATIENCE).until(() -> Files.exists(Checkpoint.path(file)));
            long saved = Checkpoint.load(Checkpoint.path(file)).lines();
            await().atMost(PATIENCE).until(() -> kit().state().subscriberCount() > saved + 10);

            job.kill();

            assertThat(job.exitCode()).as(job.output()).isEqualTo(137);
        }
        assertThat(Checkpoint.load(Checkpoint.path(file)).lines()).isLessThan(LINES);

        kit().faults().clear();
        assertResumed(false);
    }

    private JobProcess start() throws IOException {
        return JobProcess.start(ImportSubscribers.class, CommandRun.environment(kit()), List.of(), "--file",
                file.toString());
    }

    private long calls() {
        return kit().requests().stream().filter(request -> request.path().equals("/v4/subscribers")).count();
    }
}
