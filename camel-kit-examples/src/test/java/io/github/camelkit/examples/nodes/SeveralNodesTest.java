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
package io.github.camelkit.examples.nodes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralNodesTest {

    @Test
    void theyShareTheWindowAndOneIsKilled() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new SeveralNodes(new PrintStream(written, true, StandardCharsets.UTF_8)).run(16);
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("window", "node 2 is killed").containsPattern("node 1 +[1-9]\\d* +\\d+%")
                .containsPattern("429s +0");
    }
}
