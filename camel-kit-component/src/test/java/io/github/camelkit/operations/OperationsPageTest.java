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
package io.github.camelkit.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.github.camelkit.KitTestSupport;
import io.github.camelkit.docs.JavaListing;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference page is what would be generated now, and its routes compile and start.
 */
class OperationsPageTest extends KitTestSupport {

    private static final Path PAGE = Path.of("..", "docs", "operations.adoc");

    @Test
    void isUpToDate() throws Exception {
        assertThat(Files.readString(PAGE)).isEqualTo(OperationsPage.text());
    }

    @Test
    void isWrittenToTheFileThatIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("operations.adoc");

        OperationsPage.main(new String[] {file.toString()});

        assertThat(file).hasContent(OperationsPage.text());
    }

    @Test
    void hasEveryOperation() {
        String page = OperationsPage.text();

        for (Operation operation : Operations.all()) {
            assertThat(page).contains("[[" + operation.resource() + '-' + operation.name() + "]]",
                    operation.summary(), "kit:" + operation.resource() + "?operation=" + operation.name());
        }
        for (AppOperation operation : AppOperation.values()) {
            assertThat(page).contains("[[" + AppOperation.RESOURCE + '-' + operation.operation() + "]]",
                    operation.summary(), "kit:" + AppOperation.RESOURCE + "?operation=" + operation.operation());
        }
        assertThat(page.lines().filter("----"::equals))
                .hasSize(2 * (Operations.all().size() + AppOperation.values().length));
    }

    @Test
    void routesCompileAndStart(@TempDir Path folder) throws Exception {
        context.getRegistry().bind("secretOfTheApp", "s3cret");
        component().getConfiguration().setApiKey(null);
        component().getConfiguration().setAccessToken(kit.accessToken());
        String routes = OperationsPage.text().lines().dropWhile(line -> !line.equals("----"))
                .collect(Collectors.joining("\n"));
        StringBuilder blocks = new StringBuilder();
        String[] parts = routes.split("(?m)^----$");
        for (int i = 1; i < parts.length; i += 2) {
            blocks.append(parts[i]);
        }

        context.addRoutes(JavaListing.routes(folder, blocks.toString()));

        assertThat(context.getRoutes()).hasSize(Operations.all().size() + AppOperation.values().length)
                .allMatch(route -> context.getRouteController().getRouteStatus(route.getRouteId()).isStarted());
    }
}
