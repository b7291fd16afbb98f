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
package io.github.camelkit.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Another Java process with the same class path, so that what is measured shares neither heap nor compiler with what it
 * is measured against. It answers lines with lines, and ends with this process.
 */
final class Jvm implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private Jvm(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Jvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), entry -> true, main, arguments);
    }

    /**
     * @param options   of the Java process
     * @param classPath which entries of the class path it gets
     */
    static Jvm start(List<String> options, Predicate<Path> classPath, Class<?> main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dorg.jboss.logging.provider=slf4j");
        command.addAll(options);
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> classPath.test(Path.of(entry))).collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Jvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The next line that it writes. */
    String read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The other Java process has ended");
        }
        return line;
    }

    String ask(String question) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return read();
    }

    /** For the main method of such a process: answers lines until the other process is gone. */
    static void serve(String first, UnaryOperator<String> answer) throws IOException {
        System.out.println(first);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(answer.apply(line));
        }
        System.exit(0);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
