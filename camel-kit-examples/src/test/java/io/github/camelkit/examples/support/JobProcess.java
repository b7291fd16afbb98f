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
package io.github.camelkit.examples.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A job in a process of its own, which can be interrupted and killed.
 */
public final class JobProcess implements AutoCloseable {

    private static final int SECONDS = 180;

    private final Process process;
    private final Path out;

    private JobProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Runs the main class of a job. */
    public static JobProcess start(Class<?> main, Map<String, String> environment, List<String> jvm,
            String... arguments) throws IOException {
        // Started in the background, a process would not hear of an interruption
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(java(main, jvm, arguments));
        return start(command, environment);
    }

    /** On a disk that has room for so many blocks of 1 KB in a file. */
    public static JobProcess onFullDisk(int blocks, Class<?> main, Map<String, String> environment,
            String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "job"));
        // Which would be a file, too
        command.addAll(java(main, List.of("-XX:-UsePerfData"), arguments));
        return start(command, environment);
    }

    private static List<String> java(Class<?> main, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static JobProcess start(List<String> command, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile("job", ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        return new JobProcess(builder.start(), out);
    }

    /** Ctrl+C. */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
    }

    public int exitCode() throws InterruptedException {
        return exitCode(SECONDS);
    }

    /** Waits for the end for so long at most. */
    public int exitCode(int seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(() -> "ended; it said " + output()).isTrue();
        return process.exitValue();
    }

    /** What it has said so far, on both streams. */
    public String output() {
        try {
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
    }
}
