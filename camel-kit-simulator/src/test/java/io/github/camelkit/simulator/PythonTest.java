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
package io.github.camelkit.simulator;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A program in another language, which knows nothing but the OpenAPI document. */
class PythonTest {

    @Test
    void seedsDisturbsWatchesAndResets() throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(directory -> Path.of(directory, "python3"))
                .anyMatch(python -> python.toFile().canExecute())).as("python3 is there").isTrue();
        try (KitSimulator kit = KitSimulator.start()) {
            Process python = new ProcessBuilder("python3", "src/test/python/control.py", kit.baseUri())
                    .redirectErrorStream(true).start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(python.waitFor()).as(said).isZero();
            assertThat(said.strip()).isEqualTo("seeded, disturbed, watched and reset");
        }
    }
}
