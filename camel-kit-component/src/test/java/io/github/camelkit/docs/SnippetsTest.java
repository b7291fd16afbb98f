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

import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every listing of the documentation: routes start, Java compiles, and properties are there. */
class SnippetsTest extends GuideTestSupport {

    /** Pages whose routes need more around them, and have tests of their own. */
    private static final Set<String> TRIED_ELSEWHERE = Set.of("kit-apps.adoc", "plugins.adoc");

    static Stream<Snippet> snippets() {
        return Page.all().stream().filter(page -> !TRIED_ELSEWHERE.contains(page.name()))
                .flatMap(page -> page.snippets().stream());
    }

    static Stream<Snippet> routeListings() {
        return snippets().filter(Snippet::isRoutes);
    }

    static Stream<Snippet> java() {
        return snippets().filter(snippet -> snippet.language().equals("java") && !snippet.isRoutes());
    }

    static Stream<Snippet> properties() {
        return snippets().filter(snippet -> snippet.language().equals("properties"));
    }

    static Stream<Snippet> dependencies() {
        return snippets().filter(snippet -> snippet.language().equals("xml") && !snippet.isRoutes()
                && snippet.text().contains("<groupId>io.github.camel-kit"));
    }

    @ParameterizedTest
    @MethodSource("routeListings")
    void routesStart(Snippet snippet) throws Exception {
        start(snippet);

        assertThat(context.getRoutes()).isNotEmpty();
        for (Route route : context.getRoutes()) {
            assertThat(context.getRouteController().getRouteStatus(route.getRouteId()).isStarted())
                    .as(route.getRouteId()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("java")
    void javaCompiles(Snippet snippet) throws Exception {
        if (snippet.isClass()) {
            assertThat(JavaListing.type(folder, snippet.text())).isNotNull();
        } else {
            JavaListing.statements(folder, snippet.text());
        }
    }

    @ParameterizedTest
    @MethodSource("properties")
    void propertiesAreThere(Snippet snippet) {
        snippet.text().lines().filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .forEach(key -> assertThat(Names.isProperty(key)).as(key).isTrue());
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void dependenciesAreOfThisVersion(Snippet snippet) {
        assertThat(snippet.text()).containsPattern(
                "<artifactId>camel-kit-(component|simulator|starter)</artifactId>\\s+<version>" + Descriptions.component().get("component").get("version").asText());
    }
}
