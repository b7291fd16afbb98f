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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;

/**
 * Writes the reference page of all operations from the operation table, the options' descriptions, and the cases that
 * the tests run.
 */
public final class OperationsPage {

    private static final String METADATA = "/META-INF/io/github/camelkit/kit.json";
    private static final String INTRODUCTION = """
            // Generated from the operation table and its tests: changes belong there.
            = Operations
            :toc:
            :toclevels: 2

            Every operation is called with `+kit:<resource>?operation=<operation>+`. An option in the tables below can
            be given in the address of the endpoint, or for a single message as the header beside it; the header wins.
            An id that neither of them gives is taken from the body: the body is the id, or an object whose `id` it is.
            Input headers that an operation has used are removed from the message once it has succeeded.

            Times are ISO 8601 timestamps, dates, or Java's own types, and are sent in UTC. A value with a plus sign
            must stand in `+RAW(...)+` when it is an option, as in `+emailAddress=RAW(ann+news@example.com)+`.

            A body is a map, a model, a Jackson tree, or JSON as text, bytes or a stream. The answer is a model unless
            the option `outputType` says otherwise, and the header `CamelHttpResponseCode` has its status.

            An operation that is sent again after an unknown outcome is repeated by itself when the connection breaks
            or Kit fails. Any other operation then fails with an exception that says so.

            """;

    private static final String APPS = """
            What an app asks Kit's authorization server; these are no operations of Kit's API. Codes, verifiers, states and
            tokens are secret: keep them out of logs and addresses.

            """;

    private final JsonNode options = metadata().get("properties");
    private final JsonNode headers = metadata().get("headers");

    private OperationsPage() {
    }

    /**
     * @param args the file to write
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        String page = text();
        // A file that is up to date keeps its time
        if (!Files.exists(file) || !Files.readString(file).equals(page)) {
            Files.writeString(file, page);
        }
    }

    static String text() {
        return new OperationsPage().page();
    }

    private static JsonNode metadata() {
        try (InputStream in = OperationsPage.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        overview(page);
        for (String resource : Operations.resources()) {
            page.append("== ").append(resource).append("\n\n");
            for (Operation operation : Operations.all()) {
                if (operation.resource().equals(resource)) {
                    page.append(new OperationSection(operation, options).text());
                }
            }
        }
        page.append("== ").append(AppOperation.RESOURCE).append("\n\n").append(APPS);
        for (AppOperation operation : AppOperation.values()) {
            page.append(new AppOperationSection(operation, headers).text());
        }
        return page.toString().stripTrailing() + '\n';
    }

    private static void overview(StringBuilder page) {
        page.append("[cols=\"1,4\"]\n|===\n|Resource |Operations\n\n");
        for (String resource : Operations.resources()) {
            page.append('|').append(resource).append(" |");
            String links = String.join(", ", Operations.names(resource).stream()
                    .map(name -> "<<" + resource + '-' + name + ',' + name + ">>").toList());
            page.append(links).append('\n');
        }
        String links = String.join(", ", Arrays.stream(AppOperation.values())
                .map(o -> "<<" + AppOperation.RESOURCE + '-' + o.operation() + ',' + o.operation() + ">>").toList());
        page.append('|').append(AppOperation.RESOURCE).append(" |").append(links).append("\n|===\n\n");
    }
}
