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
package io.github.camelkit.examples.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelkit.simulator.KitSimulatorExtension;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The recipe of the page of the examples.
 */
class CsvInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final KitSimulatorExtension kit = new KitSimulatorExtension();

    @TempDir
    private Path inbox;

    private final Main main = new Main();

    private void start(String apiKey) {
        main.addInitialProperty("camel.component.kit.base-uri", kit.simulator().baseUri());
        main.addInitialProperty("camel.component.kit.api-key", apiKey);
        main.addInitialProperty("inbox", inbox.toString());
        main.configure().addRoutesBuilder(new CsvInbox());
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void importsAndSetsAsideWhatIsWrong() throws Exception {
        Files.writeString(inbox.resolve("people.csv"), """
                EMAIL,name
                ada@example.com,Ada
                nobody,Nobody
                bob@example.com
                eve@example.com,Eve
                """);

        start(kit.simulator().apiKey());

        await().atMost(PATIENCE).until(() -> Files.exists(inbox.resolve("done/people.csv")));
        assertThat(kit.simulator().state().subscriberCount()).isEqualTo(2);
        assertThat(inbox.resolve("rejected/people.csv")).content()
                .matches("2,[^\n]*Email address is invalid[^\n]*,\"nobody,Nobody\"\n3,[^\n]+,bob@example.com\n");
    }

    @Test
    void stopsWithAWrongKeyAndKeepsTheFile() throws Exception {
        Files.writeString(inbox.resolve("people.csv"), "Email,Name\nada@example.com,Ada\nbob@example.com,Bob\n");

        start("wrong");

        await().atMost(PATIENCE).until(() -> main.getCamelContext().getRouteController().getRouteStatus("inbox")
                == ServiceStatus.Stopped);
        assertThat(inbox.resolve("people.csv")).exists();
        assertThat(inbox.resolve("rejected")).doesNotExist();
        assertThat(kit.simulator().state().subscriberCount()).isZero();
    }

    @Test
    void isOnThePage() throws Exception {
        Path module = Path.of(System.getProperty("basedir", "."));
        String source = Files.readString(module.resolve(
                "src/main/java/io/github/camelkit/examples/routes/CsvInbox.java"));
        String recipe = source.substring(source.indexOf("tag::recipe[]\n") + "tag::recipe[]\n".length(),
                source.indexOf("    // end::recipe[]")).stripTrailing().stripIndent();

        assertThat(module.resolve("README.adoc")).content().contains(recipe);
    }
}
