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
package io.github.camelkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.PluginOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is is documented, and what is documented is there. */
class DocumentedNamesTest {

    private static final Pattern CODE = Pattern.compile("`\\+?([^`]+?)\\+?`");
    private static final Pattern URI = Pattern.compile("(?<![\\w-])kit:([a-zA-Z_-]+)(?:\\?([^\\s\"'`]*))?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\*(\\w+)\\* \\(");
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z]+[A-Z][a-zA-Z]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("([a-zA-Z.]+)=.*");
    private static final Pattern LINK = Pattern.compile("(?:xref|link):([^\\[#\\s]+)(#[^\\[\\s]+)?\\[");

    /** Words of Java, Camel and the simulator that look like options. */
    private static final Set<String> OTHERS = Set.of("stopOnException", "requestBody", "parallelProcessing",
            "wireTap", "errorHandler", "onException", "logHttpActivity", "isOutcomeUnknown", "isOAuthRequired",
            "getStatusCode", "getErrors", "getRequestId", "listAccounts", "removeAccount", "setStore", "toString",
            "dropBefore", "dropAfter", "bulkDelay", "shuffleBulk", "callbackRetries", "bulkQueueLimit", "fontFamily");
    /** Of cookies and OAuth. */
    private static final Set<String> OTHER_PAIRS = Set.of("SameSite=Lax", "error=access_denied");
    private static final Set<String> APP_OPERATIONS = Stream.concat(
            Stream.of(AppOperation.values()).map(AppOperation::operation),
            Stream.of(PluginOperation.values()).map(PluginOperation::operation)).collect(Collectors.toSet());

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties", "headers"})
    void everyOptionAndHeaderHasARowAndEveryRowIsOne(String kind) {
        JsonNode names = Descriptions.component().get(kind);
        Set<String> there = new TreeSet<>();
        names.fieldNames().forEachRemaining(there::add);
        String page = String.join("\n", Page.of("kit-component.adoc").lines());
        List<String> parts = kind.equals("properties") ? List.of("path parameters", "query parameters")
                : List.of(kind.equals("headers") ? "headers" : "component options");
        Set<String> rows = new TreeSet<>();
        for (String part : parts) {
            int from = page.indexOf("// " + part + ": START");
            ROW.matcher(page.substring(from, page.indexOf("// " + part + ": END"))).results()
                    .forEach(row -> rows.add(row.group(1)));
        }

        assertThat(rows).isEqualTo(there);
    }

    @Test
    void everyOperationHasASectionAndEverySectionIsOne() throws IOException {
        List<String> sections = Pattern.compile("(?m)^=== (.+): (.+)$")
                .matcher(Files.readString(Page.FOLDER.resolve("operations.adoc"))).results()
                .map(heading -> heading.group(1) + '/' + heading.group(2)).toList();

        assertThat(sections).containsExactlyInAnyOrderElementsOf(Stream.concat(
                Operations.all().stream().map(Operation::id),
                Stream.of(AppOperation.values()).map(app -> AppOperation.RESOURCE + '/' + app.operation())).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void addressesHaveResourcesOperationsAndOptionsThatThereAre(Page page) {
        for (String line : page.lines()) {
            Matcher uri = URI.matcher(line);
            while (uri.find()) {
                checkUri(uri.group(1), uri.group(2) == null ? "" : uri.group(2), page.name() + ": " + line);
            }
        }
    }

    private static void checkUri(String resource, String query, String where) {
        String canonical = Operations.canonicalResource(resource);
        // kit:resource stands for any of them
        assertThat(Operations.names(canonical).isEmpty()).as(where)
                .isEqualTo(Set.of("raw", "resource", "oauth", "plugins").contains(canonical));
        for (String pair : query.replace("&amp;", "&").split("&")) {
            String[] option = pair.split("=", 2);
            if (!option[0].matches("\\w[\\w.]*") || option.length < 2) {
                continue;
            }
            assertThat(Names.isOption(option[0])).as(where + ": " + option[0]).isTrue();
            String operation = option[1].replaceAll("\\W.*", "");
            if (option[0].equals("operation") && !operation.isEmpty()) {
                assertThat(Operations.find(canonical, operation).isPresent() || APP_OPERATIONS.contains(operation))
                        .as(where).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void wordsInProseThatLookLikeNamesAreNames(Page page) {
        List<String> unknown = new ArrayList<>();
        for (String line : page.prose()) {
            Matcher code = CODE.matcher(line);
            while (code.find()) {
                if (!isKnown(code.group(1))) {
                    unknown.add(code.group(1));
                }
            }
        }

        assertThat(unknown).as("neither options, headers, properties, operations nor exceptions").isEmpty();
    }

    private static boolean isKnown(String word) {
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (word.startsWith("CamelKit")) {
            return Names.isHeader(word);
        }
        if (word.matches("camel\\.(component|main|server|health)\\.[\\w.\\[\\]-]+(=.*)?")) {
            return Names.isProperty(word.replaceAll("=.*", ""));
        }
        if (word.matches("Kit\\w+Exception")) {
            return isClass("io.github.camelkit.exception." + word) || isClass("io.github.camelkit.plugin." + word);
        }
        if (OTHER_PAIRS.contains(word) || APP_OPERATIONS.contains(word)) {
            return true;
        }
        if (assignment.matches()) {
            return Names.isOption(assignment.group(1)) || Names.isProperty(assignment.group(1));
        }
        return !CAMEL_CASE.matcher(word).matches() || Names.isOption(word) || OTHERS.contains(word)
                || Operations.all().stream().anyMatch(operation -> operation.name().equals(word));
    }

    private static boolean isClass(String name) {
        try {
            return Class.forName(name) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksHaveAnEnd(Page page) {
        for (String line : page.lines()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    Path target = Page.FOLDER.resolve(link.group(1));
                    assertThat(target).as(page.name()).exists();
                    if (link.group(2) != null && !link.group(2).startsWith("#_")) {
                        assertThat(target).content().contains("[[" + link.group(2).substring(1) + "]]");
                    }
                }
            }
        }
    }

    @Test
    void everyPageIsInTheIndex() {
        String index = String.join("\n", Page.of("README.adoc").lines());

        assertThat(pages()).filteredOn(page -> !page.name().equals("README.adoc"))
                .allSatisfy(page -> assertThat(index).contains("xref:" + page.name() + "["));
        assertThat(index).contains("xref:operations.adoc[");
    }
}
